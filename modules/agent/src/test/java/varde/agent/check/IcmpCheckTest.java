package varde.agent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The check by ping, with programs in its place that say what ping says. */
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

    private static String answered(int sent, int received) {
        return "echo '" + sent + " packets transmitted, " + received + " received, 0% packet loss, time 401ms';"
                + " echo 'rtt min/avg/max/mdev = 0.031/0.044/0.059/0.011 ms'; exit " + (received > 0 ? 0 : 1);
    }

    @Test
    void aHostThatAnswersIsWell() throws Exception {
        assertThat(ping(3, answered(3, 3)).look(LIMIT)).isEqualTo(Finding.ok("answers pings in 0.044 ms"));
    }

    @Test
    void aHostThatAnswersNowAndThenIsDegradedAndOneThatDoesNotHasFailed() throws Exception {
        assertThat(ping(3, answered(3, 2)).look(LIMIT)).isEqualTo(Finding.degraded("answers 2 of 3 pings in 0.044 ms"));
        assertThat(ping(3, answered(3, 0)).look(LIMIT)).isEqualTo(Finding.failed("no answer within 20 s"));
    }

    @Test
    void aNameThatNobodyKnowsHasFailedAndAPingThatCannotRunIsABrokenCheck() throws Exception {
        assertThat(ping(1, "echo 'ping: nowhere: Name or service not known' >&2; exit 2")
                        .look(LIMIT))
                .isEqualTo(Finding.failed("host name 192.0.2.7 is not known"));
        assertThat(ping(1, "echo 'ping: socktype: Operation not permitted' >&2; exit 2")
                        .look(LIMIT))
                .isEqualTo(Finding.broken("ping: socktype: Operation not permitted"));
        assertThat(new IcmpCheck("192.0.2.7", 1, "/no/such/ping").look(LIMIT).message())
                .startsWith("cannot run /no/such/ping: ")
                .endsWith("install iputils-ping");
    }

    @Test
    void whatIsAskedIsWhatWasSaid() throws Exception {
        assertThat(ping(4, "echo \"$@\"; exit 9").look(Duration.ofSeconds(5)).message())
                .startsWith("-n -q -c 4 -i 0.2 -W ")
                .endsWith(" 192.0.2.7");
    }

    @Test
    void aPingThatHangsIsEndedAndNeverRunMoreThanSoMany() throws Exception {
        IcmpCheck hanging = ping(1, "echo x >> " + folder.resolve("running") + "; exec sleep 60");
        List<CompletableFuture<Finding>> looks = new ArrayList<>();
        for (int i = 0; i < IcmpCheck.MOST_PROCESSES + 8; i++) {
            looks.add(CompletableFuture.supplyAsync(() -> look(hanging), task -> new Thread(task).start()));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> looks.stream().allMatch(CompletableFuture::isDone));

        assertThat(looks)
                .extracting(CompletableFuture::join)
                .allSatisfy(finding -> assertThat(finding.message())
                        .isIn("no answer within 3 s", "not looked at in time: 32 pings are running already"));
        assertThat(looks)
                .extracting(CompletableFuture::join)
                .filteredOn(finding -> finding.message().startsWith("not looked"))
                .isNotEmpty();
    }

    private static Finding look(IcmpCheck check) {
        try {
            return check.look(Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
