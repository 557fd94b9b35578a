package varde.wire.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro's binary form from an array. Unlike Avro's own reader it believes no length that the array does not hold, so
 * that no record, however broken, makes it allocate more than the record's own size or so. It is also faster for small
 * records.
 */
public final class ByteReader extends Decoder {

    private static final int SLOTS = 4;

    /** How many strings are remembered for each slot, a power of two; those whose bytes add up alike share a seat. */
    private static final int SEATS = 256;

    private byte[] bytes = new byte[0];
    private int at;
    private int stringAt;
    private final @Nullable Remembered[] remembered = new Remembered[SLOTS * SEATS];

    /** A string that came not long ago in some place, and its bytes. */
    private record Remembered(byte[] utf8, String text) {}

    /** Starts anew on these bytes. */
    public void start(byte[] source, int from) {
        bytes = source;
        at = from;
    }

    /** How many bytes are left. */
    public int left() {
        return bytes.length - at;
    }

    /** In two statements: {@code at += } would take the place from before the length was read. */
    private void skip(String what) {
        int length = length(readLong(), what);
        at += length;
    }

    private byte next() {
        if (at >= bytes.length) {
            throw new UndecodableException("ends too early, after " + bytes.length + " bytes");
        }
        return bytes[at++];
    }

    private int length(long claimed, String what) {
        if (claimed < 0 || claimed > left()) {
            throw new UndecodableException(
                    "claims " + what + " of " + claimed + " at byte " + at + " but has only " + left() + " bytes left");
        }
        return (int) claimed;
    }

    @Override
    public void readNull() {
        // Nothing is written for null.
    }

    @Override
    public boolean readBoolean() {
        return next() == 1;
    }

    @Override
    public int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new UndecodableException("holds " + value + " where an int should be, before byte " + at);
        }
        return (int) value;
    }

    @Override
    public long readLong() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = next();
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new UndecodableException("holds a number of more than ten bytes, before byte " + at);
    }

    private long little(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (next() & 0xFFL) << (8 * i);
        }
        return value;
    }

    @Override
    public float readFloat() {
        return Float.intBitsToFloat((int) little(Float.BYTES));
    }

    @Override
    public double readDouble() {
        return Double.longBitsToDouble(little(Double.BYTES));
    }

    @Override
    public String readString() {
        int length = length(readLong(), "a string");
        stringAt = at;
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    /**
     * A string that is likely to be one of the few that this thread reads under this slot: then it costs nothing, and is the
     * same object each time.
     *
     * @param slot 0 to 3
     */
    public String readRepeated(int slot) {
        int length = length(readLong(), "a string");
        int seat = slot * SEATS + seat(length);
        Remembered last = remembered[seat];
        if (last == null || !Arrays.equals(last.utf8(), 0, last.utf8().length, bytes, at, at + length)) {
            byte[] utf8 = Arrays.copyOfRange(bytes, at, at + length);
            last = new Remembered(utf8, new String(utf8, StandardCharsets.UTF_8));
            remembered[seat] = last;
        }
        at += length;
        return last.text();
    }

    private int seat(int length) {
        int hash = length;
        for (int n = at; n < at + length; n++) {
            hash = 31 * hash + bytes[n];
        }
        return (hash ^ hash >>> 8) & (SEATS - 1);
    }

    /**
     * A string that is likely to be the same as the one read by {@link #readString()} just before: then it is that one.
     *
     * @param before the string before
     */
    public String readRepeat(String before) {
        int end = at;
        int length = length(readLong(), "a string");
        boolean same = Arrays.equals(bytes, stringAt, end, bytes, at, at + length);
        String value = same ? before : new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) {
        return new Utf8(readString());
    }

    @Override
    public void skipString() {
        skip("a string");
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) {
        byte[] value = new byte[length(readLong(), "bytes")];
        readFixed(value, 0, value.length);
        return ByteBuffer.wrap(value);
    }

    @Override
    public void skipBytes() {
        skip("bytes");
    }

    @Override
    public void readFixed(byte[] target, int start, int count) {
        System.arraycopy(bytes, at, target, start, length(count, "bytes"));
        at += count;
    }

    @Override
    public void skipFixed(int count) {
        at += length(count, "bytes");
    }

    @Override
    public int readEnum() {
        return readInt();
    }

    /** Every item takes a byte at least, except for nulls and empty records, which no schema of ours has in an array. */
    private long items() {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        return length(count, "items");
    }

    private long skipItems() {
        long count = readLong();
        while (count < 0) {
            skip("a block");
            count = readLong();
        }
        return length(count, "items");
    }

    @Override
    public long readArrayStart() {
        return items();
    }

    @Override
    public long arrayNext() {
        return items();
    }

    @Override
    public long skipArray() {
        return skipItems();
    }

    @Override
    public long readMapStart() {
        return items();
    }

    @Override
    public long mapNext() {
        return items();
    }

    @Override
    public long skipMap() {
        return skipItems();
    }

    @Override
    public int readIndex() {
        return readInt();
    }
}
