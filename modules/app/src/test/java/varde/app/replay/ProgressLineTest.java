package varde.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.replay.Progress;

@DisplayName("How far a replay is")
class ProgressLineTest {

    private final Progress progress = new Progress();

    private String after(long seconds) {
        try (ProgressLine line = ProgressLine.start(progress, new PrintWriter(Writer.nullWriter()))) {
            return line.line(TimeUnit.SECONDS.toNanos(seconds));
        }
    }

    @Test
    void isToldWithItsRateAndTheTimeThatIsLeft() {
        progress.expect(10_000_000);
        progress.passed(2_000_000);
        progress.passed(500_000);

        assertThat(after(20)).isEqualTo("[#####...............] 25 %, 2,500,000 records, 125,000/s, 1 min 0 s left");
    }

    @Test
    void promisesNothingBeforeItIsKnownHowManyRecordsThereAre() {
        progress.passed(300);

        assertThat(after(3)).isEqualTo("300 records, 100/s");
    }

    @Test
    void promisesNothingWhileNothingIsRead() {
        progress.expect(10);

        assertThat(after(3)).isEqualTo("0 records, 0/s");
    }

    @Test
    void isNeverMoreThanAll() {
        progress.expect(1_000);
        progress.passed(1_200);

        assertThat(after(4)).isEqualTo("[####################] 100 %, 1,200 records, 300/s, 0 min 0 s left");
    }
}
