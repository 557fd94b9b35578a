package varde.wire.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import varde.core.detect.DetectRow;
import varde.core.detect.Look;
import varde.core.detect.SightNumber;
import varde.core.detect.View;
import varde.core.time.Now;

class DetectRowCodecTest {

    @Property(tries = 500)
    void whenSomethingWasSeenIsWrittenByHandAsAvroWouldWriteIt(
            @ForAll @LongRange(min = 1) long number, @ForAll long seen, @ForAll long observed, @ForAll long sequence) {
        DetectRow.Seen row = new DetectRow.Seen(new SightNumber(number), new Now(seen, observed), sequence);

        assertThat(DetectRowCodec.encode(row)).isEqualTo(DetectRowCodec.PLAIN_SEEN.encode(row));
        assertThat(DetectRowCodec.decode(DetectRow.SEEN, DetectRowCodec.encode(row)))
                .isEqualTo(row);
    }

    @Property(tries = 100)
    void aSightIsReadAsItWasWritten(
            @ForAll String agent, @ForAll @NotEmpty String component, @ForAll View view, @ForAll long seen) {
        DetectRow.Sight sight = new DetectRow.Sight(
                new SightNumber(seen / 9),
                new Look(agent, component),
                "main",
                "oslo",
                view,
                3,
                seen / 3,
                5_000,
                new Now(seen, ~seen),
                7,
                seen / 5,
                seen / 7);

        assertThat(DetectRowCodec.decode(DetectRow.SIGHTS, DetectRowCodec.encode(sight)))
                .isEqualTo(sight);
    }

    @Test
    void whatIsWrittenWithEachHeartbeatIsShort() {
        long now = 1_700_000_000_000L;

        assertThat(DetectRowCodec.encode(
                        new DetectRow.Seen(new SightNumber(1_000_000), new Now(now, now - 30), 1_000_000)))
                .hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void whoSpeaksForItselfIsWrittenOnce() {
        DetectRow.Sight own = sightOf(new Look("device/a-long-name", "device/a-long-name"));
        DetectRow.Sight other = sightOf(new Look("device/a-long-name", "device/a-long-nama"));

        assertThat(DetectRowCodec.encode(own)).hasSizeLessThan(DetectRowCodec.encode(other).length - 17);
        assertThat(DetectRowCodec.decode(DetectRow.SIGHTS, DetectRowCodec.encode(own)))
                .isEqualTo(own);
    }

    private static DetectRow.Sight sightOf(Look look) {
        return new DetectRow.Sight(
                new SightNumber(1), look, "main", "oslo", View.OK, 0, 10_000, 5_000, new Now(1, 2), 0, 0, 0);
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
