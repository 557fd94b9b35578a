package varde.agent.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which HTTP statuses are good.
 *
 * @param ranges at least one
 */
public record StatusSet(List<Range> ranges) {

    private static final Pattern RANGE = Pattern.compile("\\s*([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?\\s*");

    /**
     * From one status to another.
     *
     * @param first 100 to 599
     * @param last not below the first, included
     */
    public record Range(int first, int last) {}

    /**
     * Reads what a file says.
     *
     * @param text such as {@code 200}, {@code 200-399} or {@code 200,301-308}
     * @throws IllegalArgumentException if it is none; the message says how to write it
     */
    public static StatusSet of(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw new IllegalArgumentException(
                        "`" + text + "` is not a set of HTTP statuses; write it like 200, 200-399 or 200,301-308");
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (last < first) {
                throw new IllegalArgumentException("`" + part.strip() + "` ends before it begins");
            }
            ranges.add(new Range(first, last));
        }
        return new StatusSet(List.copyOf(ranges));
    }

    /** Whether this status is good. */
    public boolean contains(int status) {
        return ranges.stream().anyMatch(range -> range.first() <= status && status <= range.last());
    }

    /** As a file writes it. */
    @Override
    public String toString() {
        return ranges.stream()
                .map(range -> range.first() == range.last() ? "" + range.first() : range.first() + "-" + range.last())
                .collect(Collectors.joining(","));
    }
}
