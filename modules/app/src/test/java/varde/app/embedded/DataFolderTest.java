package varde.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.CannotStart;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void aFolderKeepsWhatIsInItFromOneOpeningToTheNext() throws IOException {
        Path path = temporary.resolve("data");
        try (DataFolder data = DataFolder.open(path, false)) {
            Files.writeString(data.folder("outbox").resolve("page"), "hello");
        }

        try (DataFolder data = DataFolder.open(path, false)) {
            assertThat(data.folder("outbox").resolve("page")).hasContent("hello");
        }
    }

    @Test
    void freshBeginsAnew() throws IOException {
        Path path = temporary.resolve("data");
        try (DataFolder data = DataFolder.open(path, false)) {
            Files.writeString(data.folder("outbox").resolve("page"), "hello");
        }

        try (DataFolder data = DataFolder.open(path, true)) {
            assertThat(data.root()).isDirectoryNotContaining(entry -> entry.endsWith("outbox"));
        }
        DataFolder.open(path, false).close();
    }

    @Test
    void freshNeverDeletesWhatIsNotVardes() throws IOException {
        Path precious = Files.writeString(temporary.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> DataFolder.open(temporary, true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("data folder " + temporary + " holds files that are not Varde's");
        assertThat(precious).hasContent("years of work");
        assertThat(temporary.resolve("lock")).doesNotExist();
    }

    @Test
    void freshDoesNotFollowALinkOutOfTheFolder() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "kept");
        Path path = temporary.resolve("data");
        try (DataFolder data = DataFolder.open(path, false)) {
            Files.createSymbolicLink(data.root().resolve("link"), outside);
        }

        DataFolder.open(path, true).close();

        assertThat(outside.resolve("kept")).hasContent("kept");
        assertThat(path.resolve("link")).doesNotExist();
    }

    @Test
    void aFolderOfAnotherVersionIsRefusedInOneLineUntilToldToBeginAnew() throws IOException {
        Path path = Files.createDirectory(temporary.resolve("data"));
        Files.writeString(path.resolve("varde-data.json"), "{\"vardeFormat\": 1, \"kafka\": \"3.9.0\"}");

        assertThatThrownBy(() -> DataFolder.open(path, false))
                .isInstanceOf(CannotStart.class)
                .hasMessage("data folder " + path
                        + " was written by another version (Varde data format 1, Kafka 3.9.0; this is"
                        + " Varde data format 1, Kafka 4.3.1); begin anew with --fresh, or choose another with --data");
        DataFolder.open(path, true).close();
        DataFolder.open(path, false).close();
    }

    @Test
    void aGarbledMarkerIsRefusedInOneLine() throws IOException {
        Path path = Files.createDirectory(temporary.resolve("data"));
        Files.writeString(path.resolve("varde-data.json"), "not json");

        assertThatThrownBy(() -> DataFolder.open(path, false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("varde-data.json cannot be read")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aFirstStartThatWasKilledEarlyLeavesAFolderThatCanBeUsed() throws IOException {
        Path path = Files.createDirectory(temporary.resolve("data"));
        Files.writeString(path.resolve("lock"), "12345");
        Files.writeString(path.resolve("varde-data.json.next"), "{\"var");

        DataFolder.open(path, false).close();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("data"), "");

        assertThatThrownBy(() -> DataFolder.open(file, false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void oneFolderHasOneOwner() {
        Path path = temporary.resolve("data");
        try (DataFolder first = DataFolder.open(path, false)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> DataFolder.open(path, true))
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("data folder " + first.root() + " is in use by process "
                                + ProcessHandle.current().pid());
            }
        }
        DataFolder.open(path, false).close();
    }

    @Test
    void othersFindARunningUpByItsFolderUntilItStops() {
        Path path = temporary.resolve("data");
        assertThat(DataFolder.running(path)).isEmpty();
        try (DataFolder data = DataFolder.open(path, false)) {
            assertThat(DataFolder.running(path)).isEmpty();
            Running here =
                    Running.here("127.0.0.1:9092", "http://127.0.0.1:8081/apis/ccompat/v7", "http://127.0.0.1:8080");
            data.announce(here);
            assertThat(DataFolder.running(path)).contains(here);
        }
        assertThat(DataFolder.running(path)).isEmpty();
    }

    @Test
    void addressesOfAKilledProcessAreNotBelieved() throws IOException {
        // Process 1 lives, but did not start in 1970: the number now belongs to another.
        Files.writeString(
                temporary.resolve("up.json"),
                "{\"pid\":1,\"started\":7,\"bootstrap\":\"127.0.0.1:1\",\"registry\":\"http://127.0.0.1:1\",\"wall\":\"\"}");

        assertThat(DataFolder.running(temporary)).isEmpty();
    }
}
