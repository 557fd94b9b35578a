package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.StageRunner;

/** Drives DETECT for one partition through a story, and remembers what it said and kept. */
final class DetectScenario {

    static final long START = 1_800_000_000_000L;

    private final Map<String, DetectRow> store = new LinkedHashMap<>();
    private final List<String> written = new ArrayList<>();
    private final List<Observation> said = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private StageRunner<DetectInput, DetectRow, Observation> runner = new StageRunner<>(new Detector());
    private long time = START;
    private long offset;

    /** An agent on a site, with interval 2 s and grace 2 s. */
    Beat heartbeat(String agent, String component) {
        return new Beat(agent, component, HeartbeatStatus.OK);
    }

    /** Time passes in the log by pulses each 250 ms. */
    DetectScenario pulses(long milliseconds) {
        for (long end = time + milliseconds; time < end; ) {
            time = Math.min(end, time + 250);
            read(new DetectInput.Pulse());
        }
        return this;
    }

    /** Time passes by pulses as seldom as they may come without a gap. */
    DetectScenario hours(int hours) {
        for (long end = time + hours * 3_600_000L; time < end; ) {
            time = Math.min(end, time + 2_000);
            read(new DetectInput.Pulse());
        }
        return this;
    }

    /** The rows that are kept, but for that of the partition. */
    List<String> rows() {
        return store.keySet().stream()
                .filter(key -> !key.startsWith(DetectRow.PARTITION))
                .sorted()
                .toList();
    }

    /** The rows that were written since the last call, but for that of the partition. */
    List<String> written() {
        List<String> rows = written.stream()
                .filter(key -> !key.startsWith(DetectRow.PARTITION))
                .toList();
        written.clear();
        return rows;
    }

    /** Rows that an earlier Varde wrote, which knew no numbers: a sight held all. */
    DetectScenario asWrittenBeforeNumbers() {
        store.replaceAll((key, row) -> row instanceof DetectRow.Sight sight ? withoutNumber(sight) : row);
        store.keySet().removeIf(key -> key.startsWith(DetectRow.SEEN));
        return this;
    }

    private DetectRow withoutNumber(DetectRow.Sight sight) {
        DetectRow.Seen seen = (DetectRow.Seen) store.get(DetectRow.SEEN + "/" + sight.number());
        return new DetectRow.Sight(
                new SightNumber(0),
                sight.look(),
                sight.domain(),
                sight.site(),
                sight.view(),
                sight.generation(),
                sight.interval(),
                sight.grace(),
                seen.seen(),
                sight.allowedUntil(),
                sight.session(),
                seen.sequence());
    }

    /** Nothing at all is written to the log. */
    DetectScenario nothingIsWritten(long milliseconds) {
        time += milliseconds;
        return this;
    }

    /** Pulses and, each second, an OK of each of these components. */
    DetectScenario alive(long milliseconds, Beat... beats) {
        for (long end = time + milliseconds; time < end; ) {
            for (Beat beat : beats) {
                beat.arrives();
            }
            pulses(1_000);
        }
        return this;
    }

    /** The task is moved or the process restarted: only the rows survive, and come in any order. */
    DetectScenario restart() {
        StageRunner<DetectInput, DetectRow, Observation> fresh = new StageRunner<>(new Detector());
        List<DetectRow> rows = new ArrayList<>(store.values());
        Collections.shuffle(rows, new Random(offset));
        rows.forEach(fresh::restore);
        assertThat(fresh.now()).isEqualTo(runner.now());
        runner = fresh;
        return this;
    }

    private void read(DetectInput input) {
        runner.passed(time);
        Outcome<DetectRow, Observation> outcome = runner.decide(
                        input, new Place("topic", "heartbeats", 0, offset++), true)
                .outcome();
        outcome.kept().forEach(row -> {
            store.put(row.store() + "/" + row.key(), row);
            written.add(row.store() + "/" + row.key());
        });
        outcome.forgotten().forEach(row -> store.remove(row.store() + "/" + row.key()));
        said.addAll(outcome.said());
        refusals.addAll(outcome.refusals());
    }

    /** What was said since the last call, marks left out, in words. */
    List<String> said() {
        List<String> words = said.stream()
                .filter(observation -> !(observation instanceof Observation.Mark))
                .map(DetectScenario::words)
                .toList();
        said.clear();
        return words;
    }

    /** All that was said since the last call. */
    List<Observation> observations() {
        List<Observation> all = List.copyOf(said);
        said.clear();
        return all;
    }

    List<String> refusals() {
        return refusals;
    }

    long time() {
        return time;
    }

    private static String words(Observation observation) {
        if (observation instanceof Observation.Seen seen) {
            return seen.agent() + " " + seen.view() + " " + seen.component();
        }
        if (observation instanceof Observation.Doubled doubled) {
            return doubled.agent() + (doubled.over() ? " is one again" : " is claimed twice");
        }
        Observation.Blind blind = (Observation.Blind) observation;
        return "blind for " + (blind.to() - blind.from());
    }

    /** A heartbeat in the making. */
    final class Beat {

        private final String agent;
        private final String component;
        private final HeartbeatStatus status;
        private long interval = 2_000;
        private long grace = 2_000;
        private String site = "oslo";
        private long sentAt;
        private long session;
        private long sequence;

        private Beat(String agent, String component, HeartbeatStatus status) {
            this.agent = agent;
            this.component = component;
            this.status = status;
        }

        Beat saying(HeartbeatStatus other) {
            Beat beat = new Beat(agent, component, other);
            beat.interval = interval;
            beat.grace = grace;
            return beat;
        }

        Beat every(long intervalMs, long graceMs) {
            interval = intervalMs;
            grace = graceMs;
            return this;
        }

        Beat claimingToComeFrom(long instant) {
            sentAt = instant;
            return this;
        }

        Beat from(String itsSite) {
            site = itsSite;
            return this;
        }

        /** As the agent says it since it started: its session, and the number of its heartbeat. */
        Beat of(long itsSession, long itsSequence) {
            session = itsSession;
            sequence = itsSequence;
            return this;
        }

        DetectScenario arrives() {
            read(new DetectInput.Beat(new Heartbeat(
                    agent, component, "main", site, status, interval, grace, "seen", sequence, sentAt, -1, session)));
            return DetectScenario.this;
        }
    }
}
