package varde.app.answer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import varde.app.CannotStart;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.app.view.Situation;
import varde.core.command.Command;
import varde.core.escalate.Effect;
import varde.core.escalate.Escalation;
import varde.wire.Topic;

/** Says something to ESCALATE, and tells from the log whether it was obeyed or why it was refused. */
public final class Speaking implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SETTLED_AFTER = TimeUnit.MILLISECONDS.toNanos(100);

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
    private final Refusals refusals;

    /**
     * Listens to the log on this line.
     *
     * @throws CannotStart if the log cannot be read in time
     */
    public Speaking(Line line) {
        this.line = line;
        this.situation = new Situation(line.topics(), line.codecs());
        this.refusals = new Refusals(line, line.topics().commandsEscalate());
        this.writer = new CommandWriter(line.kafka());
        List<Topic> sources = Stream.concat(situation.sources().stream(), Stream.of(refusals.source()))
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
        RecordMetadata sent = send(command);
        Supplier<List<String>> words = () -> changes(before, command);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<String> refusal = refusals.of(sent);
            if (refusal.isPresent()) {
                return new Heard(Outcome.REFUSED, List.of(refusal.get()));
            }
            if (!words.get().isEmpty()) {
                return new Heard(Outcome.OBEYED, settled(words));
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return new Heard(Outcome.UNHEARD, List.of());
    }

    /** A command may change several escalations, and their records come one after another. */
    private static List<String> settled(Supplier<List<String>> words) {
        List<String> last;
        List<String> now = words.get();
        do {
            last = now;
            LockSupport.parkNanos(SETTLED_AFTER);
            now = words.get();
        } while (!now.equals(last));
        return now;
    }

    private Map<String, Escalation> escalations() {
        Map<String, Escalation> all = new HashMap<>();
        situation.all().stream()
                .flatMap(outage -> situation.escalations(outage.id()).stream())
                .forEach(one -> all.put(one.outage() + "/" + one.team(), one));
        return all;
    }

    /** What has come of the command in each escalation. */
    private List<String> changes(Map<String, Escalation> before, Command command) {
        return escalations().entrySet().stream()
                .flatMap(entry -> Effect.of(command, Optional.ofNullable(before.get(entry.getKey())), entry.getValue())
                        .map(text -> entry.getValue().number() + ": " + text)
                        .stream())
                .sorted()
                .toList();
    }

    private RecordMetadata send(Command command) {
        byte[] key = command.team().orElse(command.who()).getBytes(StandardCharsets.UTF_8);
        byte[] value = line.codecs().commandsEscalate().encode(command);
        String topic = line.topics().commandsEscalate().name();
        return writer.write(new ProducerRecord<>(topic, key, value));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        situation.take(record);
        refusals.take(record);
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
