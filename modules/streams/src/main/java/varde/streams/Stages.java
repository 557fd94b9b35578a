package varde.streams;

import java.util.List;
import java.util.Optional;
import varde.core.detect.DetectInput;
import varde.core.detect.DetectRow;
import varde.core.detect.Detector;
import varde.core.detect.Observation;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** The three stages, as their topologies are built. */
public final class Stages {

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
                List.of(DetectRow.SIGHTS, DetectRow.AGENTS, DetectRow.PARTITION),
                new DetectCodec(topics, codecs),
                partition -> new Detector());
    }
}
