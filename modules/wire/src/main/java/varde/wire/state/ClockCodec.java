package varde.wire.state;

import varde.core.time.Now;
import varde.wire.avro.ClockRow;

/** The row in which every task remembers its two times. */
public final class ClockCodec {

    private static final RowCodec<Now, ClockRow> CODEC = RowCodec.of(
            "clock",
            ClockRow.class,
            now -> new ClockRow(now.log(), now.observed()),
            row -> new Now(row.getLog(), row.getObserved()));

    private ClockCodec() {}

    /** The bytes of a moment. */
    public static byte[] encode(Now now) {
        return CODEC.encode(now);
    }

    /** The moment of these bytes. */
    public static Now decode(byte[] bytes) {
        return CODEC.decode(bytes);
    }
}
