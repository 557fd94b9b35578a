package varde.wire.codec;

import org.apache.avro.specific.SpecificRecord;
import varde.wire.serde.AvroFormat;
import varde.wire.serde.UndecodableException;

/** A codec made of a mapping and a format. */
final class TopicCodec<T, A extends SpecificRecord> implements Codec<T> {

    private final Mapping<T, A> mapping;
    private final AvroFormat.Records<A> records;

    TopicCodec(Mapping<T, A> mapping, AvroFormat.Records<A> records) {
        this.mapping = mapping;
        this.records = records;
    }

    @Override
    public byte[] encode(T value) {
        return records.write(mapping.toAvro(value));
    }

    @Override
    public T decode(byte[] bytes) {
        A record = records.read(bytes);
        try {
            return mapping.toCore(record);
        } catch (RuntimeException e) {
            throw new UndecodableException("makes no sense: " + e.getMessage(), e);
        }
    }
}
