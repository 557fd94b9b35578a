package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.CorrelateScenario.given;
import static varde.core.correlate.Part.job;
import static varde.core.correlate.Part.watched;

import org.junit.jupiter.api.Test;
import varde.core.detect.Observation;
import varde.core.detect.View;

/** Jobs among other components: what happens to them becomes outages, and what they need explains them. */
class JobsInTheLandscapeTest {

    private static final long HOUR = 3_600_000;

    private static Observation.Seen report(CorrelateScenario log, String component, View view) {
        return new Observation.Seen("agent/cron", component, "main", "oslo", view, "code 3", log.time(), 0, 0);
    }

    private static CorrelateScenario reports(CorrelateScenario log, String job, View view) {
        return log.observe(report(log, job, view));
    }

    @Test
    void aJobThatDoesNotReportInTimeIsAnOutageUntilItsNextGoodRun() {
        CorrelateScenario log = given(job("job/backup"));
        reports(log, "job/backup", View.OK).pass(HOUR + HOUR / 2 - 2_000);
        assertThat(log.told()).isEmpty();

        log.pass(4_000);
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR job/backup DOWN hits 1");
        assertThat(log.reason(1001, "root")).contains("job/backup was due", "within 30 min");

        log.pass(2 * HOUR).restart();
        assertThat(log.open()).containsExactly("job/backup DOWN hits 1");
        reports(log, "job/backup", View.OK).pass(2_000);
        assertThat(log.open()).isEmpty();
    }

    @Test
    void aFailedJobIsExplainedByWhatItNeeds() {
        CorrelateScenario log =
                given(watched("db"), job("job/backup").needs("db")).ok("db");
        reports(log, "job/backup", View.OK).pass(2_000);

        log.failed("db");
        reports(log, "job/backup", View.FAILED).pass(2_000);

        assertThat(log.open()).containsExactly("db DOWN hits 2");
    }

    @Test
    void eachRunCountsAlsoWhenItSaysTheSameAsTheOneBefore() {
        CorrelateScenario log = given(job("job/backup"));

        for (int hour = 0; hour < 6; hour++) {
            reports(log, "job/backup", View.OK).pass(HOUR).restart();
        }

        assertThat(log.told()).isEmpty();
    }

    @Test
    void aJobThatNeverRanIsOnItsTeamsListOnlyAfterItsFirstDueTime() {
        CorrelateScenario log = given(job("job/backup"));
        log.pass(HOUR + HOUR / 2 - 2_000);
        assertThat(log.told()).isEmpty();

        log.pass(4_000).restart().pass(3 * HOUR);
        assertThat(log.open()).containsExactly("never-seen/operations DEGRADED hits 1");

        reports(log, "job/backup", View.STARTED).pass(2_000);
        assertThat(log.open()).isEmpty();
    }

    @Test
    void nothingIsConcludedAboutAJobWhileDetectIsBehind() {
        CorrelateScenario log = given(job("job/backup"));
        reports(log, "job/backup", View.OK).pass(HOUR).marks(false).pass(HOUR);
        assertThat(log.told()).isEmpty();

        Observation.Seen inTime = report(log, "job/backup", View.OK);
        log.observe(inTime).marks(true).pass(HOUR);
        assertThat(log.told()).isEmpty();
    }

    @Test
    void aJobThatIsTakenOutOfTheLandscapeIsForgotten() {
        CorrelateScenario log = given(job("job/backup"), watched("db")).ok("db");
        reports(log, "job/backup", View.FAILED).pass(2_000);
        assertThat(log.open()).containsExactly("job/backup DOWN hits 1");

        log.landscape(watched("db")).pass(24 * HOUR);

        assertThat(log.open()).isEmpty();
        assertThat(log.store.keySet()).noneMatch(key -> key.startsWith(CorrelateRow.JOBS));
    }

    @Test
    void aReportOfARunOfWhatIsNoJobIsRefused() {
        CorrelateScenario log = given(watched("db")).ok("db");

        reports(log, "db", View.FAILED).pass(2_000);

        assertThat(log.open()).isEmpty();
        assertThat(log.refusals()).singleElement().asString().contains("db is no job in the landscape");
    }
}
