package varde.wire.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.core.correlate.CorrelateRow;
import varde.core.correlate.FlapRow;
import varde.core.correlate.JobRow;
import varde.core.correlate.WindowRow;
import varde.wire.avro.CorrelateConfigValue;
import varde.wire.avro.OutageValue;
import varde.wire.codec.Anything;

class CorrelateRowCodecTest {

    private static final List<Class<? extends CorrelateRow>> ROWS = List.of(
            CorrelateRow.Part.class,
            CorrelateRow.InForce.class,
            CorrelateRow.Sight.class,
            CorrelateRow.Era.class,
            CorrelateRow.Hold.class,
            CorrelateRow.Life.class,
            CorrelateRow.Tally.class,
            CorrelateRow.Membership.class,
            CorrelateRow.Unseen.class,
            JobRow.class,
            CorrelateRow.Counter.class,
            FlapRow.class,
            WindowRow.class);

    @Property(tries = 150)
    void everyRowComesBackTheSame(@ForAll long seed) {
        for (Class<? extends CorrelateRow> type : ROWS) {
            CorrelateRow row = new Anything(seed).of(type);

            assertThat(CorrelateRowCodec.decode(row.store(), CorrelateRowCodec.encode(row)))
                    .isEqualTo(row);
        }
    }

    @Test
    @DisplayName("Each store has its rows, and no other store is known")
    void stores() {
        List<String> stores =
                ROWS.stream().map(type -> new Anything(1).of(type).store()).toList();

        assertThat(stores).containsExactlyInAnyOrderElementsOf(CorrelateRow.STORES);
        assertThatThrownBy(() -> CorrelateRowCodec.decode("correlate-nothing", new byte[2]))
                .hasMessage("CORRELATE has no store correlate-nothing");
    }

    @Test
    @DisplayName("The copies of topic schemas in the rows are as the topics have them, but for the namespace")
    void copies() {
        Map<Schema, Schema> copies = Map.of(
                OutageValue.getClassSchema(),
                varde.wire.avro.correlate.OutageValue.getClassSchema(),
                CorrelateConfigValue.getClassSchema(),
                varde.wire.avro.correlate.CorrelateConfigValue.getClassSchema());

        copies.forEach((topic, copy) -> assertThat(form(copy))
                .as("copy %s anew into its row schema, and raise rowVersion", topic.getName())
                .isEqualTo(form(topic)));
    }

    private static String form(Schema schema) {
        return SchemaNormalization.toParsingForm(schema).replace("varde.wire.avro.correlate.", "varde.wire.avro.");
    }
}
