package varde.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.core.detect.Heartbeat;
import varde.wire.Topics;
import varde.wire.serde.FixedSchemaIds;
import varde.wire.serde.UndecodableException;
import varde.wire.serde.WireFormat;

class CodecsTest {

    private final FixedSchemaIds ids = new FixedSchemaIds();
    private final Codecs codecs = new Codecs(Topics.STANDARD, ids);
    private final List<Values> values = Values.of(Topics.STANDARD, codecs);

    @Test
    @DisplayName("There is a codec for every topic")
    void everyTopic() {
        assertThat(values).extracting(Values::topic).containsExactlyInAnyOrderElementsOf(Topics.STANDARD.all());
    }

    @Property(tries = 300)
    void whateverCoreSaysComesBackTheSame(@ForAll long seed) {
        for (Values value : values) {
            Object said = value.draw(seed);
            assertThat(value.codec().decode(value.codec().encode(said)))
                    .as("%s with seed %d", value, seed)
                    .isEqualTo(said);
        }
    }

    @Property(tries = 300)
    void theHotPathWritesTheBytesThatAvroWrites(@ForAll long seed) {
        Heartbeat said = new Anything(seed).of(Heartbeat.class);
        Codec<Heartbeat> byAvro = new Codecs(Topics.STANDARD, new WireFormat(ids)).heartbeats();
        assertThat(codecs.heartbeats().encode(said)).isEqualTo(byAvro.encode(said));
        assertThat(byAvro.decode(codecs.heartbeats().encode(said))).isEqualTo(said);
    }

    @Property(tries = 300)
    void brokenBytesAreRefusedAndNothingElseHappens(@ForAll long seed) {
        Random random = new Random(seed);
        for (Values value : values) {
            byte[] good = value.codec().encode(value.draw(seed));
            for (byte[] broken : broken(good, random)) {
                refusedOrRead(value, broken, seed);
            }
        }
    }

    private static List<byte[]> broken(byte[] good, Random random) {
        byte[] flipped = good.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt();
        }
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        byte[] noiseAfterHeader = good.clone();
        for (int i = WireFormat.HEADER; i < noiseAfterHeader.length; i++) {
            noiseAfterHeader[i] = (byte) random.nextInt();
        }
        return List.of(flipped, noise, noiseAfterHeader);
    }

    private static void refusedOrRead(Values value, byte[] bytes, long seed) {
        Throwable thrown = catchThrowable(() -> value.codec().decode(bytes));
        if (thrown != null) {
            assertThat(thrown)
                    .as("%s with seed %d: %s", value, seed, Arrays.toString(bytes))
                    .isInstanceOf(UndecodableException.class);
            assertThat(thrown.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 100)
    void cutOffBytesAreRefused(@ForAll long seed) {
        for (Values value : values) {
            byte[] good = value.codec().encode(value.draw(seed));
            byte[] cut = Arrays.copyOf(good, new Random(seed).nextInt(good.length));
            assertThat(catchThrowable(() -> value.codec().decode(cut)))
                    .as("%s with seed %d", value, seed)
                    .isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    @DisplayName("A value with bytes after its end is refused")
    void overlong() {
        for (Values value : values) {
            byte[] good = value.codec().encode(value.draw(1));
            assertThat(catchThrowable(() -> value.codec().decode(Arrays.copyOf(good, good.length + 1))))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageContaining("after its end");
        }
    }

    @Test
    @DisplayName("The reason says what is wrong")
    void reasons() {
        Codec<Heartbeat> heartbeats = codecs.heartbeats();
        assertThat(catchThrowable(() -> heartbeats.decode(new byte[0]))).hasMessageContaining("0 bytes");
        assertThat(catchThrowable(
                        () -> heartbeats.decode("plain text".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .hasMessageContaining("begins with byte 112 instead of 0");
        assertThat(catchThrowable(() -> heartbeats.decode(new byte[] {0, 0, 0, 4, 0, 1, 2, 3})))
                .hasMessageContaining("schema id 1024 is not known");
    }

    @Test
    @DisplayName("A value of another topic is refused, not misread")
    void foreign() {
        byte[] receipt = codecs.receipts().encode(new Anything(7).of(varde.core.page.Receipt.class));
        assertThat(catchThrowable(() -> codecs.heartbeats().decode(receipt))).isInstanceOf(UndecodableException.class);
    }

    @Test
    @DisplayName("Null stays null for Kafka's clients: that is a pulse")
    void pulses() {
        assertThat(codecs.heartbeats().serializer().serialize("t", null)).isNull();
        assertThat(codecs.heartbeats().deserializer().deserialize("t", null)).isNull();
    }
}
