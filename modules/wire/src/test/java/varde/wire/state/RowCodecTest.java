package varde.wire.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.wire.Order;
import varde.wire.avro.ClockRow;
import varde.wire.avro.OrderValue;
import varde.wire.serde.UndecodableException;

class RowCodecTest {

    private record Clock(long log, long observed) {}

    private final RowCodec<Clock, ClockRow> codec = RowCodec.of(
            "clock",
            ClockRow.class,
            row -> new ClockRow(row.log(), row.observed()),
            avro -> new Clock(avro.getLog(), avro.getObserved()));

    @Property(tries = 100)
    void aRowComesBackTheSame(@ForAll long log, @ForAll long observed) {
        Clock row = new Clock(log, observed);
        assertThat(codec.decode(codec.encode(row))).isEqualTo(row);
        assertThat(codec.serde().deserializer().deserialize("t", null)).isNull();
    }

    @Property(tries = 100)
    void brokenRowsAreRefused(@ForAll byte[] bytes) {
        try {
            codec.decode(bytes);
        } catch (UndecodableException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    @DisplayName("A row carries its version in front, and one of a later Varde is refused with what to do")
    void versions() {
        byte[] bytes = codec.encode(new Clock(1, 2));
        assertThat(bytes).startsWith(0, 1);
        bytes[1] = 9;

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("row of clock has version 9; this Varde reads 1 to 1");
        assertThatThrownBy(() -> codec.decode(new byte[1])).hasMessageContaining("only 1 bytes");
    }

    @Test
    @DisplayName("A schema that does not say its version is a mistake of ours, said at once")
    void withoutVersion() {
        assertThatThrownBy(() -> RowCodec.<Order, OrderValue>of(
                        "order",
                        OrderValue.class,
                        order -> new OrderValue(order.topic(), order.offset(), order.start(), order.given()),
                        avro -> new Order(avro.getTopic(), avro.getOffset())))
                .hasMessageContaining("rowVersion");
    }
}
