package varde.bench.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;
import varde.config.Configuration;
import varde.core.command.Command;
import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.CorrelateRow;
import varde.core.correlate.Correlator;
import varde.core.correlate.CorrelatorSettings;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.detect.DetectInput;
import varde.core.detect.DetectRow;
import varde.core.detect.Detector;
import varde.core.detect.Heartbeat;
import varde.core.detect.Observation;
import varde.core.escalate.EscalateInput;
import varde.core.escalate.EscalateOutput;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.EscalateRow;
import varde.core.escalate.EscalateSettings;
import varde.core.escalate.Escalator;
import varde.core.page.LinkSigner;
import varde.core.page.Page;
import varde.core.page.Texts;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Place;
import varde.core.stage.StageRunner;

/**
 * The three stages' real decisions, one after the other, in virtual time: what one says the next reads at the same moment. The
 * same {@code StageRunner}s run them as in the topologies; only Kafka is missing.
 */
public final class VirtualPipeline {

    private static final byte[] KEY = "a key for links that nobody follows".getBytes(StandardCharsets.US_ASCII);

    /** Is told what comes out. */
    public interface Witness {

        /** DETECT has said this. */
        default void observed(Observation.Seen seen, long at) {}

        /** CORRELATE has told of an outage. */
        void told(Outage outage, long at);

        /** CORRELATE has said what a component belongs to. */
        void joined(Member member, long at);

        /** ESCALATE has sent a page. */
        default void paged(Page page, long at) {}
    }

    private StageRunner<DetectInput, DetectRow, Observation> detect = new StageRunner<>(new Detector());
    private final StageRunner<CorrelateInput, CorrelateRow, CorrelateOutput> correlate;
    private final StageRunner<EscalateInput, EscalateRow, EscalateOutput> escalate;
    private final Witness witness;
    private long offset;

    /** With a configuration in force, and nothing seen yet. */
    public VirtualPipeline(Configuration configuration, Texts texts, long at, Witness witness) {
        this.witness = witness;
        this.correlate = new StageRunner<>(new Correlator(CorrelatorSettings.single()));
        this.escalate = new StageRunner<>(
                new Escalator(new EscalateSettings(new LinkSigner("http://127.0.0.1", List.of(KEY)), texts)));
        configure(configuration, at);
    }

    private void configure(Configuration configuration, long at) {
        String version = configuration.version();
        List<CorrelatePart> parts = configuration.correlate();
        for (int index = 0; index < parts.size(); index++) {
            correlate(new CorrelateInput.Configured(new ConfigRecord.Part<>(version, index, parts.get(index))), at);
        }
        correlate(new CorrelateInput.Configured(new ConfigRecord.InForce<>(version, parts.size(), "bench", at)), at);
        List<EscalatePart> staff = configuration.escalate();
        for (int index = 0; index < staff.size(); index++) {
            escalate(new EscalateInput.Configured(new ConfigRecord.Part<>(version, index, staff.get(index))), at);
        }
        escalate(new EscalateInput.Configured(new ConfigRecord.InForce<>(version, staff.size(), "bench", at)), at);
    }

    /** DETECT begins anew, with nothing seen; the other stages go on. */
    public void forgetSights() {
        detect = new StageRunner<>(new Detector());
    }

    /** A heartbeat is appended. */
    public void beat(Heartbeat heartbeat, long at) {
        detect(new DetectInput.Beat(heartbeat), at);
    }

    /** A pulse is appended to {@code heartbeats}. */
    public void pulseHeartbeats(long at) {
        detect(new DetectInput.Pulse(), at);
    }

    /** A pulse is appended to {@code observations}, and one to {@code outages}. */
    public void pulse(long at) {
        correlate(new CorrelateInput.Pulse(), at);
        escalate(new EscalateInput.Pulse(), at);
    }

    /** An observation, or a mark, is appended without DETECT having decided it. */
    public void observe(Observation observation, long at) {
        correlate(new CorrelateInput.Observed(observation), at);
    }

    /** Somebody answers: to ESCALATE. */
    public void command(Command command, long at) {
        escalate(new EscalateInput.Commanded(command), at);
    }

    private Place place(String topic) {
        return new Place(topic, topic, 0, offset++);
    }

    private void detect(DetectInput input, long at) {
        detect.passed(at);
        List<Observation> said =
                detect.decide(input, place("heartbeats"), true).outcome().said();
        for (Observation observation : said) {
            if (observation instanceof Observation.Seen seen) {
                witness.observed(seen, at);
            }
            observe(observation, at);
        }
    }

    private void correlate(CorrelateInput input, long at) {
        correlate.passed(at);
        List<CorrelateOutput> said =
                correlate.decide(input, place("observations"), true).outcome().said();
        for (CorrelateOutput output : said) {
            if (output instanceof CorrelateOutput.Told told) {
                witness.told(told.outage(), at);
                escalate(new EscalateInput.Told(told.outage()), at);
            } else if (output instanceof CorrelateOutput.Joined joined) {
                witness.joined(joined.member(), at);
            } else if (output instanceof CorrelateOutput.Marked marked) {
                OutageRecord record = marked.mark();
                escalate(new EscalateInput.Told(record), at);
            }
        }
    }

    private void escalate(EscalateInput input, long at) {
        escalate.passed(at);
        List<EscalateOutput> said =
                escalate.decide(input, place("outages"), true).outcome().said();
        for (EscalateOutput output : said) {
            if (output instanceof EscalateOutput.Sent sent) {
                witness.paged(sent.page(), at);
            }
        }
    }
}
