package varde.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.wire.Topics;
import varde.wire.serde.FixedSchemaIds;
import varde.wire.serde.WireFormat;

class HeartbeatCodecTest {

    private static final Heartbeat HEARTBEAT = new Heartbeat(
            "agent/osl-1",
            "oslo-1/db-a",
            "main",
            "oslo-1",
            HeartbeatStatus.DEGRADED,
            10_000,
            5_000,
            "tregt: 3 s",
            7,
            1,
            -1);

    private final FixedSchemaIds ids = new FixedSchemaIds();
    private final Codec<Heartbeat> byHand = new Codecs(Topics.STANDARD, ids).heartbeats();
    private final Codec<Heartbeat> byAvro = new Codecs(Topics.STANDARD, new WireFormat(ids)).heartbeats();

    @Test
    @DisplayName("The hot path writes the very bytes that Avro writes, and each reads the other's")
    void theHotPathIsAvro() {
        assertThat(byHand.encode(HEARTBEAT)).isEqualTo(byAvro.encode(HEARTBEAT));
        assertThat(byHand.decode(byAvro.encode(HEARTBEAT))).isEqualTo(HEARTBEAT);
        assertThat(byAvro.decode(byHand.encode(HEARTBEAT))).isEqualTo(HEARTBEAT);
    }
}
