package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import varde.core.detect.DetectInput;
import varde.core.detect.DetectRow;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.core.detect.Observation;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

class DetectTopologyTest {

    private static final long START = 1_800_000_000_000L;
    private static final Topics TOPICS = Topics.STANDARD;

    private final Codecs codecs = new Codecs(TOPICS, new FixedSchemaIds());
    private final StageSpec<DetectInput, DetectRow, Observation> detect = Stages.detect(TOPICS, codecs);

    @Property(tries = 25)
    void theTopologyDecidesAsTheCoreAloneDoes(@ForAll long seed) {
        Agreement.on(detect, story(new Random(seed)));
    }

    private List<Agreement.Input> story(Random random) {
        List<Agreement.Input> story = new ArrayList<>();
        long time = START;
        for (int n = 0; n < 400; n++) {
            time += random.nextInt(20) == 0 ? random.nextInt(10_000) : random.nextInt(400);
            byte[] value = random.nextInt(3) == 0
                    ? null
                    : codecs.heartbeats().encode(heartbeat("agent/" + random.nextInt(3), random));
            story.add(new Agreement.Input(TOPICS.heartbeats(), value, time));
        }
        return story;
    }

    private static Heartbeat heartbeat(String agent, Random random) {
        String component = random.nextInt(4) == 0 ? agent : "db/" + random.nextInt(4);
        HeartbeatStatus status = HeartbeatStatus.values()[random.nextInt(HeartbeatStatus.values().length)];
        long interval = random.nextInt(30) == 0 ? 0 : 2_000;
        return new Heartbeat(agent, component, "main", "oslo", status, interval, 2_000, "seen", 0, 0, -1);
    }

    @Test
    void poisonGoesToRejectedAndTheStreamGoesOn() {
        try (var topology = new ThroughTopology<>(detect)) {
            topology.read(TOPICS.heartbeats(), new byte[] {1, 2, 3}, START);
            topology.read(TOPICS.heartbeats(), new byte[0], START + 1);
            byte[] good = codecs.heartbeats()
                    .encode(new Heartbeat("agent/a", "db/a", "main", "oslo", HeartbeatStatus.OK, 10, 0, "", 0, 0, -1));
            topology.read(TOPICS.heartbeats(), good, START + 2);

            assertThat(topology.said(TOPICS.rejected()))
                    .map(codecs.rejected()::decode)
                    .satisfiesExactly(
                            first -> {
                                assertThat(first.stage()).isEqualTo("detect");
                                assertThat(first.topic())
                                        .isEqualTo(TOPICS.heartbeats().name());
                                assertThat(first.offset()).isZero();
                                assertThat(first.reason()).isNotBlank();
                                assertThat(first.value()).containsExactly(1, 2, 3);
                            },
                            second -> assertThat(second.offset()).isEqualTo(1));
            assertThat(topology.said(TOPICS.observations()))
                    .map(codecs.observations()::decode)
                    .filteredOn(Observation.Seen.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void aHeartbeatThatMakesNoSenseGoesToRejectedWithItsReason() {
        try (var topology = new ThroughTopology<>(detect)) {
            byte[] value = codecs.heartbeats()
                    .encode(new Heartbeat("agent/a", "db/a", "main", "oslo", HeartbeatStatus.OK, -1, 0, "", 0, 0, -1));
            topology.read(TOPICS.heartbeats(), value, START);

            assertThat(topology.said(TOPICS.rejected()))
                    .map(bytes -> codecs.rejected().decode(bytes).reason())
                    .containsExactly("an interval of -1 ms is not 0 or more and at most a year");
        }
    }
}
