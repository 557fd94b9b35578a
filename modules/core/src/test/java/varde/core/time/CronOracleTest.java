package varde.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Our cron against cron-utils: the same expression comes at the same times. Left out are days written with a star and a
 * step: there every cron daemon takes both days as needed, and so do we, while cron-utils takes either as enough.
 */
class CronOracleTest {

    private static final CronParser ORACLE = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    @Property(tries = 1_000)
    void comesWhenCronUtilsSaysSo(@ForAll long seed) {
        Random random = new Random(seed);
        String expression = String.join(
                " ",
                field(random, 0, 59),
                field(random, 0, 23),
                random.nextInt(3) == 0 ? day(random, 1, 28) : "*",
                random.nextInt(3) == 0 ? field(random, 1, 12) : "*",
                random.nextInt(3) == 0 ? day(random, 0, 6) : "*");
        ExecutionTime oracle = ExecutionTime.forCron(ORACLE.parse(expression));
        Cron ours = Cron.parse(expression);
        LocalDateTime time = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(2 * 366 * 24 * 60));

        for (int i = 0; i < 5; i++) {
            Optional<LocalDateTime> expected =
                    oracle.nextExecution(time.atZone(ZoneOffset.UTC)).map(next -> next.toLocalDateTime());
            assertThat(ours.next(time)).as("`%s` after %s", expression, time).isEqualTo(expected);
            time = expected.orElseThrow();
        }
    }

    private static String day(Random random, int least, int most) {
        String field = field(random, least, most);
        return field.startsWith("*") ? "*" : field;
    }

    private static String field(Random random, int least, int most) {
        int form = random.nextInt(6);
        if (form == 0) {
            return "*";
        }
        if (form == 1) {
            return "*/" + (1 + random.nextInt(most / 2));
        }
        List<String> items = new ArrayList<>();
        for (int i = 0; i < (form == 2 ? 3 : 1); i++) {
            int first = least + random.nextInt(most - least);
            int last = first + random.nextInt(most - first + 1);
            items.add(
                    form == 3
                            ? first + "-" + last
                            : form == 4 ? first + "-" + last + "/" + (1 + random.nextInt(5)) : "" + first);
        }
        return String.join(",", items);
    }
}
