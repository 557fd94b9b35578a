package varde.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code {placeholders}}. What stands between {@code [[} and {@code ]]} is left out when one of the
 * placeholders in it has nothing to say.
 */
final class Template {

    private static final Pattern SECTION = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    /** A piece of a template. */
    private record Piece(String text, boolean optional) {}

    private final List<Piece> pieces = new ArrayList<>();

    /**
     * Reads a template.
     *
     * @param name where it comes from, for the error
     * @param text the template
     * @param known the placeholders that there are
     * @throws IllegalArgumentException if it names another placeholder
     */
    Template(String name, String text, Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        Matcher placeholders = PLACEHOLDER.matcher(text);
        while (placeholders.find()) {
            if (!known.contains(placeholders.group(1))) {
                unknown.add(placeholders.group(1));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "template " + name + " has " + unknown + ", but there are only " + new TreeSet<>(known));
        }
        Matcher sections = SECTION.matcher(text);
        int from = 0;
        while (sections.find()) {
            pieces.add(new Piece(text.substring(from, sections.start()), false));
            pieces.add(new Piece(sections.group(1), true));
            from = sections.end();
        }
        pieces.add(new Piece(text.substring(from), false));
    }

    /** The text with these values; a placeholder without one says nothing. */
    String with(Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            if (!piece.optional() || complete(piece.text(), values)) {
                out.append(filled(piece.text(), values));
            }
        }
        return out.toString();
    }

    private static boolean complete(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .noneMatch(found -> values.getOrDefault(found.group(1), "").isEmpty());
    }

    private static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
