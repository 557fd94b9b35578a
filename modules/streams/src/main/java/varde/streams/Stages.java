package varde.streams;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.CorrelateRow;
import varde.core.correlate.Correlator;
import varde.core.correlate.CorrelatorSettings;
import varde.core.detect.DetectInput;
import varde.core.detect.DetectRow;
import varde.core.detect.Detector;
import varde.core.detect.Observation;
import varde.core.escalate.EscalateInput;
import varde.core.escalate.EscalateOutput;
import varde.core.escalate.EscalateRow;
import varde.core.escalate.EscalateSettings;
import varde.core.escalate.Escalator;
import varde.core.oncall.Channel;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** The three stages, as their topologies are built. */
public final class Stages {

    /** Of what CORRELATE is given: how many partitions its inputs have. */
    public static final String PARTITIONS = "partitions";

    /** Of what CORRELATE is given: the lowest short number that it may give while it has no state. */
    public static final String FIRST_NUMBER = "firstNumber";

    /** Of what ESCALATE is given: the URL that the links in pages begin with. */
    public static final String LINKS = "links";

    private Stages() {}

    /** DETECT: from heartbeats to observations. */
    public static StageSpec<DetectInput, DetectRow, Observation> detect(Topics topics, Codecs codecs) {
        return new StageSpec<>(
                "detect",
                topics.heartbeats(),
                List.of(),
                List.of(topics.observations()),
                Optional.empty(),
                topics.rejected(),
                List.of(DetectRow.SIGHTS, DetectRow.SEEN, DetectRow.AGENTS, DetectRow.PARTITION),
                List.of(DetectRow.SIGHTS, DetectRow.SEEN),
                new DetectCodec(topics, codecs),
                partition -> new Detector(),
                Map.of(),
                false);
    }

    /**
     * CORRELATE: from observations to outages.
     *
     * @param partitions how many partitions its inputs have
     * @param firstNumber the lowest short number that it may give while it has no state
     */
    public static StageSpec<CorrelateInput, CorrelateRow, CorrelateOutput> correlate(
            Topics topics, Codecs codecs, int partitions, int firstNumber) {
        return new StageSpec<>(
                "correlate",
                topics.observations(),
                List.of(topics.configCorrelate(), topics.commandsCorrelate()),
                List.of(topics.outages(), topics.members()),
                Optional.of(topics.orderCorrelate()),
                topics.rejected(),
                CorrelateRow.STORES,
                List.of(),
                new CorrelateCodec(topics, codecs),
                partition -> new Correlator(new CorrelatorSettings(partition, partitions, firstNumber)),
                Map.of(PARTITIONS, Integer.toString(partitions), FIRST_NUMBER, Integer.toString(firstNumber)),
                false);
    }

    /** ESCALATE: from outages to pages. */
    public static StageSpec<EscalateInput, EscalateRow, EscalateOutput> escalate(
            Topics topics, Codecs codecs, EscalateSettings settings) {
        return new StageSpec<>(
                "escalate",
                topics.outages(),
                List.of(topics.configEscalate(), topics.commandsEscalate(), topics.receipts()),
                List.of(
                        topics.escalations(),
                        topics.pages(Channel.SMS),
                        topics.pages(Channel.EMAIL),
                        topics.pages(Channel.WEBHOOK),
                        topics.pagesCanary()),
                Optional.of(topics.orderEscalate()),
                topics.rejected(),
                EscalateRow.STORES,
                List.of(),
                new EscalateCodec(topics, codecs),
                partition -> new Escalator(settings),
                Map.of(LINKS, settings.links().base()),
                true);
    }
}
