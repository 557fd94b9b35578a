package varde.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.wire.Order;
import varde.wire.Topics;
import varde.wire.avro.OrderValue;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;
import varde.wire.registry.RegistryAwayException;
import varde.wire.registry.RegistrySettings;
import varde.wire.registry.StubRegistry;

class FormatsTest {

    private static final String TOPIC = Topics.STANDARD.orderEscalate().name();
    private static final Order ORDER = new Order("varde.outages", 42);

    private final StubRegistry stub = new StubRegistry(0);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    @DisplayName("Varde's own format asks the registry once for a schema and once for an id, however many the records")
    void asksOnce() {
        Codec<Order> codec = codec(Map.of(RegistrySettings.URL, stub.url()));

        for (int i = 0; i < 5; i++) {
            assertThat(codec.decode(codec.encode(ORDER))).isEqualTo(ORDER);
        }

        assertThat(stub.requests())
                .containsExactly("POST /subjects/varde.order.escalate-value/versions", "GET /schemas/ids/1");
    }

    @Test
    @DisplayName("Poison with one unknown id asks the registry once")
    void unknownIds() {
        Codec<Order> codec = codec(Map.of(RegistrySettings.URL, stub.url()));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> codec.decode(new byte[] {0, 0, 0, 0, 9, 1}))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageContaining("schema id 9 is not in the registry");
            assertThatThrownBy(() -> codec.decode(new byte[] {0, -1, 0, 0, 9, 1}))
                    .isInstanceOf(UndecodableException.class);
        }

        assertThat(stub.requests()).containsExactly("GET /schemas/ids/9");
    }

    @Test
    @DisplayName("A registry that is away is no fault of the record")
    void registryAway() {
        Codec<Order> codec = codec(Map.of(RegistrySettings.URL, stub.url(), RegistrySettings.PATIENCE, "1"));
        stub.close();

        assertThatThrownBy(() -> codec.decode(new byte[] {0, 0, 0, 0, 9, 1}))
                .isInstanceOf(RegistryAwayException.class)
                .isNotInstanceOf(UndecodableException.class);
    }

    @Test
    @DisplayName("Without registering, a schema that is not there is an error")
    void looksUpOnly() {
        Codec<Order> codec = codec(Map.of(RegistrySettings.URL, stub.url(), RegistrySettings.REGISTER, "false"));

        assertThatThrownBy(() -> codec.encode(ORDER)).hasMessageContaining("not in the registry");
    }

    @Test
    @DisplayName("Kafka's clients find the serializers by class name and read what the codecs write")
    void byClassName() {
        AvroSerde serde = new AvroSerde();
        serde.configure(Map.of(RegistrySettings.URL, stub.url()), false);
        OrderValue value = new OrderValue("varde.outages", 42L, false, Map.of());

        byte[] bytes = serde.serializer().serialize(TOPIC, value);

        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(value);
        assertThat(codec(Map.of(RegistrySettings.URL, stub.url())).decode(bytes))
                .isEqualTo(ORDER);
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
        serde.close();
    }

    @Test
    @DisplayName("A value written in an older schema is read with the defaults of the current one")
    void olderWriter() throws IOException {
        FixedSchemaIds ids = new FixedSchemaIds(receiptsBeforeTheyHadReasons());
        ByteWriter out = WireFormat.writer(1);
        for (String text : new String[] {"p", "o", "t", "kari"}) {
            out.writeString(text);
        }
        out.writeEnum(0);
        out.writeEnum(1);

        varde.core.page.Receipt receipt =
                new Codecs(Topics.STANDARD, ids).receipts().decode(out.written());

        assertThat(receipt)
                .isEqualTo(new varde.core.page.Receipt(
                        "p",
                        "o",
                        "t",
                        "kari",
                        varde.core.oncall.Channel.WEBHOOK,
                        varde.core.page.Receipt.Status.SENT,
                        "",
                        "",
                        1,
                        "",
                        0));
    }

    private static Schema receiptsBeforeTheyHadReasons() {
        return SchemaBuilder.record("ReceiptValue")
                .namespace("varde.wire.avro")
                .fields()
                .requiredString("page")
                .requiredString("outage")
                .requiredString("team")
                .requiredString("person")
                .name("channel")
                .type()
                .enumeration("ReceiptChannel")
                .symbols("WEBHOOK", "SMS")
                .noDefault()
                .name("status")
                .type()
                .enumeration("ReceiptStatus")
                .symbols("DELIVERED", "SENT")
                .noDefault()
                .endRecord();
    }

    @Test
    @DisplayName("Lengths that the bytes do not hold are refused without allocating them")
    void hugeClaims() {
        FixedSchemaIds ids =
                new FixedSchemaIds(Topics.STANDARD.orderEscalate().value().schema());
        Codec<Order> codec = new Codecs(Topics.STANDARD, ids).orderEscalate();
        ByteWriter out = WireFormat.writer(1);
        out.writeLong(Integer.MAX_VALUE - 8);

        assertThatThrownBy(() -> codec.decode(out.written()))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("claims a string of 2147483639");
    }

    @Test
    @DisplayName("A routing tree nested a hundred thousand deep is refused")
    void deep() throws IOException {
        FixedSchemaIds ids =
                new FixedSchemaIds(Topics.STANDARD.configCorrelate().value().schema());
        ByteWriter out = WireFormat.writer(1);
        out.writeString("v");
        out.writeInt(0);
        out.writeIndex(2);
        for (int i = 0; i < 100_000; i++) {
            out.writeIndex(0);
            out.writeLong(0);
            out.writeBoolean(false);
            out.writeLong(1);
        }

        assertThatThrownBy(
                        () -> new Codecs(Topics.STANDARD, ids).configCorrelate().decode(out.written()))
                .isInstanceOf(UndecodableException.class);
    }

    /** Stands for a class of somebody else's: text, an exception as Confluent's wraps it, or nothing readable. */
    public static final class Foreign implements Serializer<SpecificRecord>, Deserializer<Object> {
        @Override
        public void configure(Map<String, ?> settings, boolean isKey) {
            assertThat(settings.get("specific.avro.reader")).isEqualTo("true");
            assertThat(settings.get("avro.remove.java.properties")).isEqualTo("true");
        }

        @Override
        public byte[] serialize(String topic, SpecificRecord value) {
            return String.valueOf(value.get(1)).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Object deserialize(String topic, byte[] bytes) {
            return switch (new String(bytes, StandardCharsets.UTF_8)) {
                case "away" -> throw new SerializationException("no", new ConnectException("refused"));
                case "cut" -> throw new SerializationException("no", new EOFException());
                case "else" -> "a string";
                default ->
                    new OrderValue(topic, Long.parseLong(new String(bytes, StandardCharsets.UTF_8)), false, Map.of());
            };
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    @DisplayName("Classes named in the settings are used instead of Varde's own, and their errors are told apart")
    void foreign() {
        String name = Foreign.class.getName();
        Codec<Order> codec = new Codecs(Topics.STANDARD, new ConfluentFormat(name, name, Map.of())).orderEscalate();

        assertThat(codec.decode(codec.encode(ORDER))).isEqualTo(new Order(TOPIC, 42));
        assertThatThrownBy(() -> codec.decode("away".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RegistryAwayException.class);
        assertThatThrownBy(() -> codec.decode("cut".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UndecodableException.class);
        assertThatThrownBy(() -> codec.decode("else".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("is a String, not a OrderValue");
    }

    @Test
    @DisplayName("A class that is not on the class path is named")
    void notThere() {
        assertThatThrownBy(() ->
                        Formats.of(Map.of(Formats.SERIALIZER, "io.confluent.kafka.serializers.KafkaAvroSerializer")))
                .hasMessageContaining("io.confluent.kafka.serializers.KafkaAvroSerializer cannot be used");
    }

    private static Codec<Order> codec(Map<String, ?> settings) {
        return new Codecs(Topics.STANDARD, Formats.of(settings)).orderEscalate();
    }
}
