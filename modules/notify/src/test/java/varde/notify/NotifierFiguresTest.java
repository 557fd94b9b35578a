package varde.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import varde.core.page.Receipt;

/** What a notifier tells of itself. */
class NotifierFiguresTest {

    private final AtomicLong clock = new AtomicLong(5_000);
    private final NotifierFigures figures = new NotifierFigures(clock::get);

    @Test
    void whoReadsNoPagesIsNotReadyAndSaysWhy() {
        assertThat(figures.notReading()).contains("reads no pages yet");
        figures.turned(true, 3);
        assertThat(figures.notReading()).isEmpty();
        assertThat(figures.waiting()).isEqualTo(3);

        figures.begunAnew("the broker is away");
        assertThat(figures.notReading()).contains("reads no pages: the broker is away");
        figures.turned(true, 0);
        assertThat(figures.notReading()).isEmpty();
    }

    @Test
    void whoMakesNoTurnForAMinuteStandsStill() {
        figures.turned(true, 0);
        clock.addAndGet(60_000);
        assertThat(figures.standsStill()).isEmpty();
        clock.addAndGet(1_000);

        assertThat(figures.standsStill()).contains("has not moved for 61 s");
        figures.begunAnew("the broker is away");
        assertThat(figures.standsStill()).isEmpty();
    }

    @Test
    void receiptsAreCountedBySort() {
        figures.told(Receipt.Status.SENT);
        figures.told(Receipt.Status.SENT);
        figures.told(Receipt.Status.FAILED);
        figures.rejected(2);

        assertThat(figures.receipts(Receipt.Status.SENT)).isEqualTo(2);
        assertThat(figures.receipts(Receipt.Status.FAILED)).isEqualTo(1);
        assertThat(figures.receipts(Receipt.Status.DROPPED)).isZero();
        assertThat(figures.rejections()).isEqualTo(2);
    }
}
