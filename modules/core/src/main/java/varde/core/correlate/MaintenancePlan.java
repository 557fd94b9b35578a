package varde.core.correlate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.landscape.Maintenance;

/** The maintenance windows there are, by what the log says: for those who plan them. CORRELATE reads the same in the same way. */
public final class MaintenancePlan {

    /**
     * One window.
     *
     * @param window the window
     * @param byHand whether somebody said it by hand, and it is not in the configuration
     * @param from log time at which it begins, or has begun, in milliseconds
     * @param until log time at which it ends, in milliseconds
     */
    public record Entry(Maintenance window, boolean byHand, long from, long until) {

        /** Whether it is open at a log time. */
        public boolean open(long log) {
            return from <= log && log < until;
        }
    }

    private final Map<String, Maintenance> configured = new TreeMap<>();
    private final Map<String, Maintenance> byHand = new TreeMap<>();

    /** These are in the configuration. */
    public MaintenancePlan(List<Maintenance> configured) {
        configured.forEach(window -> this.configured.put(window.id(), window));
    }

    /**
     * The window that a command plans.
     *
     * @param id its id
     * @param values the command's values
     * @param who who says it
     * @param log log time, in milliseconds
     * @return empty if the command ends a window
     * @throws IllegalArgumentException if it cannot be one; the message says what is wrong
     */
    public static Optional<Maintenance> window(String id, SortedMap<String, String> values, String who, long log) {
        return WindowReader.read(new WindowRow(id, values, who, log));
    }

    /** Somebody has said this; it takes the place of a window with the same id. What cannot be one is passed by, as it is refused. */
    public void said(String id, SortedMap<String, String> values, String who, long log) {
        try {
            Optional<Maintenance> window = window(id, values, who, log);
            window.ifPresentOrElse(planned -> byHand.put(id, planned), () -> byHand.remove(id));
            configured.remove(id);
        } catch (IllegalArgumentException refused) {
            return;
        }
    }

    /** Those that are open at this log time or to come, the next first. */
    public List<Entry> at(long log) {
        List<Entry> entries = new ArrayList<>();
        configured.values().forEach(window -> add(entries, window, false, log));
        byHand.values().forEach(window -> add(entries, window, true, log));
        entries.sort(Comparator.comparingLong(Entry::from)
                .thenComparing(entry -> entry.window().id()));
        return entries;
    }

    private static void add(List<Entry> entries, Maintenance window, boolean byHand, long log) {
        Windows.span(window, log).ifPresent(span -> entries.add(new Entry(window, byHand, span.from(), span.until())));
    }
}
