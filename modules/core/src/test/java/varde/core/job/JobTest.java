package varde.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.job.JobScenario.cron;
import static varde.core.job.JobScenario.every;

import org.junit.jupiter.api.Test;
import varde.core.detect.View;

/** A job that comes due, starts, ends, or does not. */
class JobTest {

    private static final String MONDAY = "2026-01-05T00:00:00Z";

    @Test
    void aJobThatRunsEachNightIsGoodAndNothingElseIsSaid() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "PT4H");
        for (int day = 5; day < 9; day++) {
            job.until("2026-01-0" + day + "T02:01:00Z").reports(View.STARTED);
            job.until("2026-01-0" + day + "T03:30:00Z").reports(View.OK);
        }
        assertThat(job.turned()).containsExactly("2026-01-05T03:01 STARTED", "2026-01-05T04:30 GOOD");
        assertThat(job.state().words()).isEqualTo("ran well 2026-01-08 04:30 after 89 min");
    }

    @Test
    void oneCurlAtTheEndIsEnough() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "");

        job.until("2026-01-05T03:00:00Z").reports(View.OK);
        job.until("2026-01-06T03:59:00Z").reports(View.OK).until("2026-01-07T03:00:00Z");

        assertThat(job.turned()).containsExactly("2026-01-05T04:00 GOOD");
    }

    @Test
    void aJobThatHasNotStartedWithinItsGraceIsLateUntilItsNextGoodRun() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "PT4H");
        job.until("2026-01-05T02:00:00Z").reports(View.OK).until("2026-01-06T12:00:00Z");

        assertThat(job.turned()).containsExactly("2026-01-05T03:00 GOOD", "2026-01-06T05:00 LATE");
        assertThat(job.state().words()).isEqualTo("was due 2026-01-06 03:00, and nothing was heard of it within 2 h");

        job.reports(View.STARTED).pass(600_000);
        assertThat(job.turned()).isEmpty();
        job.reports(View.OK).until("2026-01-07T02:30:00Z");
        assertThat(job.turned()).containsExactly("2026-01-06T13:10 GOOD");
    }

    @Test
    void aJobThatNeverRanIsNeverSeenOnlyAfterItsFirstDueTime() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "");

        job.until("2026-01-05T03:59:00Z");
        assertThat(job.turned()).isEmpty();
        job.until("2026-01-08T12:00:00Z");
        assertThat(job.turned()).containsExactly("2026-01-05T05:00 NEVER_SEEN");

        job.reports(View.FAILED);
        assertThat(job.turned()).containsExactly("2026-01-08T13:00 FAILED");
    }

    @Test
    void aRunThatTakesTooLongIsToldWhileItStillRunsAndNothingElseIsDueMeanwhile() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT1H", "PT30H");
        job.until("2026-01-05T02:00:00Z").reports(View.STARTED).until("2026-01-06T07:59:00Z");
        assertThat(job.turned()).containsExactly("2026-01-05T03:00 STARTED");

        job.until("2026-01-06T09:00:00Z");
        assertThat(job.turned()).containsExactly("2026-01-06T09:00 RAN_TOO_LONG");
        assertThat(job.state().words()).isEqualTo("started 2026-01-05 03:00 and is still running after 30 h");

        job.reports(View.OK);
        assertThat(job.turned()).containsExactly("2026-01-06T10:00 GOOD");
    }

    @Test
    void aRunWhoseEndIsNeverToldIsUnfinishedWhenTheNextOneStarts() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "");
        job.until("2026-01-05T02:00:00Z").reports(View.STARTED);
        job.until("2026-01-06T02:00:30Z").reports(View.STARTED);

        assertThat(job.turned()).containsExactly("2026-01-05T03:00 STARTED", "2026-01-06T03:00:30 UNFINISHED");
        job.pass(600_000).reports(View.OK);
        assertThat(job.turned()).containsExactly("2026-01-06T03:10:30 GOOD");
    }

    @Test
    void aRunWhoseEndIsNeverToldIsUnfinishedWhenNoOtherComesEither() {
        JobScenario job = every(MONDAY, "PT1H", "PT10M", "");
        job.reports(View.STARTED).pass(3_600_000L * 3);

        assertThat(job.turned()).containsExactly("2026-01-05T01:00 STARTED", "2026-01-05T02:10 UNFINISHED");
    }

    @Test
    void aJobThatIsStartedAgainWithinItsTimeIsNoTroubleButItsFirstStartCounts() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "PT4H");
        job.until("2026-01-05T02:00:00Z").reports(View.STARTED);
        job.until("2026-01-05T05:00:00Z").reports(View.STARTED);
        assertThat(job.turned()).containsExactly("2026-01-05T03:00 STARTED");

        job.until("2026-01-05T06:00:00Z");
        assertThat(job.turned()).containsExactly("2026-01-05T07:00 RAN_TOO_LONG");
    }

    @Test
    void aFailureIsSaidAtOnceAndMendedByTheNextGoodRunNotByAStart() {
        JobScenario job = every(MONDAY, "PT1H", "PT10M", "PT30M");
        job.reports(View.OK)
                .pass(3_600_000)
                .reports(View.FAILED)
                .pass(3_600_000)
                .reports(View.STARTED);
        assertThat(job.turned()).containsExactly("2026-01-05T01:00 GOOD", "2026-01-05T02:00 FAILED");

        job.pass(60_000).reports(View.OK);
        assertThat(job.turned()).containsExactly("2026-01-05T03:01 GOOD");
    }

    @Test
    void aStartAMomentTooEarlyCountsForWhatIsDue() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT1H", "");
        job.until("2026-01-05T01:59:30Z").reports(View.OK).until("2026-01-06T01:00:00Z");

        assertThat(job.turned()).containsExactly("2026-01-05T02:59:30 GOOD");
    }

    @Test
    void timeThatNobodySawDoesNotCount() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "");
        job.until("2026-01-05T02:00:00Z").reports(View.OK).until("2026-01-06T02:30:00Z");
        job.awayUntil("2026-01-06T06:00:00Z").pass(60_000);
        assertThat(job.turned()).containsExactly("2026-01-05T03:00 GOOD");

        job.until("2026-01-06T08:00:00Z");
        assertThat(job.turned()).containsExactly("2026-01-06T08:30 LATE");
    }

    @Test
    void nothingIsConcludedBeforeTheMarksHavePassed() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "");
        job.until("2026-01-05T02:00:00Z").reports(View.OK).until("2026-01-06T02:00:00Z");

        job.marksAreBehindBy(3_600_000).until("2026-01-06T04:30:00Z");
        assertThat(job.turned()).containsExactly("2026-01-05T03:00 GOOD");

        job.reports(View.OK).marksAreBehindBy(0).until("2026-01-06T12:00:00Z");
        assertThat(job.turned()).isEmpty();
    }

    @Test
    void aBlindPartitionExtendsWhatIsAwaitedOfIt() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "");
        job.until("2026-01-05T02:00:00Z").reports(View.OK).until("2026-01-06T03:30:00Z");

        job.blind(1, "2026-01-06T02:10:00Z", "2026-01-06T03:30:00Z");
        job.blind(0, "2026-01-06T02:30:00Z", "2026-01-06T03:30:00Z").until("2026-01-06T06:00:00Z");

        assertThat(job.turned()).containsExactly("2026-01-05T03:00 GOOD", "2026-01-06T06:00 LATE");
    }

    @Test
    void anotherPlanBeginsToCountAnew() {
        JobScenario job = cron(MONDAY, "0 3 * * *", "PT2H", "");
        job.until("2026-01-05T02:00:00Z").reports(View.OK).until("2026-01-06T02:30:00Z");

        job.replanned("0 12 * * *", "PT1H").until("2026-01-06T11:30:00Z");
        assertThat(job.turned()).containsExactly("2026-01-05T03:00 GOOD");
        job.until("2026-01-06T13:00:00Z");
        assertThat(job.turned()).containsExactly("2026-01-06T13:00 LATE");
    }

    @Test
    void inTheNightOfSpringAJobAtHalfPastTwoIsDueWhenTheGapEnds() {
        JobScenario job = cron("2026-03-28T12:00:00Z", "30 2 * * *", "PT10M", "");
        job.reports(View.OK).until("2026-03-29T03:00:00Z");

        assertThat(job.turned()).containsExactly("2026-03-28T13:00 GOOD", "2026-03-29T03:10 LATE");
    }

    @Test
    void inTheNightOfAutumnAJobAtHalfPastTwoIsDueOnceAtItsFirstOccurrence() {
        JobScenario job = cron("2026-10-24T12:00:00Z", "30 2 * * *", "PT10M", "");
        job.until("2026-10-25T00:31:00Z").reports(View.OK).until("2026-10-25T12:00:00Z");

        assertThat(job.turned()).containsExactly("2026-10-25T02:31 GOOD");
    }

    @Test
    void aJobOfEveryHourRunsByTheHoursThatPass() {
        JobScenario job = cron("2026-10-24T22:00:00Z", "0 * * * *", "PT10M", "");
        for (int hour = 0; hour < 5; hour++) {
            job.reports(View.OK).pass(3_600_000);
        }
        assertThat(job.turned()).containsExactly("2026-10-25T00:00 GOOD");
    }

    @Test
    void aJobWithoutAPlanIsNeverLate() {
        JobScenario job = every(MONDAY, "PT0S", "PT0S", "");

        job.reports(View.OK).until("2026-03-05T00:00:00Z").reports(View.FAILED);

        assertThat(job.turned()).containsExactly("2026-01-05T01:00 GOOD", "2026-03-05T01:00 FAILED");
    }
}
