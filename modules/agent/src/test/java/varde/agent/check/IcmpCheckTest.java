package varde.agent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import varde.core.detect.HeartbeatStatus;

/** The check by ping, with programs in its place that say what pings say, and with the machine's own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class IcmpCheckTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private IcmpCheck ping(int packets, String script) throws IOException {
        Path program = Files.createTempFile(folder, "ping", ".sh");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new IcmpCheck("192.0.2.7", packets, program.toString());
    }

    /** As iputils says it. */
    private static String answered(int sent, int received) {
        return "echo 'PING 192.0.2.7 (192.0.2.7) 56(84) bytes of data.'; echo; echo '--- 192.0.2.7 ping statistics ---';"
                + " echo '" + sent + " packets transmitted, " + received + " received, 33% packet loss, time 401ms';"
                + (received > 0 ? " echo 'rtt min/avg/max/mdev = 0.031/0.044/0.059/0.011 ms';" : "")
                + " exit " + (received > 0 ? 0 : 1);
    }

    @Test
    void aHostThatAnswersIsWellAndItsRoundTripIsWhatItTook() throws Exception {
        Finding finding = ping(3, answered(3, 3)).look(LIMIT);

        assertThat(finding).isEqualTo(Finding.ok("answers pings").in(Duration.ofNanos(44_000)));
    }

    @Test
    void busyboxIsUnderstoodAsWell() throws Exception {
        String said = "echo '3 packets transmitted, 3 packets received, 0% packet loss';"
                + " echo 'round-trip min/avg/max = 0.051/2.500/0.098 ms'";

        assertThat(ping(3, said).look(LIMIT))
                .isEqualTo(Finding.ok("answers pings").in(Duration.ofNanos(2_500_000)));
    }

    @Test
    void aHostThatAnswersNowAndThenIsDegradedAndOneThatDoesNotHasFailed() throws Exception {
        Finding lossy = ping(3, answered(3, 2)).look(LIMIT);

        assertThat(lossy.status()).isEqualTo(HeartbeatStatus.DEGRADED);
        assertThat(lossy.message()).isEqualTo("answers 2 of 3 pings");
        assertThat(ping(3, answered(3, 0)).look(LIMIT)).isEqualTo(Finding.failed("no answer within 20 s"));
    }

    @Test
    void aNameThatNobodyKnowsHasFailedAndAPingThatCannotRunIsABrokenCheck() throws Exception {
        assertThat(ping(1, "echo 'ping: nowhere: Name or service not known' >&2; exit 2")
                        .look(LIMIT))
                .isEqualTo(Finding.failed("host name 192.0.2.7 is not known"));
        assertThat(ping(1, "echo 'ping: connect: Network is unreachable' >&2; exit 2")
                        .look(LIMIT))
                .isEqualTo(Finding.failed("no route to 192.0.2.7"));
        assertThat(ping(1, "echo 'ping: socktype: SOCK_RAW' >&2; echo 'ping: Operation not permitted' >&2; exit 2")
                        .look(LIMIT))
                .isEqualTo(Finding.broken("ping: socktype: SOCK_RAW"));
        assertThat(new IcmpCheck("192.0.2.7", 1, "/no/such/ping").look(LIMIT).message())
                .startsWith("cannot run /no/such/ping: ");
    }

    @Test
    void whatIsAskedIsWhatWasSaid() throws Exception {
        assertThat(ping(4, "echo \"$LC_ALL $@\"; exit 9").look(Duration.ofSeconds(5)))
                .isEqualTo(Finding.broken("C -n -q -c 4 -i 0.2 -W 5 -w 5 192.0.2.7"));
    }

    @Test
    void aPingThatHangsIsEnded() throws Exception {
        Path pid = folder.resolve("pid");

        Finding finding = ping(1, "echo $$ > " + pid + "; exec sleep 300").look(Duration.ofSeconds(2));

        assertThat(finding).isEqualTo(Finding.failed("no answer within 2 s"));
        long number = Long.parseLong(Files.readString(pid).strip());
        await().until(() ->
                ProcessHandle.of(number).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void noMorePluginsRunAtOnceThanThereArePlacesAndWhoFindsNoneIsNotSaidToHaveFailed() {
        ExecCheck hanging = new ExecCheck(List.of("sleep", "300"));
        CountDownLatch all = new CountDownLatch(1);
        List<CompletableFuture<Finding>> looks = IntStream.range(0, ExecCheck.MOST_AT_ONCE + 8)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> look(hanging, all), task -> new Thread(task).start()))
                .toList();
        all.countDown();

        List<Finding> findings = looks.stream().map(CompletableFuture::join).toList();

        assertThat(findings)
                .filteredOn(Finding.failed("no result within 3 s; stopped it")::equals)
                .hasSize(ExecCheck.MOST_AT_ONCE);
        assertThat(findings)
                .filteredOn(
                        Finding.broken("not looked at in time: too many programs are running for other looks")::equals)
                .hasSize(8);
    }

    private static Finding look(ExecCheck check, CountDownLatch begin) {
        try {
            begin.await();
            return check.look(Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theMachinesOwnPingReachesTheMachineItself() throws Exception {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "ping")));
        assumeThat(there).as("this machine has a ping").isTrue();

        Finding finding = IcmpCheck.of("127.0.0.1", 2).look(LIMIT);

        assertThat(finding.message()).isEqualTo("answers pings");
        assertThat(finding.took()).hasValueSatisfying(took -> assertThat(took).isBetween(Duration.ZERO, LIMIT));
    }
}
