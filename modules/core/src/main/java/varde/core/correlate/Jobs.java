package varde.core.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import varde.core.detect.Observation;
import varde.core.job.JobCondition;
import varde.core.job.JobDecider;
import varde.core.job.JobEvent;
import varde.core.job.JobInput;
import varde.core.job.JobPlan;
import varde.core.job.JobState;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.time.Now;

/** Leads each job of the landscape through its life, and tells the scene what comes of it. */
final class Jobs {

    private final Scene scene;
    private final Landscape landscape;
    private final JobBook book;
    private final MarkBook marks;
    private final RollCall roll;
    private final SortedMap<String, JobDecider> deciders = new TreeMap<>();
    private final JobTimers timers = new JobTimers();

    Jobs(Scene scene, JobBook book, MarkBook marks, RollCall roll) {
        this.scene = scene;
        this.landscape = scene.landscape();
        this.book = book;
        this.marks = marks;
        this.roll = roll;
        Map<Component, JobDecider> made = new HashMap<>();
        for (int node = 0; node < landscape.size(); node++) {
            Component declaration = landscape.declaration(node);
            if (Electorate.isJob(declaration)) {
                deciders.put(
                        landscape.id(node),
                        made.computeIfAbsent(declaration, job -> new JobDecider(JobPlan.of(job.watch()))));
            }
        }
        deciders.keySet().forEach(this::setTimers);
    }

    /** Another landscape is in force: due times of new jobs begin to count, jobs that are gone are forgotten. */
    void replan(Turn turn) {
        List<String> gone = new ArrayList<>();
        book.components().forEach(component -> {
            if (!deciders.containsKey(component)) {
                gone.add(component);
            }
        });
        gone.forEach(component -> book.forget(component, turn));
        deciders.keySet().forEach(component -> decide(component, new JobInput.Planned(), turn));
    }

    /** Whether an observation tells of a run of a job. */
    boolean takes(Observation.Seen seen) {
        return JobDecider.tellsOfARun(seen.view()) && deciders.containsKey(seen.component());
    }

    /** Somebody has told of a run. */
    void hear(Observation.Seen seen, Turn turn) {
        JobInput report =
                new JobInput.Reported(seen.agent(), seen.view(), seen.message(), seen.since(), seen.partition());
        decide(seen.component(), report, turn);
    }

    /** Nothing was written to a partition for a while. */
    void blind(Observation.Blind blind, Turn turn) {
        JobInput input = new JobInput.Blind(blind.partition(), blind.from(), blind.to());
        deciders.keySet().forEach(component -> decide(component, input, turn));
    }

    /**
     * Asks at most so many jobs whose time has come.
     *
     * @param listed is given each node newly listed as never seen
     * @return whether more are left
     */
    boolean call(int most, IntConsumer listed, Turn turn) {
        OptionalLong heard = heard();
        for (int count = 0; count < most; count++) {
            Optional<String> next = timers.next(turn.now(), heard);
            if (next.isEmpty()) {
                return false;
            }
            ask(next.get(), heard, turn);
            int node = landscape.node(next.get());
            if (book.of(next.get()).condition() == JobCondition.NEVER_SEEN && roll.list(node, turn)) {
                listed.accept(node);
            }
        }
        return timers.next(turn.now(), heard).isPresent();
    }

    /** Whether the time of any job has come. */
    boolean anyDue(Turn turn) {
        return timers.next(turn.now(), heard()).isPresent();
    }

    /** Up to when all reports have been heard; empty while anything is blind. */
    private OptionalLong heard() {
        return marks.anyBlind() ? OptionalLong.empty() : marks.lowest();
    }

    /** One job that cannot be decided about must not stop the others. */
    private void ask(String component, OptionalLong heard, Turn turn) {
        try {
            decide(component, new JobInput.Passed(heard.orElse(Long.MIN_VALUE)), turn);
        } catch (RuntimeException failure) {
            happened(component, List.of(JobDecider.setAside(failure, turn.now())), turn);
        }
    }

    private void decide(String component, JobInput input, Turn turn) {
        JobDecider decider = deciders.get(component);
        if (decider != null) {
            Now now = turn.now();
            happened(component, decider.decide(book.of(component), input, now), turn);
        }
    }

    private void happened(String component, List<JobEvent> events, Turn turn) {
        if (events.isEmpty()) {
            return;
        }
        JobState state = book.of(component);
        for (JobEvent event : events) {
            state = JobDecider.evolve(state, event);
        }
        book.keep(component, state, turn);
        setTimers(component);
        scene.evaluate(component);
    }

    private void setTimers(String component) {
        JobState state = book.of(component);
        JobDecider decider = deciders.get(component);
        timers.set(component, decider == null ? Optional.empty() : decider.nextDue(state), state);
    }
}
