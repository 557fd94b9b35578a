package varde.app.answer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import varde.app.CannotStart;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.app.view.Situation;
import varde.core.command.Command;
import varde.core.escalate.Escalation;
import varde.wire.Rejected;
import varde.wire.Topic;

/** Says something to ESCALATE, and tells from the log whether it was obeyed or why it was refused. */
public final class Speaking implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    /** What came of a command. */
    public enum Outcome {
        /** It was obeyed. */
        OBEYED,
        /** It was refused. */
        REFUSED,
        /** It is in the log, but nothing has been heard of it yet. */
        UNHEARD
    }

    /**
     * What came of a command.
     *
     * @param outcome which
     * @param words the reasons of the escalations that it changed, or of the refusal
     */
    public record Heard(Outcome outcome, List<String> words) {}

    private final Line line;
    private final Situation situation;
    private final CommandWriter writer;
    private final LogReader reader;
    private final Map<Long, String> refusals = new ConcurrentHashMap<>();

    /**
     * Listens to the log on this line.
     *
     * @throws CannotStart if the log cannot be read in time
     */
    public Speaking(Line line) {
        this.line = line;
        this.situation = new Situation(line.topics(), line.codecs());
        this.writer = new CommandWriter(line.kafka());
        List<Topic> sources = Stream.concat(
                        situation.sources().stream(), Stream.of(line.topics().rejected()))
                .toList();
        this.reader = LogReader.follow(line.kafka(), sources, LogReader.From.BEGINNING, this::take);
        if (!reader.awaitCaughtUp(PATIENCE)) {
            close();
            throw new CannotStart(
                    "the log could not be read within " + PATIENCE.toSeconds() + " s; nothing has changed");
        }
    }

    /** What is going on, kept up to date while this is open. */
    public Situation situation() {
        return situation;
    }

    /**
     * Says it.
     *
     * @throws CannotStart if Kafka does not take it
     */
    public Heard say(Command command) {
        Map<String, Escalation> before = escalations();
        long offset = send(command);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String refusal = refusals.get(offset);
            if (refusal != null) {
                return new Heard(Outcome.REFUSED, List.of(refusal));
            }
            List<String> words = changes(before, command.who());
            if (!words.isEmpty()) {
                return new Heard(Outcome.OBEYED, words);
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return new Heard(Outcome.UNHEARD, List.of());
    }

    private Map<String, Escalation> escalations() {
        Map<String, Escalation> all = new HashMap<>();
        situation.all().stream()
                .flatMap(outage -> situation.escalations(outage.id()).stream())
                .forEach(one -> all.put(one.outage() + "/" + one.team(), one));
        return all;
    }

    /** The last word of each escalation that has changed and names who spoke. */
    private List<String> changes(Map<String, Escalation> before, String who) {
        return escalations().entrySet().stream()
                .filter(entry -> Optional.ofNullable(before.get(entry.getKey()))
                        .map(old -> old.revision() < entry.getValue().revision())
                        .orElse(true))
                .flatMap(entry -> entry.getValue().reasons().stream()
                        .map(reason -> reason.text())
                        .filter(text -> text.contains(who))
                        .reduce((one, other) -> other)
                        .map(text -> entry.getValue().number() + ": " + text)
                        .stream())
                .sorted()
                .toList();
    }

    private long send(Command command) {
        byte[] key = command.team().orElse(command.who()).getBytes(StandardCharsets.UTF_8);
        byte[] value = line.codecs().commandsEscalate().encode(command);
        String topic = line.topics().commandsEscalate().name();
        return writer.write(new ProducerRecord<>(topic, key, value)).offset();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (!record.topic().equals(line.topics().rejected().name())) {
            situation.take(record);
        } else if (record.value() != null) {
            Rejected rejected = line.codecs().rejected().decode(record.value());
            if (rejected.topic().equals(line.topics().commandsEscalate().name())) {
                refusals.put(rejected.offset(), rejected.reason());
            }
        }
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
