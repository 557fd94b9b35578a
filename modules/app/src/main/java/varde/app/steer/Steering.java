package varde.app.steer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import varde.app.CannotStart;
import varde.app.answer.CommandWriter;
import varde.app.answer.Refusals;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.app.view.Situation;
import varde.core.command.Command;
import varde.core.landscape.Component;
import varde.wire.Topic;

/** Says something to CORRELATE, and tells from the log whether it was obeyed or why it was refused. */
final class Steering implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    /** What came of a command. */
    enum Outcome {
        /** It was obeyed. */
        OBEYED,
        /** It was refused. */
        REFUSED,
        /** It is in the log, but nothing has been heard of it yet. */
        UNHEARD
    }

    /** What came of a command, in words. */
    record Heard(Outcome outcome, String words) {}

    private final Line line;
    private final Situation situation;
    private final Plans plans;
    private final CommandWriter writer;
    private final LogReader reader;
    private final Refusals refusals;

    /**
     * Listens to the log on this line.
     *
     * @throws CannotStart if the log cannot be read in time
     */
    Steering(Line line) {
        this.line = line;
        this.situation = new Situation(line.topics(), line.codecs());
        this.plans = new Plans(line.topics(), line.codecs());
        this.refusals = new Refusals(line, line.topics().commandsCorrelate());
        this.writer = new CommandWriter(line.kafka());
        List<Topic> sources = new ArrayList<>(situation.sources());
        sources.addAll(plans.sources());
        this.reader = LogReader.follow(line.kafka(), sources, LogReader.From.BEGINNING, this::take);
        if (!reader.awaitCaughtUp(PATIENCE)) {
            close();
            throw new CannotStart(
                    "the log could not be read within " + PATIENCE.toSeconds() + " s; nothing has changed");
        }
    }

    /** What is going on, kept up to date while this is open. */
    Situation situation() {
        return situation;
    }

    /** What is planned and what is declared. */
    Plans plans() {
        return plans;
    }

    /**
     * Says it, to the partition that decides about a domain.
     *
     * @param domain the domain
     * @param effect what the log says as soon as it is obeyed
     * @throws CannotStart if Kafka does not take it
     */
    Heard say(Command command, String domain, Supplier<Optional<String>> effect) {
        byte[] key = domain.getBytes(StandardCharsets.UTF_8);
        byte[] value = line.codecs().commandsCorrelate().encode(command);
        return await(List.of(writer.write(new ProducerRecord<>(topic(), key, value))), effect);
    }

    /** Says it to every partition, since it may concern all of them. */
    Heard sayToAll(Command command, Supplier<Optional<String>> effect) {
        byte[] key = Component.MAIN_DOMAIN.getBytes(StandardCharsets.UTF_8);
        byte[] value = line.codecs().commandsCorrelate().encode(command);
        List<RecordMetadata> sent = new ArrayList<>();
        int partitions = writer.partitions(topic());
        for (int partition = 0; partition < partitions; partition++) {
            sent.add(writer.write(new ProducerRecord<>(topic(), partition, key, value)));
        }
        return await(sent, effect);
    }

    private String topic() {
        return line.topics().commandsCorrelate().name();
    }

    private Heard await(List<RecordMetadata> sent, Supplier<Optional<String>> effect) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<String> refusal =
                    sent.stream().flatMap(one -> refusals.of(one).stream()).findFirst();
            if (refusal.isPresent()) {
                return new Heard(Outcome.REFUSED, refusal.get());
            }
            Optional<String> words = effect.get();
            if (words.isPresent()) {
                return new Heard(Outcome.OBEYED, words.get());
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return new Heard(Outcome.UNHEARD, "the log has it, but CORRELATE has not decided on it yet: is it running?");
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        plans.take(record);
        situation.take(record);
        refusals.take(record);
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
