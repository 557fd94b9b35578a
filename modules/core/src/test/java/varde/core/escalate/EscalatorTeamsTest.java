package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.escalate.EscalateScenario.assertNothingElse;

import java.util.List;
import org.junit.jupiter.api.Test;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.OutageRecord;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Channel;
import varde.core.page.Page;

/** Several teams, several outages, and a Varde that was away. */
class EscalatorTeamsTest {

    @Test
    void eachTeamHasItsOwnEscalationAndOneAnswerIsToldToTheOthers() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR).teams("database", "backbone"));
        assertThat(night.sent()).containsExactly("OPENED kari SMS", "OPENED nils SMS");

        night.acknowledges("kari", 1042);

        assertThat(night.sent()).containsExactly("TAKEN nils SMS");
        assertThat(night.escalation("database").status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(night.escalation("backbone").status()).isEqualTo(Status.RUNNING);
        assertThat(night.latestPage("nils", Channel.SMS).shortText())
                .isEqualTo("TATT 1042: Kjernejournal. Kari Nordmann har svart for Database.");
        assertNothingElse(night);
    }

    @Test
    void whoWasNotPagedAnswersForAllOrForTheTeamThatIsNamed() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).teams("database", "backbone"));
        night.opens(night.outage(1043).teams("database", "backbone"));

        night.acknowledges("root", 1042).acknowledgesFor("backbone", "root", 1043);

        assertThat(night.escalation(1042, "database").status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(night.escalation(1042, "backbone").status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(night.escalation(1043, "database").status()).isEqualTo(Status.RUNNING);
        assertThat(night.escalation(1043, "backbone").status()).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void aDeeperCauseOfAnotherTeamPagesThatTeamAtOnceAndTellsTheFirst() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042).severity(Severity.MAJOR);
        night.opens(story).passes(5_000).sent();

        night.changes(story.root("trondheim/core-1", "Core router 1").teams("backbone"), Change.MERGED);

        assertThat(night.sent()).containsExactly("OPENED nils SMS");
        night.passes(25_000);
        assertThat(night.sent()).as("half a minute after her first SMS").containsExactly("MERGED kari SMS");
        assertThat(night.latestPage("kari", Channel.SMS).shortText())
                .isEqualTo("FLYTTET 1042: Kjernejournal. Årsak: core-1. Backbone har det nå.");
        assertThat(night.escalation("database").status()).isEqualTo(Status.ENDED);
        night.passes(30_000).closes(story);
        assertThat(night.sent()).containsExactly("ALL_CLEAR nils SMS");
        assertNothingElse(night);
    }

    @Test
    void aDeeperCauseOfTheSameTeamPagesNobodyTwice() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042);
        night.opens(story).passes(5_000).sent();

        night.changes(story.root("oslo-1/san-1", "SAN 1"), Change.MERGED);

        assertNothingElse(night);
        assertThat(night.escalation("database").status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void anOutageThatIsSwallowedByOneOfAnotherTeamIsToldToWhoeverWasPaged() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory symptom = night.outage(1042).severity(Severity.MAJOR);
        OutageStory cause = night.outage(1043).severity(Severity.MAJOR).teams("backbone");
        night.opens(symptom).opens(cause).sent();

        night.passes(30_000).merges(symptom, cause);

        assertThat(night.sent()).containsExactly("MERGED kari SMS");
        assertThat(night.latestPage("kari", Channel.SMS).shortText())
                .isEqualTo("FLYTTET 1042: Kjernejournal. Del av 1043. Årsak: db-kj-a. Backbone har det nå.");
        night.closes(cause);
        assertThat(night.sent()).containsExactly("ALL_CLEAR nils SMS");
        assertNothingElse(night);
    }

    @Test
    void anAnswerIsGoodForTheOutageThatSwallowsTheOneAnswered() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory symptom = night.outage(1042).severity(Severity.MAJOR);
        OutageStory cause = night.outage(1043).severity(Severity.MAJOR);
        night.opens(symptom).acknowledges("kari", 1042).opens(cause).sent();

        night.merges(symptom, cause);

        assertThat(night.sent()).isEmpty();
        assertThat(night.escalation(1043, "database").status()).isEqualTo(Status.ACKNOWLEDGED);
        night.minutes(30);
        assertNothingElse(night);
    }

    @Test
    void anOutageThatOpensOverItsSymptomGoesOnWhereThatWas() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory symptom = night.outage(1042).severity(Severity.MAJOR);
        night.opens(symptom).minutes(3).sent();
        OutageStory cause = night.outage(1043).severity(Severity.MAJOR);

        night.merges(symptom, cause).opens(cause);

        assertThat(night.sent()).as("kari knows already").isEmpty();
        night.minutes(2);
        assertThat(night.sent()).containsExactly("OPENED ola SMS");
        night.closes(cause);
        assertThat(night.sent()).containsExactly("ALL_CLEAR kari EMAIL", "ALL_CLEAR ola EMAIL");
        assertNothingElse(night);
    }

    @Test
    void whatFailsAgainSoonIsPagedFromTheFirstStep() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042).severity(Severity.MAJOR);
        night.opens(story)
                .acknowledges("kari", 1042)
                .minutes(2)
                .closes(story)
                .minutes(3)
                .sent();

        night.changes(story, Change.REOPENED);

        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        night.closes(story);
        assertThat(night.sent()).containsExactly("ALL_CLEAR kari EMAIL");
        assertNothingElse(night);
    }

    @Test
    void whatFlapsIsNotPagedAnewForEachTime() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory answered = night.outage(1042).severity(Severity.MAJOR);
        OutageStory unanswered = night.outage(1043).severity(Severity.MAJOR);
        night.opens(answered).opens(unanswered).acknowledges("kari", 1042);
        night.passes(5_000).closes(answered).closes(unanswered).minutes(1).sent();

        night.changes(answered.flapping(), Change.REOPENED).changes(unanswered.flapping(), Change.REOPENED);

        assertThat(night.sent()).isEmpty();
        assertThat(night.escalation(1042, "database").status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(night.escalation(1043, "database").status()).isEqualTo(Status.RUNNING);
        night.minutes(5);
        assertThat(night.sent()).containsExactly("OPENED ola SMS");
    }

    @Test
    void afterBeingAwayOnlyTheStepNowDueIsTakenOnceAndMarkedLate() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR)).sent();

        night.away(23 * EscalateScenario.MINUTE);

        assertThat(night.sent()).containsExactly("OPENED solveig EMAIL");
        assertThat(night.latestPage("solveig", Channel.EMAIL).subject())
                .isEqualTo("ALVORLIG 1042 (forsinket 18 min): Kjernejournal nede fra 03:14");
        assertThat(night.reasons("database"))
                .contains("the step due at 03:29 is taken at 03:37, 1 before it are skipped.");
        night.minutes(9);
        assertNothingElse(night);
        night.minutes(1);
        assertThat(night.sent()).containsExactly("OPENED kari SMS");
    }

    @Test
    void whatCorrelateTellsLateIsMarkedLate() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042);

        night.minutes(12).opens(story);

        assertThat(night.latestPage("kari", Channel.SMS).shortText())
                .startsWith("KRITISK 1042 (forsinket 12 min): Kjernejournal nede fra 03:14.");
    }

    @Test
    void aPageSaysWhenNobodyCanLook() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.told(new OutageRecord.Mark(0, night.time())).told(new OutageRecord.Mark(1, night.time() + 60_000));
        night.opens(night.outage(1041).teams("backbone"));
        assertThat(night.latestPage("nils", Channel.SMS).shortText()).doesNotContain("bekreftet");

        night.passes(31_000).opens(night.outage(1042).teams("backbone"));

        assertThat(night.latestPage("nils", Channel.SMS).shortText()).contains("Ikke bekreftet siden 03:14.");
    }

    @Test
    void anOutageKeepsItsNameWhileItsApplicationsRecover() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042).severity(Severity.MAJOR).teams("backbone");
        night.opens(story).minutes(1);

        night.changes(story.applications("e-resept"), Change.UPDATED);
        night.changes(story.applications(), Change.UPDATED).closes(story);

        assertThat(night.latestPage("nils", Channel.SMS).shortText())
                .isEqualTo("FRISKMELDT 1042: Kjernejournal virker igjen 03:15, nede i 1 min.");
    }

    @Test
    void anOutageNamedAfterItsRootIsNamedAfterTheFirstApplicationItHits() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042).severity(Severity.MAJOR).applications();
        night.opens(story);
        assertThat(night.escalation("database").title()).isEqualTo("Database A");

        night.changes(story.applications("Helsenorge"), Change.UPDATED);

        assertThat(night.escalation("database").title()).isEqualTo("Helsenorge");
    }

    @Test
    void aDrillIsMarkedInTheTextAndInTheRecord() {
        EscalateScenario night = EscalateScenario.staffed();

        night.opens(night.outage(1042).drill());

        Page page = night.latestPage("kari", Channel.SMS);
        assertThat(page.test()).isTrue();
        assertThat(page.shortText()).startsWith("KRITISK 1042 (ØVELSE): Kjernejournal");
    }

    @Test
    void aTeamsOwnContactsCanBePaged() {
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Staffed(
                        Cast.team("database", 0, List.of(), List.of(), Cast.step(0, "team:database"))))
                .everythingArrives();
        night.opens(night.outage(1042));

        assertThat(night.sent()).containsExactly("OPENED team:database WEBHOOK");
        assertThat(night.latestPage("team:database", Channel.WEBHOOK).address()).isEqualTo("chat-database");
    }
}
