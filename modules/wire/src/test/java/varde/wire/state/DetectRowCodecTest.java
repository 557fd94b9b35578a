package varde.wire.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import varde.core.detect.DetectRow;
import varde.core.detect.Look;
import varde.core.detect.View;
import varde.core.time.Now;

class DetectRowCodecTest {

    @Property(tries = 500)
    void aSightWrittenByHandHasTheBytesThatAvroWouldWrite(
            @ForAll String agent,
            @ForAll String component,
            @ForAll View view,
            @ForAll long seen,
            @ForAll int generation) {
        DetectRow.Sight sight = new DetectRow.Sight(
                new Look(agent, component),
                "main",
                "oslo",
                view,
                generation,
                seen / 3,
                5_000,
                new Now(seen, ~seen),
                7,
                seen / 5,
                seen / 7);

        assertThat(DetectRowCodec.encode(sight)).isEqualTo(DetectRowCodec.PLAIN_SIGHTS.encode(sight));
        assertThat(DetectRowCodec.decode(DetectRow.SIGHTS, DetectRowCodec.encode(sight)))
                .isEqualTo(sight);
    }

    @Test
    void aBatchGivesBackItsRowsInOrderAndWhatIsForgotten() {
        RowBatch batch = new RowBatch();
        assertThat(batch.isEmpty()).isTrue();
        batch.add(new byte[] {1, 2});
        batch.add(new byte[0]);
        batch.forget("a|ø");

        RowBatch.Content content = RowBatch.decode(batch.encode());

        assertThat(content.rows()).containsExactly(new byte[] {1, 2}, new byte[0]);
        assertThat(content.forgotten()).isEqualTo(List.of("a|ø"));
        batch.clear();
        assertThat(batch.isEmpty()).isTrue();
        assertThat(RowBatch.decode(batch.encode()).rows()).isEmpty();
    }
}
