package varde.wire.state;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import varde.wire.serde.ByteReader;
import varde.wire.serde.ByteWriter;
import varde.wire.serde.UndecodableException;

/**
 * Rows of one store that are written together, so that a hundred thousand a second cost few records: see
 * {@code schemas/state/row-batch.avsc}. Written and read by hand; a batch is filled by one thread.
 */
public final class RowBatch {

    private static final int VERSION = 1;

    /**
     * What a batch holds.
     *
     * @param rows in the order in which they were added, each with its own version in front
     * @param forgotten keys of rows that are no longer kept; they count after the rows
     */
    public record Content(List<byte[]> rows, List<String> forgotten) {}

    private final ByteWriter rows = new ByteWriter();
    private final ByteWriter whole = new ByteWriter();
    private final List<String> forgotten = new ArrayList<>(0);
    private int count;
    private int size;

    /** An empty batch. */
    public RowBatch() {
        clear();
    }

    /** Adds the bytes of a row. */
    public void add(byte[] row) {
        rows.writeLong(row.length);
        rows.writeFixed(row, 0, row.length);
        count++;
        size += row.length + 2;
    }

    /** Says that the row with this key is no longer kept. */
    public void forget(String key) {
        forgotten.add(key);
        size += key.length() + 2;
    }

    /** Whether it says of any row that it is no longer kept. */
    public boolean forgetsAny() {
        return !forgotten.isEmpty();
    }

    /** Whether it says that the row with this key is no longer kept. */
    public boolean forgets(String key) {
        return forgotten.contains(key);
    }

    /** How many bytes it has, or so. */
    public int size() {
        return size;
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return count == 0 && forgotten.isEmpty();
    }

    /** The bytes of all that was added. */
    public byte[] encode() {
        whole.start();
        whole.writeByte(VERSION >>> 8);
        whole.writeByte(VERSION);
        if (count > 0) {
            whole.writeLong(count);
            whole.writeAll(rows);
        }
        whole.writeLong(0);
        if (!forgotten.isEmpty()) {
            whole.writeLong(forgotten.size());
            forgotten.forEach(whole::writeString);
        }
        whole.writeLong(0);
        return whole.written();
    }

    /** Begins anew. */
    public void clear() {
        rows.start();
        forgotten.clear();
        count = 0;
        size = 0;
    }

    /**
     * What these bytes hold.
     *
     * @throws UndecodableException if they are no batch, or were written by a later Varde
     */
    public static Content decode(byte[] bytes) {
        if (bytes.length < Short.BYTES) {
            throw new UndecodableException("batch of rows has only " + bytes.length + " bytes");
        }
        int written = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (written != VERSION) {
            throw new UndecodableException("batch of rows has version " + written + "; this Varde reads 1 to " + VERSION
                    + ". A later Varde wrote it: start that one");
        }
        ByteReader in = new ByteReader();
        in.start(bytes, Short.BYTES);
        List<byte[]> rows = new ArrayList<>();
        @Nullable ByteBuffer none = null;
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long n = 0; n < left; n++) {
                rows.add(in.readBytes(none).array());
            }
        }
        List<String> forgotten = new ArrayList<>(0);
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long n = 0; n < left; n++) {
                forgotten.add(in.readString());
            }
        }
        if (in.left() > 0) {
            throw new UndecodableException("batch of rows has " + in.left() + " bytes after its end");
        }
        return new Content(rows, forgotten);
    }
}
