package varde.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import varde.core.detect.Observation;
import varde.core.detect.View;

/** A month of observations by seed. */
class MonthTest {

    private static final Month.Terms TERMS = new Month.Terms(Evaluation.BEGIN, 30, 11, false);

    @Test
    void isTheSameForTheSameSeed() {
        List<Month.Entry> once = new Month(Small.TERRAIN, TERMS).all();

        assertThat(new Month(Small.TERRAIN, TERMS).all()).isEqualTo(once);
        assertThat(new Month(Small.TERRAIN, new Month.Terms(Evaluation.BEGIN, 30, 12, false)).all())
                .isNotEqualTo(once);
    }

    @Test
    void beginsWithAllSeenWellAndThenSaysOnlyChangesInOrder() {
        Map<String, View> views = new HashMap<>();
        long last = 0;
        Month month = new Month(Small.TERRAIN, TERMS);
        int changes = 0;
        while (month.hasNext()) {
            Month.Entry entry = month.next();
            Observation.Seen seen = (Observation.Seen) entry.observation();
            View before = views.put(seen.agent() + " " + seen.component(), seen.view());
            if (before == null) {
                assertThat(seen.view()).isEqualTo(View.OK);
                assertThat(entry.at()).isEqualTo(Evaluation.BEGIN);
            } else {
                changes++;
                assertThat(seen.view()).isNotEqualTo(before);
            }
            assertThat(entry.at()).isGreaterThanOrEqualTo(last);
            last = entry.at();
        }

        assertThat(month.failures()).isBetween(5, 40);
        assertThat(changes).isGreaterThan(month.failures());
    }

    @Test
    void saysAMarkEachSecondWhenAsked() {
        Month month = new Month(Small.TERRAIN, new Month.Terms(Evaluation.BEGIN, 1, 11, true));
        long marks = month.all().stream()
                .filter(entry -> entry.observation() instanceof Observation.Mark)
                .count();

        assertThat(marks).isEqualTo(86_399);
    }
}
