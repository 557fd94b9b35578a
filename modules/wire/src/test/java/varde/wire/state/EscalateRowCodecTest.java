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
import varde.core.escalate.EscalateRow;
import varde.wire.avro.EscalateConfigValue;
import varde.wire.avro.EscalationValue;
import varde.wire.avro.OutageValue;
import varde.wire.codec.Anything;

class EscalateRowCodecTest {

    private static final List<Class<? extends EscalateRow>> ROWS = List.of(
            EscalateRow.EscalationRow.class,
            EscalateRow.OutageSeenRow.class,
            EscalateRow.PartRow.class,
            EscalateRow.InForceRow.class,
            EscalateRow.MarkRow.class,
            EscalateRow.CommandSeenRow.class,
            EscalateRow.RationRow.class,
            EscalateRow.WaitingRow.class,
            EscalateRow.BundleRow.class,
            EscalateRow.ReassignedRow.class,
            EscalateRow.MomentRow.class);

    @Property(tries = 150)
    void everyRowComesBackTheSame(@ForAll long seed) {
        for (Class<? extends EscalateRow> type : ROWS) {
            EscalateRow row = drawn(type, seed);

            assertThat(EscalateRowCodec.decode(row.store(), EscalateRowCodec.encode(row)))
                    .isEqualTo(row);
        }
    }

    @Test
    @DisplayName("Each store has its rows, and no other store is known")
    void stores() {
        List<String> stores = ROWS.stream().map(type -> drawn(type, 1).store()).toList();

        assertThat(stores).containsExactlyInAnyOrderElementsOf(EscalateRow.STORES);
        assertThatThrownBy(() -> EscalateRowCodec.decode("escalate-nothing", new byte[2]))
                .hasMessage("ESCALATE has no store escalate-nothing");
    }

    @Test
    @DisplayName("The copies of topic schemas in the rows are as the topics have them, but for the namespace")
    void copies() {
        Map<Schema, Schema> copies = Map.of(
                OutageValue.getClassSchema(),
                varde.wire.avro.escalate.OutageValue.getClassSchema(),
                EscalationValue.getClassSchema(),
                varde.wire.avro.escalate.EscalationValue.getClassSchema(),
                EscalateConfigValue.getClassSchema(),
                varde.wire.avro.escalate.EscalateConfigValue.getClassSchema());

        copies.forEach((topic, copy) -> assertThat(form(copy))
                .as("copy %s anew into its row schema, and raise rowVersion", topic.getName())
                .isEqualTo(form(topic)));
    }

    private static EscalateRow drawn(Class<? extends EscalateRow> type, long seed) {
        return new Anything(seed).of(type);
    }

    private static String form(Schema schema) {
        return SchemaNormalization.toParsingForm(schema).replace("varde.wire.avro.escalate.", "varde.wire.avro.");
    }
}
