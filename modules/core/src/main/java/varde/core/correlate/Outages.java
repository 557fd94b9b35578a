package varde.core.correlate;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import varde.core.time.Due;

/** Leads outages through their lives: decides, tells, remembers, and knows when each wants to be asked again. */
final class Outages {

    /** When an outage wants to be asked again, in log time. */
    private record Timer(long at, String id) {}

    private final OutageDecider decider;
    private final Memory memory;
    private final SortedSet<Timer> timers =
            new TreeSet<>(Comparator.comparingLong(Timer::at).thenComparing(Timer::id));

    Outages(OutageDecider decider, Memory memory) {
        this.decider = decider;
        this.memory = memory;
        memory.cases().forEach(known -> timer(known).ifPresent(timers::add));
    }

    private Optional<Timer> timer(OutageCase known) {
        Optional<Due> due = decider.nextDue(known.life);
        return due.map(when -> new Timer(when.at(), known.id));
    }

    /** Lets an outage decide about an input. */
    void apply(OutageCase known, OutageInput input, Turn turn) {
        var events = decider.decide(known.life, input, turn.now());
        if (events.isEmpty()) {
            known.keepTally(turn);
            return;
        }
        Optional<Timer> before = timer(known);
        for (OutageEvent event : events) {
            known.life = decider.evolve(known.life, event);
            event.told().ifPresent(outage -> turn.say(new CorrelateOutput.Told(outage)));
        }
        if (events.stream().anyMatch(event -> event.told().isPresent())) {
            known.keepLife(turn);
            memory.index(known);
        }
        known.keepTally(turn);
        Optional<Timer> after = timer(known);
        if (!before.equals(after)) {
            before.ifPresent(timers::remove);
            after.ifPresent(timers::add);
        }
    }

    /** Lets an outage decide. If that fails, a bare record says so, it is left alone, and the others go on. */
    void guarded(OutageCase known, Supplier<OutageInput> full, Supplier<OutageInput> bare, Turn turn) {
        try {
            apply(known, full.get(), turn);
        } catch (RuntimeException failure) {
            apply(known, bare.get(), turn);
            setAside(known, failure, turn);
        }
    }

    /** Leaves an outage alone from now on, because deciding about it failed. */
    void setAside(OutageCase known, RuntimeException failure, Turn turn) {
        apply(known, new OutageInput.Failed(Painter.cut(String.valueOf(failure))), turn);
    }

    /** The outage that is due at this log time, if any. */
    Optional<OutageCase> due(long log) {
        if (timers.isEmpty() || timers.first().at() > log) {
            return Optional.empty();
        }
        return Optional.of(memory.known(timers.first().id()));
    }

    void forget(OutageCase known, Turn turn) {
        timer(known).ifPresent(timers::remove);
        memory.forget(known, turn);
    }
}
