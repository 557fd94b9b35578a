package varde.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.core.landscape.Agent;

/** Who may say what of which component. */
class AdmissionTest {

    private final Admission admission = Landscapes.admission();

    private Answer of(Agent agent, String path) {
        return admission.decide(agent, Report.of(path, ""), 7);
    }

    private Heartbeat admitted(Agent agent, Report report) {
        return ((Answer.Admitted) admission.decide(agent, report, 7)).heartbeat();
    }

    @ParameterizedTest
    @CsvSource({
        "job/backup, job/backup, OK, ''",
        "job/backup/start, job/backup, STARTED, ''",
        "job/backup/fail, job/backup, FAILED, ''",
        "job/backup/0, job/backup, OK, ''",
        "job/backup/3, job/backup, FAILED, exit status 3",
        "job/odd/start, job/odd/start, OK, ''",
        "job/odd/start/start, job/odd/start, STARTED, ''",
        "device/pump/2, device/pump, FAILED, exit status 2",
    })
    void whatAPathSays(String path, String component, HeartbeatStatus status, String message) {
        Heartbeat heartbeat = admitted(Landscapes.CRON, Report.of(path, ""));

        assertThat(heartbeat.component()).isEqualTo(component);
        assertThat(heartbeat.status()).isEqualTo(status);
        assertThat(heartbeat.message()).isEqualTo(message);
        assertThat(heartbeat.agent()).isEqualTo("agent/cron");
        assertThat(heartbeat.site()).isEqualTo("oslo");
    }

    @Test
    void aJobsHeartbeatIsAReportAndADevicesPromisesTheNext() {
        assertThat(admitted(Landscapes.CRON, Report.of("job/backup", "")).isReport())
                .isTrue();

        Heartbeat look = admitted(Landscapes.COLLECTOR, Report.of("device/4", ""));
        assertThat(look.interval()).isEqualTo(60_000);
        assertThat(look.grace()).isEqualTo(30_000);
    }

    @Test
    void theFirstLineOfWhatIsSentIsTheMessage() {
        assertThat(admitted(Landscapes.CRON, Report.of("job/backup/1", "\n disk full \nmore\n"))
                        .message())
                .isEqualTo("exit status 1: disk full");
        assertThat(admitted(Landscapes.CRON, Report.of("job/backup", "x".repeat(5_000)))
                        .message())
                .hasSize(200);
    }

    @Test
    void anAgentMaySpeakForItself() {
        assertThat(admitted(Landscapes.CRON, Report.of("agent/cron", "")).interval())
                .isEqualTo(10_000);
        assertThat(of(Landscapes.CRON, "agent/collector").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "agent/cron, job/backpu, 404, check the spelling",
        "agent/cron, job/backup/256, 404, check the spelling",
        "agent/cron, device/4, 403, add it to `by`",
        "agent/cron, app/follows, 400, add ?interval=60s",
        "agent/cron, device/pump/start, 400, is no job",
    })
    void whatIsRefusedSaysWhatToDo(String agent, String path, int status, String text) {
        Answer answer = of(agent.equals("agent/cron") ? Landscapes.CRON : Landscapes.COLLECTOR, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(text).doesNotContain("\n");
    }

    @Test
    void anIntervalMayBeGivenForWhatHasNoneButNotForAJob() {
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
        Report follows = new Report("app/follows", Optional.empty(), "", minute, Optional.empty(), 12);
        Report job = new Report("job/backup", Optional.empty(), "", minute, Optional.empty(), -1);

        assertThat(admitted(Landscapes.CRON, follows))
                .satisfies(look -> assertThat(look.interval()).isEqualTo(60_000))
                .satisfies(look -> assertThat(look.grace()).isEqualTo(30_000))
                .satisfies(look -> assertThat(look.responseTime()).isEqualTo(12));
        assertThat(admission.decide(Landscapes.CRON, job, 7).status()).isEqualTo(400);
    }

    @Test
    void aTokenIsKnownByItsHashAndAnAgentMayHaveSeveral() {
        assertThat(admission.holder("cron-old").orElseThrow().agent()).isEqualTo(Landscapes.CRON);
        assertThat(admission.holder("cron-new").orElseThrow().agent()).isEqualTo(Landscapes.CRON);
        assertThat(admission.holder("collects").orElseThrow().agent()).isEqualTo(Landscapes.COLLECTOR);
        assertThat(admission.holder("cron-old ")).isEmpty();
        assertThat(admission.holder("")).isEmpty();
        assertThat(admission.holder(Tokens.hash("cron-old"))).isEmpty();
    }

    @Test
    void aSecondsWorthMayComeAtOnceAndNoMore() {
        Allowances allowances = new Allowances();
        long second = 1_000_000_000L;

        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("a", Optional.of(3), 5)).isTrue();
        }
        assertThat(allowances.take("a", Optional.of(3), 5)).isFalse();
        assertThat(allowances.take("b", Optional.of(3), 5)).isTrue();
        assertThat(allowances.take("a", Optional.of(3), 5 + second / 2)).isTrue();
        assertThat(allowances.take("a", Optional.of(3), 5 + second / 2)).isFalse();
        assertThat(allowances.take("a", Optional.empty(), 5)).isTrue();
    }
}
