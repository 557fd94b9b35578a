package varde.bench.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import varde.core.detect.DetectInput;
import varde.core.detect.DetectRow;
import varde.core.detect.Detector;
import varde.core.detect.Heartbeat;
import varde.core.detect.Observation;
import varde.core.stage.Place;
import varde.core.stage.StageRunner;

/** Plays a world and records it as lines: each heartbeat, and what DETECT makes of them. {@code docs/simulate.md} describes the lines. */
public final class Recording implements Play.Stage {

    private final Truth.Sink heartbeatLines;
    private final Truth.Sink observationLines;
    private final StageRunner<DetectInput, DetectRow, Observation> detect = new StageRunner<>(new Detector());
    private long heartbeats;
    private long observations;
    private long offset;

    private Recording(Truth.Sink heartbeatLines, Truth.Sink observationLines) {
        this.heartbeatLines = heartbeatLines;
        this.observationLines = observationLines;
    }

    /**
     * Plays it.
     *
     * @param begin log time of its beginning
     * @param heartbeats takes one line for each heartbeat
     * @param observations takes one line for each observation; marks are left out
     */
    public static Recording of(
            Terrain terrain, World world, long begin, Truth.Sink heartbeats, Truth.Sink observations) {
        Recording recording = new Recording(heartbeats, observations);
        new Play(terrain, world.scenario(), world).play(begin, recording);
        return recording;
    }

    /** How many heartbeats there were. */
    public long heartbeats() {
        return heartbeats;
    }

    /** How many observations there were. */
    public long observations() {
        return observations;
    }

    @Override
    public void beat(Heartbeat beat, long at) {
        heartbeats++;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", at);
        line.put("agent", beat.agent());
        line.put("component", beat.component());
        line.put("domain", beat.domain());
        line.put("site", beat.site());
        line.put("status", beat.status().name());
        line.put("interval", beat.interval());
        line.put("grace", beat.grace());
        heartbeatLines.line(line);
        detect(new DetectInput.Beat(beat), at);
    }

    @Override
    public void fastPulse(long at) {
        detect(new DetectInput.Pulse(), at);
    }

    @Override
    public void pulse(long at) {
        // Nothing after DETECT is recorded.
    }

    private void detect(DetectInput input, long at) {
        detect.passed(at);
        List<Observation> said = detect.decide(input, new Place("heartbeats", "heartbeats", 0, offset++), true)
                .outcome()
                .said();
        for (Observation observation : said) {
            if (observation instanceof Observation.Seen seen) {
                observations++;
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("at", at);
                line.put("agent", seen.agent());
                line.put("component", seen.component());
                line.put("domain", seen.domain());
                line.put("site", seen.site());
                line.put("view", seen.view().name());
                line.put("since", seen.since());
                observationLines.line(line);
            }
        }
    }
}
