package varde.notify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.wire.Rejected;
import varde.wire.Sent;
import varde.wire.serde.UndecodableException;

/**
 * One stretch of work of a notifier, from joining the group to leaving it or to the first thing that goes wrong with
 * Kafka. All of it happens on one thread; only the asking of providers does not.
 */
final class Session implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** As many pages are held at most; more are left in the topic. */
    private static final int FULL = 2_000;
    /** So long, at most, records are read on before anything is sent: what was withdrawn meanwhile is not sent at all. */
    private static final long READ_AHEAD_MS = 1_000;
    /** So long another owner may wait for our attempts to end; what ends later is told all the same. */
    private static final long HAND_OVER_MS = 5_000;

    private final NotifierRole role;
    private final Consumer<String, byte[]> consumer;
    private final Ledger ledger;
    private final SentReader sentReader;
    private final SentMemory memory;
    private final Awaited awaited;
    private final Desk desk;
    private final Sender sender;
    private final Carried carried;
    private final List<Conclusion> givenUp = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Amendment> missed = new ArrayList<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private long readingAheadSince = -1;
    private boolean broken;

    /** What a session works with and ends before it does. */
    record Tools(
            Consumer<String, byte[]> consumer,
            Ledger ledger,
            SentReader sentReader,
            SentMemory memory,
            Awaited awaited) {}

    Session(NotifierRole role, Tools tools, Sender sender, Carried carried) {
        this.role = role;
        this.consumer = tools.consumer();
        this.ledger = tools.ledger();
        this.sentReader = tools.sentReader();
        this.memory = tools.memory();
        this.awaited = tools.awaited();
        this.desk = new Desk(memory, carried.turns());
        this.sender = sender;
        this.carried = carried;
    }

    /** Joins the group. */
    void join() {
        consumer.subscribe(List.of(role.topics().pages(role.channel()).name()), this);
    }

    /** Whether pages are being read. */
    boolean reading() {
        return !consumer.assignment().isEmpty();
    }

    /** How many pages have been read and not been concluded. */
    int waiting() {
        return desk.size();
    }

    /** One turn: read, report, decide, send. */
    void turn() {
        try {
            readAndSend();
        } catch (RuntimeException e) {
            // Half a turn: what was taken off the desk is not written down, so nothing more may be said of offsets.
            broken = true;
            throw e;
        }
    }

    private void readAndSend() {
        boolean busy = !sender.idle();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(busy ? 10 : 100))) {
            read(record);
        }
        hear();
        take(sender.finished());
        report();
        long now = now();
        givenUp.addAll(desk.expire(now));
        miss(now);
        List<Pending> starting = mayStart(now) ? desk.start(now, sender.room()) : List.of();
        decide(starting, now);
        starting.forEach(sender::send);
        if (desk.size() == 0) {
            sender.rest();
        }
        holdBack();
    }

    /** Lets the attempts under way end, and tells what came of them. Begins no others. */
    void finish(long millis) {
        take(sender.finishedWithin(millis));
        report();
        decide(List.of(), now());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        // In this order: once the offsets are known no transaction with offsets is open any more, so every intent
        // that belongs to them is in sent, and is read.
        Map<TopicPartition, OffsetAndMetadata> offsets = consumer.committed(Set.copyOf(partitions));
        sentReader.catchUp();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = offsets.get(partition);
            OptionalLong open = memory.firstOpen(partition.partition());
            if (offset != null && open.isPresent() && open.getAsLong() < offset.offset()) {
                consumer.seek(partition, open.getAsLong());
            }
            committed.put(partition, offset == null ? 0L : offset.offset());
        }
        desk.own(partitions.stream().map(TopicPartition::partition).toList());
        LOG.info("sending pages of {}", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty() && !broken) {
            finish(HAND_OVER_MS);
        }
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        desk.disown(partitions.stream().map(TopicPartition::partition).toList());
        partitions.forEach(committed::remove);
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            Page page = role.codecs().pages(role.channel()).decode(record.value());
            if (page.channel() != role.channel()) {
                reject(record, "a page for " + page.channel() + " does not belong here", "");
                return;
            }
            desk.receive(page, new Spot(record.partition(), record.offset()), now())
                    .ifPresent(givenUp::add);
        } catch (UndecodableException e) {
            reject(record, String.valueOf(e.getMessage()), e.getClass().getName());
        }
    }

    private void reject(ConsumerRecord<String, byte[]> record, String reason, String exception) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        // Read again for the sake of an open attempt, it has been rejected before.
        if (record.offset() < committed.getOrDefault(partition, 0L)) {
            return;
        }
        LOG.warn("{} offset {} is rejected: {}", partition, record.offset(), reason);
        byte[] key = record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8);
        rejected.add(new Rejected(
                "notify",
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                reason,
                key,
                record.value(),
                exception));
    }

    private void take(List<Round.Result> results) {
        for (Round.Result result : results) {
            desk.settle(result, now())
                    .ifPresent(conclusion -> (conclusion.happened() ? carried.unreported() : givenUp).add(conclusion));
        }
    }

    /** What came to be known of messages that had left, by whichever notifier. */
    private void hear() {
        for (Sent sent : sentReader.readOn()) {
            if (sent.channel() == role.channel() && sent.phase() == Sent.Phase.OUTCOME) {
                if (sent.status().equals(Optional.of(Receipt.Status.DELIVERED))) {
                    sender.round().hear(sent.provider(), sent.person(), true);
                } else if (awaited.isMiss(sent)) {
                    sender.round().hear(sent.provider(), sent.person(), false);
                }
            }
        }
    }

    /** What has not arrived in time: its receipt says so, and the provider need not try any longer. */
    private void miss(long now) {
        for (Amendment amendment : awaited.overdue(desk::owns, now)) {
            missed.add(amendment);
            Sent outcome = amendment.outcome();
            sender.round().recall(outcome.provider(), outcome.providerId());
        }
    }

    private void report() {
        List<Amendment> heard = carried.reports().understood(awaited, now());
        if (!carried.unreported().isEmpty() || !heard.isEmpty()) {
            ledger.report(carried.unreported(), heard);
            carried.unreported().forEach(this::told);
            carried.unreported().clear();
            heard.forEach(this::told);
            carried.reports().written();
        }
    }

    private void decide(List<Pending> starting, long now) {
        Map<TopicPartition, OffsetAndMetadata> offsets = offsets();
        boolean moved = offsets.entrySet().stream()
                .anyMatch(offset -> offset.getValue().offset() > committed.getOrDefault(offset.getKey(), 0L));
        if (!moved && starting.isEmpty() && givenUp.isEmpty() && rejected.isEmpty() && missed.isEmpty()) {
            return;
        }
        Ledger.Decisions decisions = new Ledger.Decisions(
                starting,
                List.copyOf(givenUp),
                List.copyOf(missed),
                List.copyOf(rejected),
                offsets,
                consumer.groupMetadata());
        ledger.decide(decisions, now);
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        givenUp.forEach(this::told);
        givenUp.clear();
        missed.forEach(this::told);
        missed.clear();
        carried.figures().rejected(rejected.size());
        rejected.clear();
    }

    /** Of all our partitions, moved or not: they are the proof of owning them. One that is read again keeps its offset. */
    private Map<TopicPartition, OffsetAndMetadata> offsets() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, Long> known : committed.entrySet()) {
            TopicPartition partition = known.getKey();
            long consumed = desk.consumed(partition.partition(), consumer.position(partition));
            offsets.put(partition, new OffsetAndMetadata(Math.max(consumed, known.getValue())));
        }
        return offsets;
    }

    private boolean mayStart(long now) {
        boolean behind = consumer.assignment().stream()
                .anyMatch(partition -> consumer.currentLag(partition).orElse(0) > 0);
        if (!behind || desk.size() >= FULL) {
            readingAheadSince = -1;
            return true;
        }
        if (readingAheadSince < 0) {
            readingAheadSince = now;
        }
        return now - readingAheadSince > READ_AHEAD_MS;
    }

    private void holdBack() {
        Set<TopicPartition> paused = consumer.paused();
        if (desk.size() >= FULL && paused.isEmpty()) {
            consumer.pause(consumer.assignment());
        } else if (desk.size() < FULL && !paused.isEmpty()) {
            consumer.resume(paused);
        }
    }

    private long now() {
        return ledger.now();
    }

    private void told(Amendment amendment) {
        carried.figures().told(amendment.status());
        Sent outcome = amendment.outcome();
        LOG.info("page {} {}: {}", outcome.page(), amendment.status(), amendment.reason());
    }

    private void told(Conclusion conclusion) {
        carried.figures().told(conclusion.status());
        LOG.info(
                "page {} {} by {} at attempt {}{}",
                conclusion.pending().page().id(),
                conclusion.status(),
                conclusion.provider().isEmpty() ? "nobody" : conclusion.provider(),
                conclusion.pending().attempts(),
                conclusion.reason().isEmpty() ? "" : ": " + conclusion.reason());
    }
}
