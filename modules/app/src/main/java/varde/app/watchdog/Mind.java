package varde.app.watchdog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import varde.core.watchdog.Concern;
import varde.core.watchdog.Patience;
import varde.core.watchdog.WatchEvent;
import varde.core.watchdog.WatchInput;
import varde.core.watchdog.WatchState;
import varde.core.watchdog.Watching;

/** Where a watchdog's decisions meet its clock: what is seen by several threads goes in one after the other. */
final class Mind {

    private final Watching watching;
    private final LongSupplier clock;
    private final Set<Integer> sung = new TreeSet<>();
    private WatchState state;

    Mind(Patience patience) {
        this(patience, Mind::now);
    }

    Mind(Patience patience, LongSupplier clock) {
        this.watching = new Watching(patience);
        this.clock = clock;
        this.state = watching.initial(clock.getAsLong());
    }

    /** Milliseconds that only grow. */
    static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Something was seen; what is to be said of it. */
    synchronized List<WatchEvent> take(WatchInput input) {
        List<WatchEvent> events = new ArrayList<>(watching.decide(state, input, clock.getAsLong()));
        for (WatchEvent event : events) {
            state = watching.evolve(state, event);
        }
        if (input instanceof WatchInput.Sang canary) {
            sung.add(canary.partition());
        }
        return events;
    }

    /** What is wrong, or was until a moment ago. */
    synchronized Set<Concern> troubles() {
        return Set.copyOf(state.troubles().keySet());
    }

    /** Whether Kafka answered when it was asked last. */
    synchronized boolean kafkaAnswers() {
        return state.trouble().kafka().isEmpty() && state.extent().heartbeats() > 0;
    }

    /** In how many partitions a canary has come out since the start. */
    synchronized int canaries() {
        return sung.size();
    }
}
