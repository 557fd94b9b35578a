package varde.core.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a text fit one segment of an SMS: long names are cut first, the longest first, as far as they stay readable; if
 * that is not enough, what can be left out is left out; then names are cut further. Numbers, times and the link are never
 * cut.
 */
final class ShortText {

    private static final List<String> NAMES = List.of("title", "cause", "team", "by", "movedTo", "first");
    private static final List<String> DISPENSABLE = List.of("hits", "cause", "unconfirmed");
    private static final int READABLE = 16;
    private static final int SHORTEST = 4;

    private final Template template;
    private final Map<String, String> whole = new TreeMap<>();
    private final Map<String, String> values = new TreeMap<>();

    ShortText(Template template, Map<String, String> values) {
        this.template = template;
        values.forEach((name, value) -> whole.put(name, shortened(Gsm7.of(value).strip())));
        whole.put("mark", Gsm7.of(values.getOrDefault("mark", "")));
    }

    /** The text. */
    String fitted() {
        fit(0, READABLE);
        for (int dropped = 1; dropped <= DISPENSABLE.size() && tooLong() > 0; dropped++) {
            fit(dropped, READABLE);
        }
        if (tooLong() > 0) {
            fit(DISPENSABLE.size(), SHORTEST);
        }
        return text();
    }

    /** Begins with everything, leaves out so many of what can be left out, and cuts names no further than this. */
    private void fit(int dropped, int shortest) {
        values.putAll(whole);
        DISPENSABLE.subList(0, dropped).forEach(name -> values.put(name, ""));
        cutNames(shortest);
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

    private static String shortened(String value) {
        return value.substring(0, Math.min(value.length(), Gsm7.SEGMENT));
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
