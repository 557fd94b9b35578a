package varde.streams;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import varde.wire.Rejected;

/** Collects why one input was refused. */
final class Refusal {

    private final StageSpec<?, ?, ?> spec;
    private final RecordMetadata where;
    private final Record<byte[], byte[]> record;
    private final List<Rejected> records = new ArrayList<>(0);

    Refusal(StageSpec<?, ?, ?> spec, RecordMetadata where, Record<byte[], byte[]> record) {
        this.spec = spec;
        this.where = where;
        this.record = record;
    }

    void because(String reason) {
        because(reason, null);
    }

    void because(String reason, @Nullable Exception exception) {
        records.add(new Rejected(
                spec.name(),
                where.topic(),
                where.partition(),
                where.offset(),
                record.timestamp(),
                reason,
                record.key(),
                record.value(),
                exception == null ? "" : exception.getClass().getName()));
    }

    List<Rejected> records() {
        return records;
    }
}
