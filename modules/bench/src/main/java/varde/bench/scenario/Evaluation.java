package varde.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import varde.bench.scenario.Protocol.Standing;
import varde.core.detect.Heartbeat;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.page.Texts;

/**
 * Plays scenarios, one after the other, on one landscape through the real decisions of all three stages, and judges each. Between two,
 * time passes until everything is closed and no outage would be reopened.
 */
public final class Evaluation implements Play.Stage {

    /** 12 January 2027, 10:00 in Norway: an ordinary Tuesday. */
    public static final long BEGIN = 1_799_744_400_000L;

    private static final long QUIET = 660_000;
    private static final long QUIET_STEP = 2_000;
    private static final long ANSWERED_AFTER = 45_000;

    private final Terrain terrain;
    private final Texts texts;
    private final Protocol protocol = new Protocol();
    private VirtualPipeline pipeline;
    private long time = BEGIN;
    private long begin;
    private long snapshotAt;
    private long answerAt;
    private @Nullable Standing standing;

    /** Everything is seen well at the beginning. */
    public Evaluation(Terrain terrain, Function<String, String> builtInTexts) {
        this.terrain = terrain;
        this.texts = Texts.of(builtInTexts);
        this.pipeline = start();
    }

    private VirtualPipeline start() {
        VirtualPipeline fresh = new VirtualPipeline(terrain.configuration(), texts, time, protocol);
        for (int node = 0; node < terrain.landscape().size(); node++) {
            for (Look look : terrain.looks(node)) {
                fresh.observe(well(look), time);
            }
        }
        return fresh;
    }

    private Observation.Seen well(Look look) {
        return new Observation.Seen(
                look.agent(),
                terrain.landscape().id(look.node()),
                terrain.landscape().declaration(look.node()).domain(),
                look.site(),
                View.OK,
                "simulated",
                time,
                look.interval() + look.grace(),
                0);
    }

    /** Plays one scenario and judges it. */
    public Marks run(Scenario scenario, Breakage breakage) {
        protocol.begin();
        World world = new World(terrain, scenario, breakage);
        begin = time;
        snapshotAt = begin + scenario.beforeMending();
        answerAt = begin + scenario.faults().get(0).from() + ANSWERED_AFTER;
        standing = null;
        new Play(terrain, scenario, world).play(begin, this);
        time = begin + scenario.lasts();
        Marks marks = new Judge(world, protocol, Objects.requireNonNull(standing), begin).judge();
        beQuiet();
        int stuck = (int) protocol.open();
        if (stuck > 0) {
            pipeline = start();
            protocol.forget();
        }
        return marks.with(stuck);
    }

    private void beQuiet() {
        pipeline.forgetSights();
        for (long end = time + QUIET; time < end; ) {
            time += QUIET_STEP;
            pipeline.pulseHeartbeats(time);
            pipeline.pulse(time);
        }
    }

    @Override
    public void beat(Heartbeat heartbeat, long at) {
        look(at);
        pipeline.beat(heartbeat, at);
    }

    @Override
    public void fastPulse(long at) {
        look(at);
        pipeline.pulseHeartbeats(at);
    }

    @Override
    public void pulse(long at) {
        pipeline.pulse(at);
        if (at >= answerAt) {
            protocol.answers().forEach(answer -> pipeline.command(answer, at));
            answerAt = at + ANSWERED_AFTER;
        }
    }

    private void look(long at) {
        if (standing == null && at >= snapshotAt) {
            standing = protocol.standing();
        }
    }

    /** Plays and judges this many scenarios of these terms, with seeds counted up from this one. */
    public Tally run(Draw.Terms terms, long seed, int scenarios) {
        Breakage breakage = new Breakage(terrain.landscape());
        Draw draw = new Draw(terrain, breakage);
        Tally tally = new Tally();
        for (int number = 0; number < scenarios; number++) {
            tally.add(run(draw.scenario(terms, seed + number), breakage));
        }
        return tally;
    }

    /** What the outages of the last scenario said, for looking into a bad mark. */
    public List<String> said() {
        List<String> words = new ArrayList<>();
        protocol.opened()
                .forEach(opened ->
                        words.add((opened.at() - begin) + " " + opened.outage().change() + " "
                                + opened.outage().root() + " " + opened.outage().reasons()));
        return words;
    }
}
