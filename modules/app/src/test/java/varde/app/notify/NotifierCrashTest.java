package varde.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import varde.app.embedded.SharedCluster;
import varde.app.embedded.ThrowawayCluster;
import varde.core.page.Receipt;
import varde.notify.Message;

@ExtendWith(SharedCluster.class)
@DisplayName("A notifier that dies")
class NotifierCrashTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int PERSONS = 12;

    /** A message as the gateway got it. */
    private record Arrived(String page, boolean marked) {}

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final List<NotifierProcess> processes = new ArrayList<>();
    private final Map<String, CountDownLatch> traps = new ConcurrentHashMap<>();
    private ThrowawayCluster cluster;
    private PageTopics pages;
    private Javalin gateway;

    @BeforeEach
    void startAGateway(ThrowawayCluster shared) {
        cluster = shared;
        pages = PageTopics.create(cluster.bootstrap(), "c" + UUID.randomUUID() + ".");
        gateway = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/sms", context -> {
                        String page = context.header("Idempotency-Key");
                        arrived.add(new Arrived(page, context.header(Message.POSSIBLE_REPEAT) != null));
                        CountDownLatch trap = traps.remove(page);
                        if (trap != null) {
                            trap.countDown();
                            // The answer comes after the sender is dead.
                            new CountDownLatch(1).await(3, TimeUnit.SECONDS);
                        }
                        context.result("{\"id\":\"1\",\"status\":\"delivered\"}");
                    });
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stopAll() {
        processes.forEach(NotifierProcess::close);
        gateway.stop();
        pages.close();
    }

    @Test
    void betweenSendingAndTellingLosesNothingAndMarksTheRepeat() throws Exception {
        CountDownLatch trap = new CountDownLatch(1);
        traps.put("p1", trap);
        NotifierProcess first = start();
        first.awaitReady();
        pages.write(Pages.sms("p1", "kari"));
        pages.write(Pages.sms("p2", "kari"));
        assertThat(trap.await(60, TimeUnit.SECONDS)).isTrue();

        first.kill();
        start();

        awaitOutcomesOf(2);
        assertThat(arrived)
                .containsExactly(new Arrived("p1", false), new Arrived("p1", true), new Arrived("p2", false));
        assertThat(pages.receiptsOf("p1"))
                .isNotEmpty()
                .allMatch(receipt -> receipt.reason().startsWith("possible repeat"));
    }

    @Test
    void isNotMissedWhenItComesBackAndFindsItsWorkTaken() throws Exception {
        NotifierProcess zombie = start();
        zombie.awaitReady();
        pages.write(Pages.sms("p0", "kari"));
        awaitOutcomesOf(1);

        zombie.freeze();
        for (int i = 1; i < 30; i++) {
            pages.write(Pages.sms("p" + i, "person-" + i % PERSONS));
        }
        start().awaitReady();
        awaitOutcomesOf(30);
        zombie.wake();
        pages.write(Pages.sms("p30", "kari"));
        awaitOutcomesOf(31);

        assertThat(arrived).hasSize(31).noneMatch(Arrived::marked);
    }

    @Test
    void atAnyMomentLosesNothingAndRepeatsOnlyWhatIsMarked() throws Exception {
        long seed = Long.getLong("varde.seed", new Random().nextLong());
        System.out.println("NotifierCrashTest seed " + seed + " (-Dvarde.seed=" + seed + " repeats it)");
        Random random = new Random(seed);
        int written = 0;
        for (int life = 0; life < 2; life++) {
            NotifierProcess process = start();
            process.awaitReady();
            int before = arrived.size();
            for (int i = 0; i < 40; i++) {
                pages.write(Pages.sms("p" + written, "person-" + written++ % PERSONS));
            }
            int moment = before + random.nextInt(40);
            await().atMost(LONG).pollInterval(Duration.ofMillis(1)).until(() -> arrived.size() >= moment);
            process.kill();
        }
        start();

        awaitOutcomesOf(written);
        Map<String, Integer> outcomes = pages.outcomes();
        for (int i = 0; i < written; i++) {
            String page = "p" + i;
            List<Arrived> times =
                    arrived.stream().filter(a -> a.page().equals(page)).toList();
            assertThat(times).as(page + " arrives").isNotEmpty();
            assertThat(times.stream().skip(1))
                    .as(page + " is repeated only marked")
                    .allMatch(Arrived::marked);
            assertThat(outcomes).containsEntry(page, 1);
        }
        assertThat(pages.receipts())
                .extracting(Receipt::status)
                .containsOnly(Receipt.Status.SENT, Receipt.Status.DELIVERED);
    }

    private NotifierProcess start() throws Exception {
        NotifierProcess process = NotifierProcess.start(
                cluster.bootstrap(), pages.topics().prefix(), "http://127.0.0.1:" + gateway.port() + "/sms");
        processes.add(process);
        return process;
    }

    private void awaitOutcomesOf(int count) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> pages.outcomes().size() == count);
    }
}
