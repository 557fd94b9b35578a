package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import varde.core.escalate.EscalateSettings;
import varde.core.page.LinkSigner;
import varde.core.page.Texts;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

/**
 * The shape of each topology is part of what a running system keeps: names of nodes, stores and so of changelogs. A change
 * here means that a rolling upgrade may lose state. Whoever means it writes the new text to the golden file.
 */
class TopologyShapeTest {

    static List<StageSpec<?, ?, ?>> stages() {
        Codecs codecs = new Codecs(Topics.STANDARD, new FixedSchemaIds());
        LinkSigner links = new LinkSigner("http://127.0.0.1:8080", List.of(new byte[] {1}));
        return List.of(
                Stages.detect(Topics.STANDARD, codecs),
                Stages.correlate(Topics.STANDARD, codecs, 1, 1001),
                Stages.escalate(Topics.STANDARD, codecs, new EscalateSettings(links, Texts.of(TextResources::read))));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aTopologyIsAsItsGoldenFileSays(StageSpec<?, ?, ?> stage) throws IOException {
        assertThat(describe(stage)).isEqualToNormalizingNewlines(golden(stage.name()));
    }

    private static String describe(StageSpec<?, ?, ?> stage) {
        Properties settings = new StageSettings("localhost:1", Path.of("target"), 1, 0, 1, 2 << 20, Map.of())
                .of(stage.applicationId());
        return StageTopology.of(stage, topic -> topic, settings).describe().toString();
    }

    private static String golden(String stage) throws IOException {
        String file = "/topologies/" + stage + ".topology.txt";
        try (InputStream in = TopologyShapeTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
