package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.escalate.EscalateScenario.assertNothingElse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.core.command.Command.Kind;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.oncall.Schedule;
import varde.core.page.Page;
import varde.core.page.PageEvent;

/** Whoever nobody was paged for raises the alarm; what came while ESCALATE was away; rosters looked at ahead; drills. */
class VigilTest {

    /** Database and operations have people whom nothing reaches. */
    private static EscalateScenario unreachable() {
        List<EscalatePart> parts = Cast.parts();
        for (String person : List.of("kari", "ola", "solveig", "ingrid", "bjorn")) {
            parts = Cast.replaced(parts, Cast.known(person, Language.NB, Cast.sms("+4790000001", Severity.WARNING)));
        }
        return new EscalateScenario().configured("v1", parts).everythingArrives();
    }

    @Test
    void anOutageThatNobodyWasPagedForRaisesTheAlarmAfterTwoMinutes() {
        EscalateScenario night = unreachable();
        night.opens(night.outage(1042).severity(Severity.MAJOR));

        night.passes(119_000);
        assertThat(night.sent()).isEmpty();
        night.passes(1_000);

        assertThat(night.sent())
                .containsExactly("UNPAGED team:operations WEBHOOK", "UNPAGED ingrid SMS", "UNPAGED bjorn SMS");
        assertThat(night.latestPage("ingrid", Channel.SMS).shortText())
                .startsWith(
                        "INGEN VARSLET 1042: ALVORLIG, Kjernejournal nede fra 03:14, Database. Svar OK 1042 eller ");
        night.restart().minutes(9);
        assertThat(night.sent()).isEmpty();
        night.minutes(1);
        assertThat(night.sent()).as("it lasts").hasSize(3);
        assertNothingElse(night);
    }

    @Test
    void theAlarmEndsWhenSomebodyAnswersAndWhenItIsOver() {
        EscalateScenario night = unreachable();
        OutageStory other = night.outage(1043).severity(Severity.MAJOR);
        night.opens(night.outage(1042).severity(Severity.MAJOR)).opens(other).minutes(1);

        night.acknowledges("kari", 1042).closes(other).minutes(30);

        assertNothingElse(night);
    }

    @Test
    void severalAtOnceAreOneAlarm() {
        EscalateScenario night = unreachable();
        for (int n = 0; n < 30; n++) {
            night.opens(night.outage(1042 + n).severity(Severity.MAJOR));
        }

        night.minutes(2);

        assertThat(night.sent()).hasSize(3);
        assertThat(night.latestPage("ingrid", Channel.SMS).shortText()).contains("I alt 30.");
    }

    @Test
    void whoseNextStepIsStillToComeButWhosePageArrivedRaisesNoAlarm() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR).teams("backbone"))
                .minutes(60);

        assertThat(night.pages()).extracting(Page::event).doesNotContain(PageEvent.UNPAGED);
    }

    @Test
    void ofWhatIsOnlyAWarningNobodyIsAlarmed() {
        EscalateScenario night = EscalateScenario.staffedWith(Cast.known("nils", Language.NB));
        night.opens(night.outage(1042).severity(Severity.WARNING).teams("backbone"));

        night.minutes(60);

        assertThat(night.pages()).extracting(Page::event).doesNotContain(PageEvent.UNPAGED);
    }

    @Test
    void whatWasToldAndWasOverWhileEscalateWasAwayIsNotPagedAndTheRestIsMarkedLate() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives().passes(1_000);
        OutageStory over = night.outage(1042).severity(Severity.MAJOR);
        OutageStory open = night.outage(1043).severity(Severity.MAJOR);
        night.silent(20_000)
                .opens(over)
                .silent(60_000)
                .opens(open)
                .silent(60_000)
                .closes(over);
        night.silent(300_000).told(new varde.core.correlate.OutageRecord.Mark(0, night.time()));
        assertThat(night.sent()).as("nobody is there").isEmpty();

        night.restart().passes(1_000);

        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        assertThat(night.latestPage("kari", Channel.SMS).shortText()).startsWith("ALVORLIG 1043 (forsinket 7 min)");
        night.minutes(1);
        assertNothingElse(night);
    }

    @Test
    void ofTheStepsThatWereMissedOnlyTheOneNowDueIsTakenOnceWhileOthersWroteTheLog() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives().passes(1_000);
        night.opens(night.outage(1042).severity(Severity.MAJOR)).minutes(1).sent();
        for (int n = 0; n < 80; n++) {
            night.silent(15_000).told(new varde.core.correlate.OutageRecord.Mark(0, night.time()));
        }
        assertThat(night.sent()).isEmpty();

        night.passes(1_000);

        assertThat(night.sent()).containsExactly("OPENED solveig EMAIL");
        assertThat(night.rules("database")).contains("late");
        assertNothingElse(night);
    }

    @Test
    void aGapInTheRosterIsToldTheTeamAWeekAndADayAhead() {
        Schedule.Layer layer = Cast.schedule("primary", "nils").layers().get(0);
        Schedule.Override gone = new Schedule.Override(
                Optional.empty(),
                Optional.of("nils"),
                LocalDateTime.of(2026, 10, 9, 8, 0),
                LocalDateTime.of(2026, 10, 9, 16, 0));
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Staffed(Cast.team(
                "backbone",
                0,
                List.of(new Schedule("primary", List.of(layer), List.of(gone))),
                List.of(),
                Cast.step(0, "schedule:primary"))));

        night.minutes(60 * 24);
        assertThat(night.sent()).as("Friday the 2nd is a week before").isEmpty();
        night.minutes(4 * 60);
        assertThat(night.sent()).containsExactly("ROSTER team:backbone WEBHOOK");
        Page page = night.latestPage("team:backbone", Channel.WEBHOOK);
        assertThat(page.subject()).isEqualTo("Vakt i Backbone: Ingen har vakt i primary 9.10. 08:00 - 9.10. 16:00");
        assertThat(page.severity()).isEqualTo(Severity.WARNING);
        night.restart().minutes(6 * 24 * 60);
        assertThat(night.sent()).as("and the day before").containsExactly("ROSTER team:backbone WEBHOOK");
        night.receipt(page, varde.core.page.Receipt.Status.SENT, "");
        assertNothingElse(night);
    }

    @Test
    void somebodyWhoIsAwayIsMissedAheadAsWell() {
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Known(Cast.away(
                Cast.person("nils", Language.NB, Cast.sms("+4790000012")),
                LocalDate.of(2026, 10, 2),
                LocalDate.of(2026, 10, 2))));

        night.minutes(4 * 60);

        assertThat(night.sent()).containsExactly("ROSTER team:backbone WEBHOOK");
    }

    @Test
    void aDrillPagesEverybodyWhomTheStepsNameMarkedAsATestAndEndsByItself() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives().passes(1_000);

        night.commanded(Kind.DRILL, "root", Optional.empty(), Optional.of("database"), "");

        assertThat(night.sent()).containsExactly("DRILL kari SMS", "DRILL ola SMS", "DRILL solveig EMAIL");
        assertThat(night.pages()).allMatch(Page::test);
        assertThat(night.latestPage("ola", Channel.SMS).shortText())
                .startsWith("DRILL 900001: database. This is only a test. On call: Database. Reply OK 900001 or ");
        night.acknowledges("kari", 900_001).acknowledges("ola", 900_001).restart();
        assertThat(night.escalation("database").acknowledgements()).hasSize(2);
        night.minutes(10);
        assertThat(night.escalation("database").status()).isEqualTo(Status.ENDED);
        assertNothingElse(night);
        night.away(25 * 60 * EscalateScenario.MINUTE).away(1_000);
        assertThat(night.rows()).noneMatch(row -> row.contains("drill/"));
    }

    @Test
    void aDrillThatNobodyAnswersEndsAndPagesNobodyElse() {
        EscalateScenario night = EscalateScenario.staffed().passes(1_000);
        night.commanded(Kind.DRILL, "root", Optional.empty(), Optional.of("backbone"), "");
        assertThat(night.sent()).containsExactly("DRILL nils SMS");

        night.fails("nils", Channel.SMS).minutes(30);

        assertNothingElse(night);
        assertThat(night.escalation("backbone").status()).isEqualTo(Status.ENDED);
    }

    @Test
    void aDrillThatWasOverWhileVardeWasAwayEndsInGoodOrder() {
        EscalateScenario night = EscalateScenario.staffed().passes(1_000);
        night.commanded(Kind.DRILL, "root", Optional.empty(), Optional.of("backbone"), "");
        night.sent();

        night.away(20 * EscalateScenario.MINUTE).minutes(5);

        assertNothingElse(night);
        assertThat(night.escalation("backbone").status()).isEqualTo(Status.ENDED);
        assertThat(night.escalation("backbone").pages())
                .extracting(page -> page.fate())
                .containsExactly(varde.core.escalate.Escalation.Fate.UNCONFIRMED);
        assertThat(night.rules("backbone")).containsExactly("drill", "over");
    }

    @Test
    void aDrillOfATeamThatNobodyKnowsIsRefused() {
        EscalateScenario night = EscalateScenario.staffed();

        night.commanded(Kind.DRILL, "root", Optional.empty(), Optional.of("ghosts"), "");

        assertThat(night.refusals()).containsExactly("the configuration knows no team ghosts; nobody was paged");
    }
}
