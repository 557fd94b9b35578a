package varde.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import varde.agent.check.Check;
import varde.agent.check.Finding;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;

@Timeout(60)
class ProbeAgentTest {

    private static final Pace QUICK =
            new Pace(Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofMillis(500), 0, Optional.empty());

    private final Ears ears = new Ears();

    @Test
    void aLookBecomesAHeartbeat() {
        Watched web = new Watched("web/a", "south", limit -> Finding.degraded("slow disk"), QUICK);

        try (ProbeAgent agent = ProbeAgent.start(file(web), ears, ears)) {
            await().until(() -> ears.of("web/a").size() >= 2);
        }

        Heartbeat heartbeat = ears.of("web/a").get(0);
        assertThat(heartbeat.agent()).isEqualTo("agent/t");
        assertThat(heartbeat.domain()).isEqualTo("south");
        assertThat(heartbeat.site()).isEqualTo("oslo-1");
        assertThat(heartbeat.status()).isEqualTo(HeartbeatStatus.DEGRADED);
        assertThat(heartbeat.message()).isEqualTo("slow disk");
        assertThat(heartbeat.interval()).isEqualTo(200);
        assertThat(heartbeat.grace()).isEqualTo(QUICK.longestLook().toMillis());
        assertThat(heartbeat.responseTime()).isBetween(0L, 500L);
        assertThat(ears.looks).hasSameSizeAs(ears.of("web/a"));
    }

    @Test
    void anAgentSpeaksForItselfAtOnceAndLeavesInGoodOrder() {
        try (ProbeAgent agent = ProbeAgent.start(file(), ears, ears)) {
            await().until(() -> !ears.heartbeats.isEmpty());
        }

        Heartbeat first = ears.heartbeats.get(0);
        assertThat(first.component()).isEqualTo("agent/t");
        assertThat(first.status()).isEqualTo(HeartbeatStatus.OK);
        assertThat(first.message()).isEqualTo("watches 0; 7 heartbeats dropped");
        assertThat(first.interval()).isEqualTo(10_000);
        assertThat(first.grace()).isEqualTo(5_000);
        Heartbeat last = ears.heartbeats.get(ears.heartbeats.size() - 1);
        assertThat(last.component()).isEqualTo("agent/t");
        assertThat(last.status()).isEqualTo(HeartbeatStatus.LEAVING);
        assertThat(ears.ended).isTrue();
        assertThat(ears.heartbeats).extracting(Heartbeat::sequence).containsExactly(1L, 2L);
    }

    @Test
    void anAgentThatWatchesOthersSaysSomethingEveryTwoSeconds() {
        Watched seldom = Watched.of("web/a", limit -> Finding.ok("well"), Pace.every(Duration.ofHours(1)));

        try (ProbeAgent agent = ProbeAgent.start(file(seldom), ears, ears)) {
            await().until(() -> ears.of("agent/t").size() == 3);
        }

        List<Heartbeat> own = ears.of("agent/t");
        assertThat(own.get(2).sentAt() - own.get(0).sentAt()).isBetween(3_000L, 4_500L);
    }

    @Test
    void aCheckThatThrowsIsBrokenAndTheAgentLives() {
        Watched broken = Watched.of(
                "web/a",
                limit -> {
                    throw new IllegalStateException("no such plugin");
                },
                QUICK);
        Watched worse = Watched.of(
                "web/b",
                limit -> {
                    throw new StackOverflowError();
                },
                QUICK);

        try (ProbeAgent agent = ProbeAgent.start(file(broken, worse), ears, ears)) {
            await().until(() -> ears.of("web/a").size() >= 2 && ears.of("web/b").size() >= 2);
        }

        assertThat(ears.of("web/a")).extracting(Heartbeat::status).containsOnly(HeartbeatStatus.BROKEN);
        assertThat(ears.of("web/a").get(0).message())
                .isEqualTo("the check itself failed: java.lang.IllegalStateException: no such plugin");
        assertThat(ears.of("web/b")).extracting(Heartbeat::status).containsOnly(HeartbeatStatus.BROKEN);
    }

    @Test
    void onlyFailureIsRepeatedAndTheLastAttemptCounts() throws Exception {
        Pace twice = QUICK.with(Duration.ofMillis(500), 2);

        assertThat(once(scripted(Finding.failed("no"), Finding.ok("yes")), twice))
                .extracting(Look::finding, Look::attempts)
                .containsExactly(Finding.ok("yes"), 2);
        assertThat(once(scripted(Finding.failed("1"), Finding.failed("2"), Finding.failed("3")), twice))
                .extracting(Look::finding, Look::attempts)
                .containsExactly(Finding.failed("3"), 3);
        assertThat(once(scripted(Finding.broken("no plugin")), twice))
                .extracting(Look::finding, Look::attempts)
                .containsExactly(Finding.broken("no plugin"), 1);
    }

    @Test
    void whatIsWellButTakesLongIsDegraded() throws Exception {
        Pace slow = new Pace(
                Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(5), 0, Optional.of(Duration.ofMillis(20)));
        CountDownLatch never = new CountDownLatch(1);

        Finding finding = once(
                        limit -> {
                            never.await(60, java.util.concurrent.TimeUnit.MILLISECONDS);
                            return Finding.ok("answers 200");
                        },
                        slow)
                .finding();

        assertThat(finding.status()).isEqualTo(HeartbeatStatus.DEGRADED);
        assertThat(finding.message()).startsWith("slow, took ").endsWith(" ms; answers 200");
    }

    @Test
    void aCheckThatDoesNotHeedItsTimeLimitIsGivenUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);

        Look look = once(
                limit -> {
                    never.await();
                    return Finding.ok("at last");
                },
                QUICK);

        assertThat(look.finding()).isEqualTo(Finding.failed("no answer within 500 ms"));
    }

    @Test
    void aThreadThatHangsTakesNoSecondOne() {
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        Check deaf = limit -> {
            entered.incrementAndGet();
            boolean released = false;
            while (!released) {
                try {
                    release.await();
                    released = true;
                } catch (InterruptedException unheeded) {
                    // As native code does.
                    released = false;
                }
            }
            return Finding.ok("well");
        };

        try (ProbeAgent agent = ProbeAgent.start(file(Watched.of("web/a", deaf, QUICK)), ears, ears)) {
            await().until(() -> ears.of("web/a").size() >= 3);
            assertThat(entered).hasValue(1);
            assertThat(ears.of("web/a")).extracting(Heartbeat::status).containsOnly(HeartbeatStatus.FAILED);

            release.countDown();

            await().until(() ->
                    ears.of("web/a").stream().anyMatch(heartbeat -> heartbeat.status() == HeartbeatStatus.OK));
        } finally {
            release.countDown();
        }
    }

    @Test
    void whoeverFindsNoWorkerIsNotSaidToHaveFailed() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Check hanging = limit -> {
            never.await();
            return Finding.ok("at last");
        };
        Pace patient = QUICK.with(Duration.ofSeconds(5), 0);
        List<Watched> checks = new java.util.ArrayList<>(IntStream.range(0, 4)
                .mapToObj(i -> Watched.of("web/" + i, hanging, patient))
                .toList());
        checks.add(Watched.of("db/a", limit -> Finding.ok("well"), QUICK));

        try (ProbeAgent agent =
                ProbeAgent.start(AgentFile.of("agent/t", "oslo-1", checks).with(4), ears, ears)) {
            await().until(() ->
                    ears.of("db/a").stream().anyMatch(heartbeat -> heartbeat.status() == HeartbeatStatus.BROKEN));
        }

        assertThat(ears.of("db/a")).extracting(Heartbeat::status).doesNotContain(HeartbeatStatus.FAILED);
        assertThat(ears.of("db/a"))
                .filteredOn(heartbeat -> heartbeat.status() == HeartbeatStatus.BROKEN)
                .allSatisfy(heartbeat -> {
                    assertThat(heartbeat.message())
                            .isEqualTo("not looked at in time: all 4 workers of the agent are busy");
                    assertThat(heartbeat.responseTime()).isEqualTo(-1);
                });
    }

    @Test
    void lookingOnceKeepsTheOrderOfTheFile() throws Exception {
        List<Look> told = new CopyOnWriteArrayList<>();
        AgentFile file = file(
                Watched.of("web/a", limit -> Finding.ok("a"), QUICK),
                Watched.of("web/b", scripted(Finding.failed("b")), QUICK));

        List<Look> looks = ProbeAgent.once(file, told::add);

        assertThat(told).containsExactlyInAnyOrderElementsOf(looks);

        assertThat(looks).extracting(look -> look.watched().component()).containsExactly("web/a", "web/b");
        assertThat(looks).extracting(Look::finding).containsExactly(Finding.ok("a"), Finding.failed("b"));
        assertThat(ears.heartbeats).isEmpty();
    }

    @Test
    void withFewWorkersLookingOnceTakesLongerButLooksAtEverything() throws Exception {
        List<Watched> checks = IntStream.range(0, 50)
                .mapToObj(i -> Watched.of("web/" + i, limit -> Finding.ok("well"), QUICK))
                .toList();

        List<Look> looks =
                ProbeAgent.once(AgentFile.of("agent/t", "oslo-1", checks).with(2), look -> {});

        assertThat(looks).hasSize(50).extracting(Look::finding).containsOnly(Finding.ok("well"));
    }

    @Test
    void whatTheCheckItselfMeasuresIsTheResponseTimeAndJudgedAsSlow() throws Exception {
        Pace pace = new Pace(
                Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(5), 0, Optional.of(Duration.ofMillis(200)));

        Look quick = once(limit -> Finding.ok("answers pings").in(Duration.ofMillis(3)), pace);
        Look slow = once(limit -> Finding.ok("answers pings").in(Duration.ofMillis(900)), pace);

        assertThat(quick.finding().status()).isEqualTo(HeartbeatStatus.OK);
        assertThat(quick.took()).isEqualTo(Duration.ofMillis(3));
        assertThat(slow.finding()).isEqualTo(Finding.degraded("slow, took 900 ms; answers pings"));
        assertThat(slow.took()).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void thereAreWorkersForTheNightInWhichNothingAnswers() {
        List<Watched> usual = IntStream.range(0, 40)
                .mapToObj(i -> Watched.of("web/" + i, limit -> Finding.ok("well"), Pace.usual()))
                .toList();

        // Each look then keeps a worker for three times 5.25 s of every 30 s; a quarter more for chance.
        assertThat(AgentFile.wantedWorkers(usual)).isEqualTo((int) Math.ceil(40 * 15.75 / 30 * 1.25));
        assertThat(AgentFile.wantedWorkers(List.of())).isEqualTo(1);
        assertThat(AgentFile.usualWorkers(Collections.nCopies(5_000, usual.get(0))))
                .isEqualTo(AgentFile.MOST_WORKERS);
    }

    @Test
    void theGraceThatIsSaidAllowsForTheLongestLook() {
        assertThat(Pace.usual().longestLook()).isEqualTo(Duration.ofSeconds(18));
        assertThat(Pace.usual().graceSaid()).isEqualTo(Duration.ofSeconds(18));
        assertThat(Pace.every(Duration.ofMinutes(1)).graceSaid()).isEqualTo(Duration.ofSeconds(30));
    }

    private static Look once(Check check, Pace pace) throws InterruptedException {
        return ProbeAgent.once(file(Watched.of("web/a", check, pace)), look -> {})
                .get(0);
    }

    private static Check scripted(Finding... findings) {
        Deque<Finding> script = new ArrayDeque<>(List.of(findings));
        return limit -> script.remove();
    }

    private static AgentFile file(Watched... checks) {
        return AgentFile.of("agent/t", "oslo-1", List.of(checks));
    }
}
