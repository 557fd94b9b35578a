package varde.bench.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.core.landscape.Component;

/**
 * Plays a scenario: each look takes its turns in virtual time, at its interval and somewhat later, and says what its world shows
 * it. Only looks that ever see anything but well-being take part; all others would say nothing new.
 */
public final class Play {

    /** Time between two pulses in {@code heartbeats}, and in the topics after it, in milliseconds. */
    private static final long FAST_PULSE = 250;

    private static final long PULSE = 1_000;

    /** Takes what is played. */
    public interface Stage {

        /** A look has been taken. */
        void beat(Heartbeat heartbeat, long at);

        /** A pulse for {@code heartbeats}. */
        void fastPulse(long at);

        /** A pulse for all topics after it. */
        void pulse(long at);
    }

    private static final class Turn {
        final Look look;
        final int number;
        long due;

        Turn(Look look, int number, long due) {
            this.look = look;
            this.number = number;
            this.due = due;
        }
    }

    private final Terrain terrain;
    private final World world;
    private final Scenario scenario;
    private final Random random;

    /** Plays this scenario. */
    public Play(Terrain terrain, Scenario scenario, World world) {
        this.terrain = terrain;
        this.world = world;
        this.scenario = scenario;
        this.random = Chance.of(~scenario.seed());
    }

    /** Plays it, beginning at this log time. */
    public void play(long begin, Stage stage) {
        PriorityQueue<Turn> turns = new PriorityQueue<>(
                Comparator.comparingLong((Turn turn) -> turn.due).thenComparingInt(turn -> turn.number));
        List<Look> looks = world.looks();
        List<Turn> all = new ArrayList<>(looks.size());
        for (int number = 0; number < looks.size(); number++) {
            Look look = looks.get(number);
            all.add(new Turn(look, number, (long) (random.nextDouble() * look.interval())));
        }
        turns.addAll(all);
        long sequence = 0;
        for (long time = 0; time <= scenario.lasts(); time += FAST_PULSE) {
            while (!turns.isEmpty() && turns.element().due <= time) {
                Turn turn = turns.remove();
                long at = turn.due;
                long number = ++sequence;
                world.sees(turn.look, at)
                        .ifPresent(status -> stage.beat(heartbeat(turn.look, status, number, begin + at), begin + at));
                turn.due = at + turn.look.interval() + (long) (random.nextDouble() * scenario.jitter());
                turns.add(turn);
            }
            stage.fastPulse(begin + time);
            if (time % PULSE == 0) {
                stage.pulse(begin + time);
            }
        }
    }

    private Heartbeat heartbeat(Look look, HeartbeatStatus status, long sequence, long at) {
        return new Heartbeat(
                look.agent(),
                terrain.landscape().id(look.node()),
                Component.MAIN_DOMAIN,
                look.site(),
                status,
                look.interval(),
                look.grace(),
                "simulated",
                sequence,
                at,
                status == HeartbeatStatus.OK ? 5 : -1);
    }
}
