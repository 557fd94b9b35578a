package varde.wire.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.util.Utf8;

/** Writes Avro's binary form into an array that grows and is used again: no lock, no stream in between. */
public final class ByteWriter extends BinaryEncoder {

    private static final int FIRST_SIZE = 512;
    private static final int MOST_KEPT = 1 << 20;
    private static final int MOST_VARINT = 10;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int at;

    /** Starts anew. */
    public void start() {
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[FIRST_SIZE];
        }
        at = 0;
    }

    /** A copy of what was written since the start. */
    public byte[] written() {
        return Arrays.copyOf(bytes, at);
    }

    /** Writes all that another has written since its start. */
    public void writeAll(ByteWriter other) {
        writeFixed(other.bytes, 0, other.at);
    }

    private void room(int count) {
        if (bytes.length - at < count) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(at, count), bytes.length * 2));
        }
    }

    /** Writes one byte as it is. */
    public void writeByte(int value) {
        room(1);
        bytes[at++] = (byte) value;
    }

    /** Writes four bytes, the highest first. */
    public void writeBigEndian(int value) {
        room(Integer.BYTES);
        bytes[at++] = (byte) (value >>> 24);
        bytes[at++] = (byte) (value >>> 16);
        bytes[at++] = (byte) (value >>> 8);
        bytes[at++] = (byte) value;
    }

    @Override
    public void flush() {
        // Everything is in the array already.
    }

    @Override
    public int bytesBuffered() {
        return 0;
    }

    @Override
    protected void writeZero() {
        writeByte(0);
    }

    @Override
    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    @Override
    public void writeInt(int value) {
        writeLong(value);
    }

    @Override
    public void writeLong(long value) {
        room(MOST_VARINT);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    private void little(long value, int count) {
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[at++] = (byte) (value >>> (8 * i));
        }
    }

    @Override
    public void writeFloat(float value) {
        little(Float.floatToRawIntBits(value), Float.BYTES);
    }

    @Override
    public void writeDouble(double value) {
        little(Double.doubleToRawLongBits(value), Double.BYTES);
    }

    @Override
    public void writeString(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        writeLong(utf8.length);
        writeFixed(utf8, 0, utf8.length);
    }

    @Override
    public void writeString(Utf8 value) {
        writeLong(value.getByteLength());
        writeFixed(value.getBytes(), 0, value.getByteLength());
    }

    @Override
    public void writeFixed(byte[] source, int start, int count) {
        room(count);
        System.arraycopy(source, start, bytes, at, count);
        at += count;
    }
}
