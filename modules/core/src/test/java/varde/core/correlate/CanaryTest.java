package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import varde.core.detect.Canary;
import varde.core.detect.Observation;
import varde.core.detect.View;

class CanaryTest {

    private final CorrelateScenario log = CorrelateScenario.given(Part.watched("db/a"));

    private List<CorrelateOutput> saidButMarks() {
        return log.said.stream()
                .filter(output -> !(output instanceof CorrelateOutput.Marked))
                .toList();
    }

    private void sees(String component, View view) {
        log.observe(new Observation.Seen(
                Canary.agent(2), component, "main", "", view, "canary", log.time() - 10_000, 10_000, 2));
    }

    @Test
    void aBirdsSilenceGoesOnItsWayAndIsNoOutage() {
        log.ok("db/a");
        log.told();
        sees(Canary.bird(2), View.SILENT);

        assertThat(saidButMarks())
                .containsExactly(new CorrelateOutput.Sung(new OutageRecord.Canary(2, log.time() - 10_000, log.time())));
        log.pass(60_000);
        assertThat(saidButMarks()).as("and nothing else happened").hasSize(1);
    }

    @Test
    void whatElseACanarySaysIsHeardByNobody() {
        log.ok("db/a");
        log.told();
        sees(Canary.agent(2), View.OK);
        sees(Canary.bird(2), View.OK);
        sees(Canary.agent(2), View.SILENT);
        log.pass(60_000);

        assertThat(saidButMarks()).isEmpty();
        assertThat(log.refusals()).isEmpty();
    }

    @Test
    void onlyItsOwnPartitionsBirdCounts() {
        sees(Canary.bird(3), View.SILENT);

        assertThat(saidButMarks().stream().filter(CorrelateOutput.Sung.class::isInstance))
                .isEmpty();
    }
}
