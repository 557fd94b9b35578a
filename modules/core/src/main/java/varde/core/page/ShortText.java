package varde.core.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a text fit one segment of an SMS: names are cut first, the longest first; then what can be left out is left out;
 * then names are cut further. Numbers, times and the link are never cut.
 */
final class ShortText {

    private static final List<String> NAMES = List.of("title", "cause", "team", "by", "movedTo");
    private static final List<String> DISPENSABLE = List.of("hits", "cause", "unconfirmed");
    private static final int READABLE = 12;
    private static final int SHORTEST = 4;

    private final Template template;
    private final Map<String, String> values = new TreeMap<>();

    ShortText(Template template, Map<String, String> values) {
        this.template = template;
        values.forEach((name, value) -> this.values.put(name, Gsm7.of(value).strip()));
        this.values.put("mark", Gsm7.of(values.getOrDefault("mark", "")));
    }

    /** The text. */
    String fitted() {
        cutNames(READABLE);
        for (String name : DISPENSABLE) {
            if (tooLong() > 0) {
                values.put(name, "");
            }
        }
        cutNames(SHORTEST);
        return text();
    }

    private void cutNames(int shortest) {
        for (int over = tooLong(); over > 0; over = tooLong()) {
            Optional<String> longest =
                    NAMES.stream().filter(name -> length(name) > shortest).max(Comparator.comparingInt(this::length));
            if (longest.isEmpty()) {
                return;
            }
            String name = longest.get();
            String value = values.getOrDefault(name, "");
            values.put(name, value.substring(0, value.length() - 1).stripTrailing());
        }
    }

    private int tooLong() {
        return Gsm7.septets(text()) - Gsm7.SEGMENT;
    }

    private int length(String name) {
        return values.getOrDefault(name, "").length();
    }

    private String text() {
        return Gsm7.of(template.with(values)).strip();
    }
}
