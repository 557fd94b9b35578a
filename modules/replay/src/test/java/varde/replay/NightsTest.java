package varde.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import varde.replay.compare.Difference;
import varde.replay.keep.FileRecording;
import varde.replay.recording.Recording;
import varde.replay.whatif.WhatIf;

/**
 * Nights that were kept, decided by the Varde of today: DETECT sees the same in the heartbeats, and the same people are paged
 * at the same time for the same outages. {@code -Dvarde.nights=DIR} takes another folder, {@code -Dvarde.regenerate=true}
 * writes the expected pages anew.
 */
class NightsTest {

    private static final Path NIGHTS = Path.of(System.getProperty("varde.nights", "src/test/nights"));

    static Stream<Path> nights() throws IOException {
        try (Stream<Path> files = Files.list(NIGHTS)) {
            return files.filter(file -> file.toString().endsWith(".varde")).sorted().toList().stream();
        }
    }

    @Test
    void thereAreNights() throws IOException {
        assertThat(nights()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("nights")
    void theSamePeopleArePagedForTheSameOutages(Path night) throws IOException {
        Path expected = Path.of(night.toString().replaceFirst("\\.varde$", ".pages"));
        try (Recording recording = open(night)) {
            List<String> pages = WhatIf.pages(recording);
            if (Boolean.getBoolean("varde.regenerate")) {
                Files.write(expected, pages);
            }
            assertThat(pages)
                    .as("%s; -Dvarde.regenerate=true if this is meant", night)
                    .isEqualTo(Files.readAllLines(expected));
        }
    }

    /** Pages may be worded otherwise by now; what was seen of the heartbeats may not be otherwise. */
    @ParameterizedTest
    @MethodSource("nights")
    void theSameIsSeenInTheHeartbeats(Path night) {
        try (Recording recording = open(night)) {
            Outcome outcome = Replay.of(
                    recording, new Replay.Options(0, Optional.empty(), true, false, false, 2), new Progress());

            assertThat(outcome.tasks())
                    .filteredOn(task -> task.stage().equals("detect"))
                    .isNotEmpty()
                    .allSatisfy(task -> {
                        assertThat(task.agreed()).isPositive();
                        assertThat(task.differences()).noneMatch(Difference::unexplained);
                    });
        }
    }

    private static Recording open(Path night) {
        return FileRecording.open(night, FileRecording.Wanted.all());
    }
}
