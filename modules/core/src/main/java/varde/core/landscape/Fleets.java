package varde.core.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fleets: components declared once by a range in their id, such as {@code trondheim/vm-{0001..1375}}. The number, written
 * as wide as the range's bounds, may be used as {@code {n}} in name, labels, needs and {@code watch.by}.
 */
public final class Fleets {

    /** The most members that one fleet may have. */
    public static final int MOST_MEMBERS = 1_000_000;

    private static final Pattern RANGE = Pattern.compile("\\{(\\d{1,9})\\.\\.(\\d{1,9})}");
    private static final String NUMBER = "{n}";

    /**
     * A fleet's range.
     *
     * @param prefix the id before it
     * @param from first number
     * @param to last number, not below the first
     * @param width how many digits are written at least
     * @param suffix the id after it
     */
    public record Range(String prefix, int from, int to, int width, String suffix) {

        /** How many members there are. */
        public int size() {
            return to - from + 1;
        }

        /** The number as it is written in ids and in place of {@code {n}}. */
        public String written(int number) {
            String digits = Integer.toString(number);
            return "0".repeat(Math.max(0, width - digits.length())) + digits;
        }

        /** Whether this is the id of a member. */
        public boolean contains(String id) {
            if (!id.startsWith(prefix) || !id.endsWith(suffix) || id.length() <= prefix.length() + suffix.length()) {
                return false;
            }
            String digits = id.substring(prefix.length(), id.length() - suffix.length());
            if (digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
            int number = Integer.parseInt(digits);
            return number >= from && number <= to && written(number).equals(digits);
        }

        /** The id of one member. */
        public String id(int number) {
            return prefix + written(number) + suffix;
        }
    }

    private Fleets() {}

    /**
     * The range in an id; empty if the id is that of a single component.
     *
     * @throws IllegalArgumentException if there is more than one range, or it runs backwards, or is too large
     */
    public static Optional<Range> range(String id) {
        Matcher found = RANGE.matcher(id);
        if (!found.find()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(found.group(1));
        int to = Integer.parseInt(found.group(2));
        if (to < from) {
            throw new IllegalArgumentException(id + ": the range runs backwards; write the lower number first");
        }
        if (to - from >= MOST_MEMBERS) {
            throw new IllegalArgumentException(id + ": a fleet may have at most " + MOST_MEMBERS + " members");
        }
        Range range = new Range(
                id.substring(0, found.start()),
                from,
                to,
                width(found.group(1), found.group(2)),
                id.substring(found.end()));
        if (RANGE.matcher(range.suffix()).find()) {
            throw new IllegalArgumentException(id + ": an id may hold one range only");
        }
        return Optional.of(range);
    }

    private static int width(String from, String to) {
        return from.startsWith("0") || from.length() == to.length() ? from.length() : 1;
    }

    /**
     * Whether an id is that of this declaration, or of a member of this fleet.
     *
     * @throws IllegalArgumentException if the declaration's range is impossible
     */
    public static boolean contains(String declared, String id) {
        if (declared.indexOf('{') < 0) {
            return declared.equals(id);
        }
        Optional<Range> range = range(declared);
        return range.isEmpty() ? declared.equals(id) : range.get().contains(id);
    }

    /** All members of a fleet, in order; the component itself if it is none. */
    public static List<Component> expand(Component declared) {
        Optional<Range> range = range(declared.id());
        if (range.isEmpty()) {
            return List.of(declared);
        }
        List<Component> members = new ArrayList<>(range.get().size());
        for (int number = range.get().from(); number <= range.get().to(); number++) {
            members.add(member(declared, range.get(), number));
        }
        return members;
    }

    /** The ids of all members of a fleet, in order; the id itself if it is none. */
    public static List<String> ids(String id) {
        return range(id)
                .map(range -> {
                    List<String> ids = new ArrayList<>(range.size());
                    for (int number = range.from(); number <= range.to(); number++) {
                        ids.add(range.id(number));
                    }
                    return ids;
                })
                .orElse(new ArrayList<>(List.of(id)));
    }

    /** One member of a fleet. */
    public static Component member(Component fleet, Range range, int number) {
        String n = range.written(number);
        return new Component(
                range.id(number),
                fleet.kind(),
                numbered(fleet.name(), n),
                labels(fleet.labels(), n),
                fleet.owner(),
                fleet.criticality(),
                fleet.domain(),
                fleet.needs().stream().map(need -> numbered(need, n)).toList(),
                fleet.watch().map(watch -> numbered(watch, n)));
    }

    /** The text with {@code {n}} replaced by a written number. */
    static String numbered(String text, String n) {
        return text.contains(NUMBER) ? text.replace(NUMBER, n) : text;
    }

    private static SortedMap<String, String> labels(SortedMap<String, String> labels, String n) {
        SortedMap<String, String> numbered = new TreeMap<>();
        labels.forEach((name, value) -> numbered.put(name, numbered(value, n)));
        return numbered;
    }

    private static Need numbered(Need need, String n) {
        return new Need(
                need.atLeast(), need.of().stream().map(id -> numbered(id, n)).toList());
    }

    private static Watch numbered(Watch watch, String n) {
        return new Watch(
                watch.by().stream().map(by -> numbered(by, n)).toList(),
                watch.interval(),
                watch.grace(),
                watch.sites(),
                watch.slow(),
                watch.job());
    }
}
