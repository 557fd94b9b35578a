package varde.bench.detect;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import varde.core.detect.Heartbeat;
import varde.wire.codec.Codec;

/** The yardstick: decodes each heartbeat, and that is all. */
final class DecodingOnly implements Processor<byte[], byte[], Void, Void> {

    private final Codec<Heartbeat> codec;
    private long intervals;

    DecodingOnly(Codec<Heartbeat> codec) {
        this.codec = codec;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() != null) {
            intervals += codec.decode(record.value()).interval();
        }
    }

    @Override
    public void close() {
        if (intervals < 0) {
            throw new IllegalStateException("what was decoded must be used, or the compiler leaves it out");
        }
    }
}
