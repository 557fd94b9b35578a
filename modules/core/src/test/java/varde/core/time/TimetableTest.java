package varde.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a cron expression comes where the clock jumps. */
class TimetableTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 2 * * *   | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z
            30 2 * * *   | 2026-03-29T01:00:00Z | 2026-03-30T00:30:00Z
            15,45 2 * * * | 2026-03-29T00:59:00Z | 2026-03-29T01:00:00Z
            15,45 2 * * * | 2026-03-29T01:00:00Z | 2026-03-30T00:15:00Z
            30 2 * * *   | 2026-10-24T22:00:00Z | 2026-10-25T00:30:00Z
            30 2 * * *   | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z
            0 3 * * *    | 2026-10-25T00:30:00Z | 2026-10-25T02:00:00Z
            30 * * * *   | 2026-03-29T00:30:00Z | 2026-03-29T01:30:00Z
            30 * * * *   | 2026-10-25T00:30:00Z | 2026-10-25T01:30:00Z
            30 * * * *   | 2026-10-25T01:30:00Z | 2026-10-25T02:30:00Z
            0 0 29 2 *   | 2026-01-01T00:00:00Z | 2028-02-28T23:00:00Z
            """)
    void comesAt(String cron, String after, String expected) {
        long next = new Timetable(Cron.parse(cron), OSLO)
                .nextAfter(Instant.parse(after).toEpochMilli());

        assertThat(Instant.ofEpochMilli(next)).isEqualTo(Instant.parse(expected));
    }

    @Property(tries = 300)
    void timeOnlyMovesForward(@ForAll int minutes, @ForAll byte which) {
        String[] crons = {"*/7 * * * *", "30 2 * * *", "0 1-3 * * *", "5 0 * * SUN", "15,45 2 * * 0"};
        Timetable timetable = new Timetable(Cron.parse(crons[Math.floorMod(which, crons.length)]), OSLO);
        long time = 1_774_000_000_000L + Math.floorMod(minutes, 366 * 24 * 60) * 60_000L;
        for (int i = 0; i < 20; i++) {
            long next = timetable.nextAfter(time);
            assertThat(next).isGreaterThan(time);
            assertThat(timetable.nextAfter(next - 1)).isEqualTo(next);
            time = next;
        }
    }
}
