package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.escalate.EscalateScenario.assertNothingElse;

import org.junit.jupiter.api.Test;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;

class EscalatorTest {

    @Test
    void whoeverIsOnCallIsPagedAtOnceAndTheLeaderIsInformed() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();

        night.opens(night.outage(1042));

        assertThat(night.sent()).containsExactly("OPENED kari SMS", "INFORM solveig EMAIL");
        assertThat(night.escalation("database").status()).isEqualTo(Status.RUNNING);
        assertThat(night.escalation("database").nextDue()).contains(night.time() + 5 * EscalateScenario.MINUTE);
        assertNothingElse(night);
    }

    @Test
    void theShortTextSaysItAllInOneSegment() {
        EscalateScenario night = EscalateScenario.staffed();

        night.opens(night.outage(1042));

        Page page = night.latestPage("kari", Channel.SMS);
        assertThat(page.shortText())
                .startsWith("KRITISK 1042: Kjernejournal nede fra 03:14. Årsak: db-kj-a. Rammer 3 tjenester."
                        + " Vakt: Database. Svar OK 1042 eller http://127.0.0.1:8080/a/")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(page.address()).isEqualTo("+4790000001");
        assertThat(page.language()).isEqualTo(Language.NB);
        assertThat(page.test()).isFalse();
    }

    @Test
    void untilSomebodyAnswersTheStepsGoOnAndThenTheLastResortIsAskedRoundAndRound() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR));

        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        night.minutes(2);
        assertThat(night.sent()).containsExactly("OPENED kari EMAIL");
        night.minutes(3);
        assertThat(night.sent()).containsExactly("OPENED ola SMS");
        night.minutes(10);
        assertThat(night.sent()).containsExactly("OPENED solveig EMAIL");
        night.minutes(10);
        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        night.minutes(15);
        assertThat(night.sent()).containsExactly("OPENED kari EMAIL", "OPENED ola SMS", "OPENED solveig EMAIL");
        night.minutes(10);
        assertThat(night.sent()).containsExactly("OPENED ingrid SMS");
        night.minutes(10);
        assertThat(night.sent()).containsExactly("OPENED bjorn SMS");
        night.minutes(60);
        assertThat(night.sent())
                .containsExactly(
                        "OPENED ingrid SMS",
                        "OPENED bjorn SMS",
                        "OPENED ingrid SMS",
                        "OPENED bjorn SMS",
                        "OPENED ingrid SMS",
                        "OPENED bjorn SMS");
        assertNothingElse(night);
    }

    @Test
    void whoeverAnswersHasItAndTheOthersAreTold() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042)).minutes(6).sent();

        night.acknowledges("ola", 1042);

        assertThat(night.sent()).containsExactly("TAKEN kari SMS");
        assertThat(night.escalation("database").status()).isEqualTo(Status.ACKNOWLEDGED);
        night.minutes(45);
        assertNothingElse(night);
    }

    @Test
    void whatIsOnItsWayIsWithdrawnWhenSomebodyAnswers() {
        EscalateScenario night = EscalateScenario.staffed();
        night.opens(night.outage(1042).severity(Severity.MAJOR)).sent();

        night.acknowledges("root", 1042);

        assertThat(night.sent()).containsExactly("WITHDRAW kari SMS");
        night.receipt("kari", Channel.SMS, varde.core.page.Receipt.Status.DELIVERED, "");
        assertThat(night.sent()).as("the first SMS was just sent").isEmpty();
        night.passes(30_000);
        assertThat(night.sent()).as("it went out all the same").containsExactly("TAKEN kari SMS");
        night.minutes(60);
        assertNothingElse(night);
    }

    @Test
    void theSecondToAnswerLearnsWhoWasFirst() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042)).minutes(6);
        night.acknowledges("kari", 1042).sent();

        night.minutes(1).acknowledges("ola", 1042);

        assertThat(night.sent()).isEmpty();
        assertThat(night.escalation("database").acknowledgements())
                .extracting(Escalation.Acknowledgement::person)
                .containsExactly("kari", "ola");
        assertThat(night.reasons("database")).contains("ola answered by link; kari was first, at 03:20.");
    }

    @Test
    void itIsOverForWhoeverWasWoken() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042);
        night.opens(story).minutes(6).acknowledges("kari", 1042).minutes(11).sent();

        night.closes(story);

        assertThat(night.sent()).containsExactly("ALL_CLEAR kari SMS", "ALL_CLEAR solveig EMAIL", "ALL_CLEAR ola SMS");
        assertThat(night.latestPage("kari", Channel.SMS).shortText())
                .isEqualTo("FRISKMELDT 1042: Kjernejournal virker igjen 03:31, nede i 17 min.");
        assertThat(night.latestPage("ola", Channel.SMS).shortText())
                .isEqualTo("OVER 1042: Kjernejournal works again 03:31, down 17 min.");
        assertThat(night.escalation("database").status()).isEqualTo(Status.ENDED);
        night.minutes(60);
        assertNothingElse(night);
    }

    @Test
    void itIsOverBySmsForWhoeverWasWokenByWhatWasCriticalThoughItWasLessAtLast() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042);
        night.opens(story).acknowledges("kari", 1042).minutes(11);
        night.changes(story.severity(Severity.MAJOR), Change.UPDATED).sent();

        night.closes(story);

        assertThat(night.sent()).containsExactly("ALL_CLEAR kari SMS", "ALL_CLEAR solveig EMAIL");
        night.minutes(3).changes(story, Change.REOPENED);
        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        night.closes(story);
        assertThat(night.sent()).as("this time it was MAJOR all along").containsExactly("ALL_CLEAR kari EMAIL");
        assertNothingElse(night);
    }

    @Test
    void whatNobodyReadIsWithdrawnAndNobodyIsToldThatItIsOver() {
        EscalateScenario night = EscalateScenario.staffed();
        OutageStory story = night.outage(1042).severity(Severity.MAJOR);
        night.opens(story).passes(3_000).sent();

        night.closes(story);

        assertThat(night.sent()).containsExactly("WITHDRAW kari SMS");
        night.receipt("kari", Channel.SMS, varde.core.page.Receipt.Status.DROPPED, "withdrawn");
        night.minutes(60);
        assertNothingElse(night);
    }

    @Test
    void aPageThatWasWithdrawnTooLateIsFollowedByTheAllClear() {
        EscalateScenario night = EscalateScenario.staffed();
        OutageStory story = night.outage(1042).severity(Severity.MAJOR);
        night.opens(story).passes(3_000).closes(story).sent();

        night.arrives("kari", Channel.SMS);

        assertThat(night.sent()).as("the quieter way at night").containsExactly("ALL_CLEAR kari EMAIL");
        assertNothingElse(night);
    }

    @Test
    void aFailedPageIsFollowedByTheNextContactAtOnceAndThenByTheNextStep() {
        EscalateScenario night = EscalateScenario.staffed();
        night.opens(night.outage(1042).severity(Severity.MAJOR)).sent();

        night.fails("kari", Channel.SMS);
        assertThat(night.sent()).containsExactly("OPENED kari EMAIL");
        night.fails("kari", Channel.EMAIL);
        assertThat(night.sent()).containsExactly("OPENED ola SMS");
        assertThat(night.reasons("database"))
                .contains("SMS to kari failed (no such number); email at once.")
                .contains("Step 1 of database reached nobody.");
        assertThat(night.escalation("database").nextDue()).contains(night.time() + 10 * EscalateScenario.MINUTE);
        assertNothingElse(night);
    }

    @Test
    void aPageThatNobodyConfirmsInTimeIsFollowedByTheNextContact() {
        EscalateScenario night = EscalateScenario.staffed();
        night.opens(night.outage(1042).severity(Severity.MAJOR)).sent();

        night.passes(59_000);
        assertThat(night.sent()).isEmpty();
        night.passes(1_000);
        assertThat(night.sent()).containsExactly("OPENED kari EMAIL");
        night.minutes(2);
        assertThat(night.sent()).containsExactly("OPENED ola SMS");
        assertNothingElse(night);
    }

    @Test
    void aStepWithNobodyIsSkippedAtOnceAndSaid() {
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Staffed(Cast.team(
                        "database",
                        1,
                        java.util.List.of(Cast.schedule("secondary", "ola")),
                        java.util.List.of(),
                        Cast.step(0, "schedule:primary", "person:mute", "person:ghost"),
                        Cast.step(5, "schedule:secondary"))))
                .everythingArrives();

        night.opens(night.outage(1042));

        assertThat(night.sent()).containsExactly("OPENED ola SMS");
        assertThat(night.rules("database"))
                .containsExactly("nobody-on-call", "no-contact", "unknown-person", "skipped", "step");
    }

    @Test
    void aTeamThatNobodyAnswersForIsReplacedByTheLastResortAtOnce() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();

        night.opens(night.outage(1042).teams("empty"));

        assertThat(night.sent()).containsExactly("OPENED ingrid SMS");
        assertThat(night.reasons("empty")).contains("Nobody of empty can be reached; on to operations at once.");
    }

    @Test
    void aTeamThatNobodyKnowsIsReplacedByTheLastResort() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();

        night.opens(night.outage(1042).teams("ghosts"));

        assertThat(night.sent()).containsExactly("OPENED ingrid SMS");
        assertThat(night.reasons("operations"))
                .contains("Nobody has configured the team ghosts (routes.yaml:14); operations is asked in its place.");
    }

    @Test
    void outagesWaitForTheFirstConfiguration() {
        EscalateScenario night = new EscalateScenario().everythingArrives();
        OutageStory over = night.outage(1041);
        night.opens(over)
                .opens(night.outage(1042).severity(Severity.MAJOR))
                .closes(over)
                .passes(3_000);
        assertThat(night.sent()).isEmpty();

        night.configured("v1", Cast.parts());

        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        assertNothingElse(night);
    }

    @Test
    void anIncompleteConfigurationIsRefusedAndTheOldOneStays() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();

        night.part("v2", 1, new EscalatePart.Ground("operations", varde.core.rules.Rules.STANDARD))
                .inForce("v2", 2);

        assertThat(night.refusals())
                .containsExactly("configuration v2 cannot be used: part 0 of 2 is missing; apply it again");
        night.opens(night.outage(1042));
        assertThat(night.sent()).contains("OPENED kari SMS");
    }

    @Test
    void textsOfTheConfigurationInForceReplaceVardesOwn() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.configured("v2", grounded("{title} is gone.")).opens(night.outage(1042));

        assertThat(night.pages())
                .filteredOn(page -> page.event() == varde.core.page.PageEvent.OPENED)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.shortText()).endsWith("is gone."));
    }

    @Test
    void aTextThatCannotBeUsedIsRefusedWithItsVersion() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.configured("v2", grounded("{titel} is gone."));

        assertThat(night.refusals()).singleElement().asString().contains("v2 cannot be used", "titel");
    }

    private static java.util.List<EscalatePart> grounded(String sms) {
        java.util.List<EscalatePart> parts = new java.util.ArrayList<>(Cast.parts());
        parts.removeIf(EscalatePart.Ground.class::isInstance);
        parts.add(new EscalatePart.Ground(
                "operations",
                varde.core.rules.Rules.STANDARD,
                new java.util.TreeMap<>(java.util.Map.of("nb/opened.sms", sms, "en/opened.sms", sms))));
        return parts;
    }

    @Test
    void theStepsInForceAtTheStartStayButTheScheduleIsTheNewest() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR)).sent();
        night.configured(
                "v2",
                Cast.with(new EscalatePart.Staffed(Cast.team(
                        "database",
                        0,
                        java.util.List.of(Cast.schedule("primary", "kari"), Cast.schedule("secondary", "nils")),
                        java.util.List.of(),
                        Cast.step(0, "person:solveig")))));

        night.minutes(5);

        assertThat(night.sent()).containsExactly("OPENED kari EMAIL", "OPENED nils SMS");
    }

    @Test
    void worseThanWhatWasAnsweredForPagesAgain() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042).severity(Severity.MAJOR);
        night.opens(story).acknowledges("kari", 1042).minutes(3).sent();

        night.changes(story.severity(Severity.MINOR), Change.UPDATED);
        night.changes(story.severity(Severity.MAJOR), Change.WORSE);
        assertThat(night.sent()).as("kari has answered for MAJOR").isEmpty();
        night.changes(story.severity(Severity.CRITICAL), Change.WORSE);

        assertThat(night.sent()).containsExactly("WORSE kari SMS", "INFORM solveig EMAIL");
        assertThat(night.escalation("database").status()).isEqualTo(Status.RUNNING);
        assertNothingElse(night);
    }

    @Test
    void anAcknowledgementEndsAfterAReminder() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042)).acknowledges("kari", 1042).sent();

        night.minutes(49);
        assertThat(night.sent()).isEmpty();
        night.minutes(1);
        assertThat(night.sent()).containsExactly("REMINDER kari SMS");
        night.minutes(9);
        assertThat(night.sent()).isEmpty();
        night.minutes(1);
        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        assertThat(night.rules("database")).contains("expired");
        assertNothingElse(night);
    }

    @Test
    void answeringAgainMakesItLast() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042)).acknowledges("kari", 1042).minutes(51);
        assertThat(night.sent()).contains("REMINDER kari SMS");

        night.acknowledges("kari", 1042).minutes(40);

        assertThat(night.sent()).isEmpty();
        assertThat(night.escalation("database").status()).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void anAcknowledgementOfWhatCanWaitNeverEnds() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MINOR))
                .acknowledges("kari", 1042)
                .sent();

        night.away(30 * 24 * 60 * EscalateScenario.MINUTE);

        assertNothingElse(night);
    }
}
