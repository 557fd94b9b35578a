package varde.notify;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.oncall.Channel;

/**
 * Sends the pages of one channel and says in receipts what became of them. Several may run for one channel; each page is
 * sent by one of them.
 *
 * <p>Before a page is sent, that it is about to be is committed together with the consumed offset, by proof of owning the
 * partition: a process that has lost it fails there, before it sends. Afterwards the outcome is committed. A page of which
 * only the intent is known, because a process died in between, is sent again, marked as a possible repeat.
 *
 * <p>When Kafka fails, the notifier begins anew, and goes on beginning anew until it is closed.
 */
public final class Notifier implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    /** Attempts under way at once. */
    private static final int AT_ONCE = 16;
    /** A provider's time-outs, twice: so long an attempt may still take when there is no use in waiting longer. */
    private static final long LAST_ATTEMPTS_MS = 30_000;

    private static final long ANEW_FIRST_MS = 500;
    private static final long ANEW_LONGEST_MS = 10_000;

    private final NotifierRole role;
    private final Carried carried = new Carried();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean started;

    /** A notifier for this role. It does nothing before {@link #run}. */
    public Notifier(NotifierRole role) {
        this.role = role;
    }

    /** Works until {@link #close} is called from another thread or this one is interrupted. May be called once. */
    @Override
    public void run() {
        started = true;
        String name = "notify-" + role.channel().name().toLowerCase(Locale.ROOT);
        try (Sender sender = new Sender(new Round(role.providers()), AT_ONCE, name)) {
            long pause = ANEW_FIRST_MS;
            while (!stopped(0)) {
                long began = System.nanoTime();
                if (session(sender)) {
                    return;
                }
                boolean lasted = System.nanoTime() - began > TimeUnit.MINUTES.toNanos(1);
                pause = lasted ? ANEW_FIRST_MS : Math.min(ANEW_LONGEST_MS, pause * 2);
                stopped(pause);
            }
        } finally {
            ended.countDown();
        }
    }

    /** Waits until pages are being read for the first time, at most so long; whether they are. */
    public boolean awaitReady(Duration most) throws InterruptedException {
        return ready.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whose pages it sends. */
    public Channel channel() {
        return role.channel();
    }

    /** What it tells of itself. */
    public NotifierFigures figures() {
        return carried.figures();
    }

    /** What a provider says of a message that it has taken. Returns at once; a receipt follows. */
    public void report(Report report) {
        carried.reports().add(report);
    }

    /** Begins no more attempts. Returns at once; {@link #close} waits for the end. */
    public void stop() {
        stopping.countDown();
    }

    /** Begins no more attempts, lets those under way end, tells what came of them, and leaves the group. */
    @Override
    public void close() {
        stop();
        try {
            if (started && !ended.await(2 * LAST_ATTEMPTS_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the notifier for {} did not end in time", role.channel());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One session; whether it ended because it was told to. */
    private boolean session(Sender sender) {
        try (Ledger ledger = Ledger.open(role)) {
            writeDown(ledger);
            SentMemory memory = new SentMemory(role.channel());
            Awaited awaited = new Awaited(role.channel(), role.providers());
            try (SentReader sentReader = new SentReader(role, sent -> {
                memory.remember(sent);
                awaited.take(sent);
            })) {
                sentReader.begin(role.topics().sent().name());
                Consumer<String, byte[]> consumer = consumer();
                try {
                    Session.Tools tools = new Session.Tools(consumer, ledger, sentReader, memory, awaited);
                    work(new Session(role, tools, sender, carried));
                    return true;
                } finally {
                    consumer.close(CloseOptions.timeout(Duration.ofSeconds(5))
                            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("the notifier for {} begins anew: {}", role.channel(), e.toString());
            carried.figures().begunAnew(e.toString());
            LOG.debug("because of", e);
            // Nobody may be asked about a page that somebody is being asked about. What succeeds is told; the rest is
            // found again in sent.
            long now = role.clock().millis();
            Desk orphanage = new Desk(new SentMemory(role.channel()), carried.turns());
            sender.finishedWithin(LAST_ATTEMPTS_MS)
                    .forEach(result -> orphanage.settle(result, now).ifPresent(carried.unreported()::add));
            return false;
        }
    }

    private void work(Session session) {
        session.join();
        while (!stopped(0)) {
            session.turn();
            carried.figures().turned(session.reading(), session.waiting());
            if (session.reading()) {
                ready.countDown();
            }
        }
        session.finish(LAST_ATTEMPTS_MS);
    }

    /** First of all what the session before could not write down; before sent is read. */
    private void writeDown(Ledger ledger) {
        if (!carried.unreported().isEmpty()) {
            ledger.report(carried.unreported(), List.of());
            carried.unreported().clear();
        }
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(role.clients());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, role.group());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private boolean stopped(long millis) {
        try {
            return stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
            return true;
        }
    }
}
