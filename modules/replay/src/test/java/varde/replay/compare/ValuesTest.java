package varde.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import varde.core.correlate.OutageRecord;
import varde.core.escalate.EscalateSettings;
import varde.core.page.LinkSigner;
import varde.core.page.Texts;
import varde.streams.StageSpec;
import varde.streams.Stages;
import varde.streams.TextResources;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

class ValuesTest {

    private static final Topics TOPICS = Topics.STANDARD;
    private static final Codecs CODECS = new Codecs(TOPICS, new FixedSchemaIds());

    private final Values values = new Values(TOPICS, CODECS, false);

    static List<StageSpec<?, ?, ?>> stages() {
        return List.of(
                Stages.detect(TOPICS, CODECS),
                Stages.correlate(TOPICS, CODECS, 4, 1001),
                Stages.escalate(
                        TOPICS,
                        CODECS,
                        new EscalateSettings(
                                new LinkSigner("http://127.0.0.1", List.of("key".getBytes(StandardCharsets.UTF_8))),
                                Texts.of(TextResources::read))));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyOutputOfAStageCanBeCompared(StageSpec<?, ?, ?> stage) {
        assertThat(stage.outputs()).isNotEmpty().allSatisfy(this::isRead);
        isRead(stage.rejected());
    }

    private void isRead(Topic topic) {
        assertThat(values.read(topic.name(), new byte[] {1})).asString().startsWith("unreadable");
    }

    @Test
    void aCanaryIsOneThingOnBothSides() {
        byte[] sung = CODECS.canaries().encode(new OutageRecord.Canary(2, 1_000, 16_000));

        assertThat(Values.identity(values.read(TOPICS.pagesCanary().name(), sung)))
                .isEqualTo("canary of heartbeats-2 silent since 1000");
    }
}
