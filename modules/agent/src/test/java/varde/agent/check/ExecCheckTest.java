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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import varde.core.detect.HeartbeatStatus;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ExecCheckTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0,OK", "1,DEGRADED", "2,FAILED", "3,BROKEN"})
    void theExitStatusSaysHowItIs(int exit, HeartbeatStatus status) throws Exception {
        assertThat(plugin("echo 'RAID of 4 disks | disks=4'; echo more; exit " + exit)
                        .look(LIMIT))
                .isEqualTo(new Finding(status, "RAID of 4 disks"));
    }

    @Test
    void anyOtherExitIsABrokenCheck() throws Exception {
        assertThat(plugin("echo 'no licence' >&2; exit 64").look(LIMIT))
                .isEqualTo(Finding.broken("exit 64: no licence"));
        assertThat(plugin("kill -9 $$").look(LIMIT)).isEqualTo(Finding.broken("exit 137"));
    }

    @Test
    void aProgramThatIsNotThereIsABrokenCheck() throws Exception {
        Finding finding = new ExecCheck(List.of("/no/such/plugin")).look(LIMIT);

        assertThat(finding.status()).isEqualTo(HeartbeatStatus.BROKEN);
        assertThat(finding.message()).startsWith("cannot run /no/such/plugin: ");
    }

    @Test
    void argumentsArriveAsTheyAreWithoutAShell() throws Exception {
        assertThat(plugin("echo \"$#:$1:$2\"", "a b; $HOME", "*").look(LIMIT)).isEqualTo(Finding.ok("2:a b; $HOME:*"));
    }

    @Test
    void aPluginThatReadsItsInputIsNotHeldUp() throws Exception {
        assertThat(plugin("cat; echo done").look(LIMIT)).isEqualTo(Finding.ok("done"));
    }

    @Test
    void endlessOutputIsCut() throws Exception {
        Finding finding =
                plugin("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo end").look(LIMIT);

        assertThat(finding.status()).isEqualTo(HeartbeatStatus.OK);
        assertThat(finding.message()).hasSize(Finding.LONGEST_MESSAGE).endsWith("x…");
    }

    @Test
    void whenTheTimeIsUpThePluginAndAllItStartedAreKilled() throws Exception {
        Path child = folder.resolve("child");
        Finding finding = plugin("sleep 300 & echo $! > " + child + "; wait").look(Duration.ofMillis(500));

        assertThat(finding).isEqualTo(Finding.failed("no result within 500 ms; stopped it"));
        long pid = Long.parseLong(Files.readString(child).strip());
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aDaemonLeftBehindDoesNotHoldUpTheResult() throws Exception {
        Path child = folder.resolve("child");

        Finding finding = plugin("echo started; sleep 300 & echo $! > " + child).look(LIMIT);

        ProcessHandle.of(Long.parseLong(Files.readString(child).strip())).ifPresent(ProcessHandle::destroy);
        assertThat(finding).isEqualTo(Finding.ok("started"));
    }

    private ExecCheck plugin(String script, String... arguments) throws IOException {
        Path file = folder.resolve("plugin");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        List<String> command = new ArrayList<>(List.of("/bin/sh", file.toString()));
        command.addAll(List.of(arguments));
        return new ExecCheck(command);
    }
}
