package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import varde.core.correlate.OutageRecord;

class CanaryPagesTest {

    @Test
    void aCanaryComesOutAtOnceAndNobodyIsAsked() {
        EscalateScenario night = EscalateScenario.staffed();
        int before = night.said().size();
        OutageRecord.Canary canary = new OutageRecord.Canary(1, night.time() - 10_000, night.time());

        night.told(canary).minutes(30);

        assertThat(night.said().subList(before, night.said().size())).containsExactly(new EscalateOutput.Sung(canary));
        assertThat(night.pages()).isEmpty();
        assertThat(night.teams()).isEmpty();
    }
}
