package varde.wire.codec;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import varde.wire.Rejected;
import varde.wire.avro.RejectedValue;

/** What nobody could read or decide. */
final class RejectedMapping implements Mapping<Rejected, RejectedValue> {

    @Override
    public RejectedValue toAvro(Rejected value) {
        return new RejectedValue(
                value.stage(),
                value.topic(),
                value.partition(),
                value.offset(),
                value.timestamp(),
                value.reason(),
                wrapped(value.key()),
                wrapped(value.value()),
                value.exception());
    }

    @Override
    public Rejected toCore(RejectedValue avro) {
        return new Rejected(
                avro.getStage(),
                avro.getTopic(),
                avro.getPartition(),
                avro.getOffset(),
                avro.getTimestamp(),
                avro.getReason(),
                bytes(avro.getKey()),
                bytes(avro.getValue()),
                avro.getException());
    }

    private static @Nullable ByteBuffer wrapped(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
