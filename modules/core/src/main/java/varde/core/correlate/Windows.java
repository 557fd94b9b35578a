package varde.core.correlate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.landscape.Falling;
import varde.core.landscape.Landscape;
import varde.core.landscape.Maintenance;
import varde.core.time.Cron;

/**
 * Maintenance windows, from the configuration and by hand: which are open at a log time, and what each covers. A subtree is a
 * component and all that would fall with it; what has other ways left is not covered.
 */
final class Windows {

    /** No window begins or ends any more. */
    private static final long NEVER = Long.MAX_VALUE;

    /** So many starts of a recurring window are looked at to find the latest; more cannot lie within one sensible window. */
    private static final int MOST_STARTS = 1_500;

    /**
     * A window that is open.
     *
     * @param window the window
     * @param until log time at which it ends, in milliseconds
     * @param covers how many components it covers
     */
    record Open(Maintenance window, long until, int covers) {}

    /** One occurrence, in log time. */
    record Span(long from, long until) {}

    private final Landscape landscape;
    private final Memory memory;
    private final List<Maintenance> planned;
    private long[] until;
    private String[] by;
    private List<Open> open = List.of();
    private long next = Long.MIN_VALUE;

    Windows(Configuration configuration, Memory memory) {
        this.landscape = configuration.landscape();
        this.memory = memory;
        this.planned = configuration.maintenance();
        this.until = new long[landscape.size()];
        this.by = new String[landscape.size()];
        Arrays.fill(by, "");
    }

    void grow(int size) {
        if (size > until.length) {
            int before = until.length;
            until = Arrays.copyOf(until, size);
            by = Arrays.copyOf(by, size);
            Arrays.fill(by, before, size, "");
        }
    }

    /** Windows were planned or ended by hand: looks at all anew. */
    void changed() {
        next = Long.MIN_VALUE;
    }

    /** Opens and ends what is due; tells whether anything was. */
    boolean advance(long log) {
        if (log < next) {
            return false;
        }
        next = NEVER;
        Arrays.fill(until, 0);
        Arrays.fill(by, "");
        List<Open> now = new ArrayList<>();
        for (Maintenance window : all()) {
            Optional<Span> span = span(window, log);
            if (span.isEmpty()) {
                continue;
            }
            if (span.get().from() > log) {
                next = Math.min(next, span.get().from());
            } else {
                next = Math.min(next, span.get().until());
                now.add(new Open(
                        window, span.get().until(), cover(window, span.get().until())));
            }
        }
        open = List.copyOf(now);
        return true;
    }

    /** All windows by id; one by hand takes the place of one of the configuration with the same id. */
    private Iterable<Maintenance> all() {
        Map<String, Maintenance> all = new TreeMap<>();
        planned.forEach(window -> all.put(window.id(), window));
        memory.windows
                .values()
                .forEach(row -> WindowReader.read(row).ifPresent(window -> all.put(window.id(), window)));
        memory.windows.values().stream()
                .filter(row -> WindowReader.isEnd(row.values()))
                .forEach(row -> all.remove(row.id()));
        return all.values();
    }

    /** The occurrence of a window that is open at this log time, or else its next. */
    static Optional<Span> span(Maintenance window, long log) {
        if (window.schedule().isEmpty()) {
            long from = window.from().map(time -> millis(window, time)).orElse(Long.MIN_VALUE);
            long to = window.to().map(time -> millis(window, time)).orElse(Long.MIN_VALUE);
            return to > log ? Optional.of(new Span(from, to)) : Optional.empty();
        }
        Cron cron = Cron.parse(window.schedule().get());
        long lasts = window.lasts().orElse(Duration.ZERO).toMillis();
        LocalDateTime before = LocalDateTime.ofInstant(Instant.ofEpochMilli(log - lasts), window.timezone());
        Optional<LocalDateTime> start = cron.next(before.minusMinutes(1));
        Optional<Span> latest = Optional.empty();
        for (int count = 0; count < MOST_STARTS && start.isPresent(); count++) {
            long from = millis(window, start.get());
            Span span = new Span(from, from + lasts);
            if (from > log) {
                return latest.isPresent() ? latest : Optional.of(span);
            }
            latest = span.until() > log ? Optional.of(span) : latest;
            start = cron.next(start.get());
        }
        return latest;
    }

    private static long millis(Maintenance window, LocalDateTime time) {
        return time.atZone(window.timezone()).toInstant().toEpochMilli();
    }

    private int cover(Maintenance window, long end) {
        List<Integer> nodes = covered(window);
        for (int node : nodes) {
            if (end > until[node]) {
                until[node] = end;
                by[node] = window.id();
            }
        }
        return nodes.size();
    }

    /** What a window covers. */
    List<Integer> covered(Maintenance window) {
        List<Integer> nodes = new ArrayList<>();
        window.component()
                .map(landscape::node)
                .filter(node -> node != Landscape.NONE)
                .ifPresent(nodes::add);
        window.subtree()
                .map(landscape::node)
                .filter(node -> node != Landscape.NONE)
                .ifPresent(node -> nodes.addAll(new Falling(landscape).all(node)));
        if (!window.matchers().isEmpty()) {
            for (int node = 0; node < landscape.size(); node++) {
                Map<String, String> labels = Notices.labelsOf(landscape.component(node));
                if (window.matchers().stream().allMatch(matcher -> matcher.matches(labels))) {
                    nodes.add(node);
                }
            }
        }
        return nodes;
    }

    /** Whether there is a window of this id, open or to come. */
    boolean knows(String id) {
        WindowRow row = memory.windows.get(id);
        return row == null
                ? planned.stream().anyMatch(window -> window.id().equals(id))
                : !WindowReader.isEnd(row.values());
    }

    /** The windows that are open. */
    List<Open> open() {
        return open;
    }

    /** Log time until which a node is under maintenance, in milliseconds; 0 if it is not. */
    long until(int node) {
        return node < until.length ? until[node] : 0;
    }

    /** Id of the window that a node is under; empty if there is none. */
    String by(int node) {
        return node < by.length ? by[node] : "";
    }

    /** The open window of this id. */
    Optional<Open> open(String id) {
        return open.stream().filter(one -> one.window().id().equals(id)).findFirst();
    }
}
