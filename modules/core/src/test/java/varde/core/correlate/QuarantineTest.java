package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.Part.watched;

import java.util.List;
import org.junit.jupiter.api.Test;
import varde.core.time.Now;

/** A decision that throws harms one outage only. */
class QuarantineTest {

    /** Fails whenever a full picture of this root is to be decided on. */
    private static final class Cursed extends OutageDecider {

        @Override
        public List<OutageEvent> decide(OutageLife life, OutageInput input, Now now) {
            boolean cursed = input instanceof OutageInput.Looked looked
                            && looked.picture().root().equals("cursed")
                    || input instanceof OutageInput.Broke broke
                            && broke.picture().root().equals("worse")
                            && broke.picture().labels().containsKey("severity");
            if (cursed) {
                throw new IllegalStateException("cursed");
            }
            return super.decide(life, input, now);
        }
    }

    @Test
    void aTimerThatThrowsSetsAsideThatOutageOnlyAndSaysSo() {
        CorrelateScenario log = new CorrelateScenario(new Cursed())
                .landscape(watched("cursed"), watched("child").needs("cursed"), watched("db"))
                .ok("cursed", "child", "db");
        log.failed("cursed", "child").pass(5_000).failed("db").pass(60_000);

        assertThat(log.told())
                .containsExactly(
                        "OPENED 1001 MINOR cursed DOWN hits 1",
                        "UPDATED 1001 MINOR cursed DOWN hits 1",
                        "OPENED 1002 MINOR db DOWN hits 1");
        assertThat(log.reason(1001, "quarantine")).contains("cursed");
        log.ok("cursed", "child").pass(2_000);
        assertThat(log.open()).containsExactly("db DOWN hits 1");
    }

    @Test
    void anOutageThatCannotBeOpenedInFullIsOpenedBare() {
        CorrelateScenario log =
                new CorrelateScenario(new Cursed()).landscape(watched("worse").kind("db"));

        log.failed("worse").pass(60_000);

        assertThat(log.told())
                .containsExactly("OPENED 1001 MINOR worse DOWN hits 1", "UPDATED 1001 MINOR worse DOWN hits 1");
        assertThat(log.outage(1001).destinations().get(0).team()).isEqualTo("operations");
        assertThat(log.reason(1001, "quarantine")).isNotEmpty();
    }
}
