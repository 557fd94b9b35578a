package varde.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 3 * * *        | 2026-01-05T02:59 | 2026-01-05T03:00
            0 3 * * *        | 2026-01-05T03:00 | 2026-01-06T03:00
            0 2 * * TUE      | 2026-01-05T00:00 | 2026-01-06T02:00
            0 2 * * 7        | 2026-01-05T00:00 | 2026-01-11T02:00
            */15 8-16/4 * * 1-5 | 2026-01-02T16:50 | 2026-01-05T08:00
            30 23 31 * *     | 2026-02-01T00:00 | 2026-03-31T23:30
            0 0 29 feb *     | 2026-01-01T00:00 | 2028-02-29T00:00
            0 0 13 * fri     | 2026-01-01T00:00 | 2026-01-02T00:00
            5/20 * * * *     | 2026-01-01T00:06 | 2026-01-01T00:25
            """)
    void findsTheNextTime(String expression, LocalDateTime after, LocalDateTime expected) {
        assertThat(Cron.parse(expression).next(after)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 3 * *          | has 4 fields
            60 3 * * *       | `60` is not a minute from 0 to 59
            0 3 * * mån      | `mån` is not a day of week
            0 10-3 * * *     | runs backwards
            0 */0 * * *      | `0` is not a hour step
            0 0 31 2 *       | never comes
            0 1-2-3 * * *    | is not a hour
            """)
    void saysWhatIsWrong(String expression, String message) {
        assertThatThrownBy(() -> Cron.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void isWhatWasWritten() {
        assertThat(Cron.parse("0 3 * * *")).hasToString("0 3 * * *").isEqualTo(Cron.parse("0 3 * * *"));
    }
}
