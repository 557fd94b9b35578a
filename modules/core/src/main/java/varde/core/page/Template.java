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

    /** A stretch of text, or a placeholder's name. */
    private record Bit(String text, boolean placeholder) {

        String with(Map<String, String> values) {
            return placeholder ? values.getOrDefault(text, "") : text;
        }
    }

    /** A piece of a template. */
    private record Piece(List<Bit> bits, boolean optional) {

        static Piece of(String text, boolean optional) {
            List<Bit> bits = new ArrayList<>();
            Matcher placeholders = PLACEHOLDER.matcher(text);
            int from = 0;
            while (placeholders.find()) {
                bits.add(new Bit(text.substring(from, placeholders.start()), false));
                bits.add(new Bit(placeholders.group(1), true));
                from = placeholders.end();
            }
            bits.add(new Bit(text.substring(from), false));
            return new Piece(List.copyOf(bits), optional);
        }

        /** Whether it is said: all of its placeholders have something to say, or it is no section. */
        boolean isSaid(Map<String, String> values) {
            return !optional
                    || bits.stream()
                            .noneMatch(
                                    bit -> bit.placeholder() && bit.with(values).isEmpty());
        }
    }

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
            pieces.add(Piece.of(text.substring(from, sections.start()), false));
            pieces.add(Piece.of(sections.group(1), true));
            from = sections.end();
        }
        pieces.add(Piece.of(text.substring(from), false));
    }

    /** The text with these values; a placeholder without one says nothing. */
    String with(Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.isSaid(values)) {
                piece.bits().forEach(bit -> out.append(bit.with(values)));
            }
        }
        return out.toString();
    }
}
