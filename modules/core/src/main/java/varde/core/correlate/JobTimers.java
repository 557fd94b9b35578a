package varde.core.correlate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.job.JobState;
import varde.core.time.Now;

/**
 * When each job wants to be asked: when it is due, by log time; when what is awaited has not come, by observed time, and
 * then when the marks confirm that it has not.
 */
final class JobTimers {

    private record Timer(String component, long at, long confirmed) {}

    private static final Comparator<Timer> EARLIEST =
            Comparator.comparingLong(Timer::at).thenComparing(Timer::component).thenComparingLong(Timer::confirmed);

    private final SortedSet<Timer> due = new TreeSet<>(EARLIEST);
    private final SortedSet<Timer> awaited = new TreeSet<>(EARLIEST);
    private final SortedSet<Timer> unconfirmed = new TreeSet<>(EARLIEST);
    private final Map<String, List<Timer>> timers = new HashMap<>();

    /** A job wants to be asked so, and no longer as before. */
    void set(String component, Optional<Long> nextDue, JobState state) {
        drop(component);
        List<Timer> set = new ArrayList<>(2);
        nextDue.ifPresent(at -> add(due, new Timer(component, at, 0), set));
        state.awaited().ifPresent(one -> add(awaited, new Timer(component, one.until(), one.confirmed()), set));
        state.run()
                .filter(run -> run.until() != Long.MAX_VALUE)
                .ifPresent(run -> add(awaited, new Timer(component, run.until(), run.confirmed()), set));
        if (!set.isEmpty()) {
            timers.put(component, set);
        }
    }

    private static void add(SortedSet<Timer> timers, Timer timer, List<Timer> set) {
        timers.add(timer);
        set.add(timer);
    }

    void drop(String component) {
        List<Timer> gone = timers.remove(component);
        if (gone != null) {
            for (Timer timer : gone) {
                due.remove(timer);
                awaited.remove(timer);
                unconfirmed.remove(new Timer(timer.component(), timer.confirmed(), timer.confirmed()));
            }
        }
    }

    /** A job whose time has come, if there is one. */
    Optional<String> next(Now now, OptionalLong marks) {
        while (!awaited.isEmpty() && awaited.first().at() <= now.observed()) {
            Timer first = awaited.first();
            awaited.remove(first);
            unconfirmed.add(new Timer(first.component(), first.confirmed(), first.confirmed()));
        }
        if (!due.isEmpty() && due.first().at() <= now.log()) {
            return Optional.of(due.first().component());
        }
        return unconfirmed.isEmpty() || marks.isEmpty() || unconfirmed.first().confirmed() > marks.getAsLong()
                ? Optional.empty()
                : Optional.of(unconfirmed.first().component());
    }
}
