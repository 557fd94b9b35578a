package varde.app.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Observation;
import varde.core.escalate.Escalation;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.wire.Rejected;
import varde.wire.Topic;
import varde.wire.codec.Codec;
import varde.wire.serde.UndecodableException;

/** Reads everything that the stages and the notifiers say, committed records only, from the beginning of the log. */
final class Witness implements AutoCloseable {

    /** How long anything may take on a machine that has much else to do. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Something said, and when the broker took it. */
    record Said<T>(T what, long at) {}

    private final List<Said<Observation>> observations = new CopyOnWriteArrayList<>();
    private final List<Said<OutageRecord>> outages = new CopyOnWriteArrayList<>();
    private final List<Said<Escalation>> escalations = new CopyOnWriteArrayList<>();
    private final List<Said<Page>> pages = new CopyOnWriteArrayList<>();
    private final List<Said<Receipt>> receipts = new CopyOnWriteArrayList<>();
    private final List<Said<Rejected>> rejected = new CopyOnWriteArrayList<>();
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> hearing = new HashMap<>();
    private final LogReader reader;

    private Witness(Line line) {
        List<Topic> topics = new ArrayList<>();
        topics.add(hears(line.topics().observations(), line.codecs().observations(), observations));
        topics.add(hears(line.topics().outages(), line.codecs().outages(), outages));
        topics.add(hears(line.topics().escalations(), line.codecs().escalations(), escalations));
        topics.add(hears(line.topics().receipts(), line.codecs().receipts(), receipts));
        topics.add(hears(line.topics().rejected(), line.codecs().rejected(), rejected));
        for (Channel channel : Channel.values()) {
            topics.add(hears(line.topics().pages(channel), line.codecs().pages(channel), pages));
        }
        reader = LogReader.follow(line.kafka(), topics, LogReader.From.BEGINNING, this::hear);
    }

    /** Begins to read. */
    static Witness of(Line line) {
        return new Witness(line);
    }

    private <T> Topic hears(Topic topic, Codec<T> codec, List<Said<T>> into) {
        hearing.put(topic.name(), record -> take(record, codec, into));
        return topic;
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        Objects.requireNonNull(hearing.get(record.topic())).accept(record);
    }

    private static <T> void take(ConsumerRecord<byte[], byte[]> record, Codec<T> codec, List<Said<T>> into) {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        try {
            into.add(new Said<>(codec.decode(value), record.timestamp()));
        } catch (UndecodableException poison) {
            // Put there by a test; who has to do something about it are the stages.
        }
    }

    /** All that has been said of outages, in order. */
    List<Outage> outages() {
        return outages.stream()
                .map(Said::what)
                .filter(Outage.class::isInstance)
                .map(Outage.class::cast)
                .toList();
    }

    /** The roots of all outages that ever were, each once. */
    List<String> roots() {
        return outages().stream().map(Outage::root).distinct().toList();
    }

    /** All that has been said of escalations, in order. */
    List<Escalation> escalations() {
        return escalations.stream().map(Said::what).toList();
    }

    /** All pages and withdrawals; in order within a channel and a person. */
    List<Page> pages() {
        return pages.stream().map(Said::what).toList();
    }

    /** All receipts, in order. */
    List<Receipt> receipts() {
        return receipts.stream().map(Said::what).toList();
    }

    /** All that was refused, in order. */
    List<Rejected> rejected() {
        return rejected.stream().map(Said::what).toList();
    }

    /** All changes that DETECT has seen, in order. */
    List<Observation.Seen> seen() {
        return observations.stream()
                .map(Said::what)
                .filter(Observation.Seen.class::isInstance)
                .map(Observation.Seen.class::cast)
                .toList();
    }

    /** All intervals in which nothing was written to a partition of {@code heartbeats}, in order. */
    List<Observation.Blind> blind() {
        return observations.stream()
                .map(Said::what)
                .filter(Observation.Blind.class::isInstance)
                .map(Observation.Blind.class::cast)
                .toList();
    }

    /** Log time up to which every partition of {@code heartbeats} has been read by DETECT; 0 if one never was. */
    long detectedUpTo(int partitions) {
        long lowest = Long.MAX_VALUE;
        for (int partition = 0; partition < partitions; partition++) {
            int wanted = partition;
            lowest = Math.min(
                    lowest,
                    observations.stream()
                            .map(Said::what)
                            .filter(one -> one instanceof Observation.Mark mark && mark.partition() == wanted)
                            .mapToLong(one -> ((Observation.Mark) one).readUpTo())
                            .max()
                            .orElse(0));
        }
        return lowest;
    }

    /** Log time up to which CORRELATE has read observations; 0 if it has read none. */
    long correlatedUpTo() {
        return outages.stream()
                .map(Said::what)
                .filter(OutageRecord.Mark.class::isInstance)
                .mapToLong(mark -> ((OutageRecord.Mark) mark).readUpTo())
                .max()
                .orElse(0);
    }

    /** Waits for a record that says so of an outage. */
    Outage awaitOutage(String what, Predicate<Outage> wanted) {
        await(what).atMost(PATIENCE).until(() -> outages().stream().anyMatch(wanted));
        return outages().stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits for the outage of this root to open. */
    Outage awaitOpened(String root) {
        return awaitOutage(
                "an outage of " + root, outage -> outage.root().equals(root) && outage.status() == Outage.Status.OPEN);
    }

    /** Waits for the outage of this root to end. */
    Outage awaitClosed(String root) {
        return awaitOutage(
                "the end of the outage of " + root,
                outage -> outage.root().equals(root) && outage.status() == Outage.Status.CLOSED);
    }

    @Override
    public void close() {
        reader.close();
    }
}
