package varde.replay.decide;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.CorrelateRow;
import varde.core.correlate.CorrelatorSettings;
import varde.core.detect.DetectInput;
import varde.core.detect.DetectRow;
import varde.core.detect.Observation;
import varde.core.escalate.EscalateInput;
import varde.core.escalate.EscalateOutput;
import varde.core.escalate.EscalateRow;
import varde.core.escalate.EscalateSettings;
import varde.core.page.LinkSigner;
import varde.core.page.Texts;
import varde.replay.recording.Recording;
import varde.streams.StageSpec;
import varde.streams.Stages;
import varde.streams.TextResources;

/** The three stages as they were given what they decide by. */
public final class StageSpecs {

    private final Recording recording;
    private final byte[] linkKey;
    private final Texts texts = Texts.of(TextResources::read);
    private final Map<String, String> topicIds = new HashMap<>();

    /**
     * The stages of a recording.
     *
     * @param linkSecret the secret that signs links; without it their signatures differ, and are not compared
     */
    public StageSpecs(Recording recording, Optional<String> linkSecret) {
        this.recording = recording;
        this.linkKey = linkSecret.orElse("no secret").getBytes(StandardCharsets.UTF_8);
        recording.topics().all().forEach(topic -> topicIds.put(topic.name(), recording.topicId(topic)));
    }

    /** DETECT. */
    public StageSpec<DetectInput, DetectRow, Observation> detect(Map<String, String> given) {
        return Stages.detect(recording.topics(), recording.codecs());
    }

    /** CORRELATE, as it was given its surroundings. */
    public StageSpec<CorrelateInput, CorrelateRow, CorrelateOutput> correlate(Map<String, String> given) {
        int partitions = recording.partitions(recording.topics().observations());
        return Stages.correlate(
                recording.topics(),
                recording.codecs(),
                number(given, Stages.PARTITIONS, partitions),
                number(given, Stages.FIRST_NUMBER, CorrelatorSettings.FIRST_NUMBER));
    }

    /** ESCALATE, as it was given its links. */
    public StageSpec<EscalateInput, EscalateRow, EscalateOutput> escalate(Map<String, String> given) {
        String links = given.getOrDefault(Stages.LINKS, "http://127.0.0.1:8080");
        return Stages.escalate(
                recording.topics(),
                recording.codecs(),
                new EscalateSettings(new LinkSigner(links, List.of(linkKey)), texts));
    }

    /** The broker's ids of the recording's topics, by name. */
    public UnaryOperator<String> topicIds() {
        return name -> topicIds.getOrDefault(name, name);
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String text = given.get(name);
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
