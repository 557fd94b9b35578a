package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import varde.core.stage.Place;
import varde.core.time.Now;

/** What DETECT tells of itself to whoever watches it. */
class DetectorFiguresTest {

    private final Detector detector = new Detector();
    private long offset;

    private Map<String, Long> read(DetectInput input, long time) {
        detector.decide(input, new Place("id", "heartbeats", 0, offset++), new Now(time, time));
        return detector.figures();
    }

    private static DetectInput beat(String component) {
        return new DetectInput.Beat(
                new Heartbeat("agent/a", component, "main", "oslo", HeartbeatStatus.OK, 10_000, 5_000, "", 0, 0, -1));
    }

    @Test
    void itCountsWhoItWaitsForAndTheStretchesThatWereNotMeasured() {
        assertThat(read(beat("agent/a"), 1_000))
                .containsEntry("agents", 1L)
                .containsEntry("wheel_agents", 1L)
                .containsEntry("wheel_components", 0L);
        read(beat("db/a"), 1_100);
        assertThat(read(beat("db/b"), 1_200))
                .containsEntry("wheel_components", 2L)
                .containsEntry("due_backlog", 0L)
                .containsEntry("blind_intervals_total", 0L)
                .containsEntry("blind_left_ms", 0L);

        assertThat(read(new DetectInput.Pulse(), 9_000))
                .containsEntry("blind_intervals_total", 1L)
                .containsEntry("blind_left_ms", 20_000L);
        for (long time = 10_000; time <= 29_000; time += 1_000) {
            read(new DetectInput.Pulse(), time);
        }
        assertThat(detector.figures()).containsEntry("blind_left_ms", 0L).containsEntry("blind_intervals_total", 1L);
    }

    private static final class Waiting extends DeadlineWheel.Entry {
        private final long deadline;

        Waiting(long deadline) {
            this.deadline = deadline;
        }
    }

    @Test
    void theWheelKnowsWhatIsLeftOfAMassExpiry() {
        DeadlineWheel<Waiting> wheel = new DeadlineWheel<>(
                Comparator.comparingLong((Waiting entry) -> entry.deadline), entry -> entry.deadline);
        for (int i = 0; i < 100; i++) {
            wheel.add(new Waiting(1_000 + i % 10));
        }
        assertThat(wheel.size()).isEqualTo(100);
        assertThat(wheel.overdue(900)).isZero();
        assertThat(wheel.overdue(2_000)).isEqualTo(100);

        assertThat(wheel.drain(2_000, 30)).hasSize(30);

        assertThat(wheel.overdue(2_000)).isEqualTo(70);
        assertThat(wheel.size()).isEqualTo(70);
    }
}
