package varde.app.answer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import varde.app.pipeline.Line;
import varde.wire.Rejected;
import varde.wire.Topic;

/** Which commands were refused, and why, as the log says. */
public final class Refusals {

    private record Place(int partition, long offset) {}

    private final Line line;
    private final Topic commands;
    private final Map<Place, String> reasons = new ConcurrentHashMap<>();

    /** Of the commands of this topic. */
    public Refusals(Line line, Topic commands) {
        this.line = line;
        this.commands = commands;
    }

    /** Where they are told. */
    public Topic source() {
        return line.topics().rejected();
    }

    /** Takes a record of any topic; those of others tell it nothing. */
    public void take(ConsumerRecord<byte[], byte[]> record) {
        if (!record.topic().equals(source().name()) || record.value() == null) {
            return;
        }
        Rejected rejected = line.codecs().rejected().decode(record.value());
        if (rejected.topic().equals(commands.name())) {
            reasons.put(new Place(rejected.partition(), rejected.offset()), rejected.reason());
        }
    }

    /** Why the command that was sent there was refused; empty if nothing says that it was. */
    public Optional<String> of(RecordMetadata sent) {
        return Optional.ofNullable(reasons.get(new Place(sent.partition(), sent.offset())));
    }
}
