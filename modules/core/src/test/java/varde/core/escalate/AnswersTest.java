package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.escalate.EscalateScenario.MINUTE;
import static varde.core.escalate.EscalateScenario.assertNothingElse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.command.Command.Kind;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Channel;

/** What people can say to an outage: not only that they have it. */
class AnswersTest {

    private final EscalateScenario night = EscalateScenario.staffed().everythingArrives();
    private final OutageStory story = night.outage(1042).severity(Severity.MAJOR);

    @Test
    void whatIsPutOffComesBackFromTheFirstStep() {
        night.opens(story).sent();

        night.says(Kind.SNOOZE, "kari", Optional.of(1042), Command.FOR, "2h").minutes(119);

        assertThat(night.sent()).isEmpty();
        assertThat(night.escalation("database").nextDue()).contains(night.time() + MINUTE);
        night.minutes(1);
        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        assertThat(night.reasons("database")).contains("kari put it off until 05:14.");
        assertNothingElse(night);
    }

    @Test
    void aSnoozeThatSaysNothingLastsAnHourAndReplacesAnAcknowledgement() {
        night.opens(story.severity(Severity.MINOR)).acknowledges("kari", 1042).sent();

        night.commanded(Kind.SNOOZE, "kari", Optional.of(1042), Optional.empty(), "")
                .minutes(60);

        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        assertNothingElse(night);
    }

    @Test
    void theOthersWhoWereWokenHearUntilWhenItIsPutOff() {
        night.opens(story).minutes(6).sent();

        night.says(Kind.SNOOZE, "ola", Optional.of(1042), Command.FOR, "30m");

        assertThat(night.sent()).containsExactly("TAKEN kari SMS");
        assertThat(night.latestPage("kari", Channel.SMS).shortText())
                .isEqualTo("TATT 1042: Kjernejournal. Ola Nordmann har svart for Database, til 03:50.");
        assertNothingElse(night);
    }

    @Test
    void whatIsPutOffAndBecomesWorseDoesNotWait() {
        night.opens(story).says(Kind.SNOOZE, "kari", Optional.of(1042), Command.FOR, "2h");
        night.minutes(1).sent();

        night.changes(story.severity(Severity.CRITICAL), Change.WORSE);

        assertThat(night.sent()).containsExactly("WORSE kari SMS", "INFORM solveig EMAIL");
        assertNothingElse(night);
    }

    @Test
    void whoeverItIsGivenToIsPagedAtOnceAndTheOthersAreTold() {
        night.opens(story).minutes(6).sent();

        night.says(Kind.REASSIGN, "root", Optional.of(1042), Command.TO, "person:nils");

        assertThat(night.sent()).containsExactly("MERGED kari SMS", "MERGED ola SMS", "OPENED nils SMS");
        assertThat(night.latestPage("kari", Channel.SMS).shortText())
                .isEqualTo("FLYTTET 1042: Kjernejournal. Årsak: db-kj-a. Nils Nordmann har det nå.");
        night.minutes(4);
        assertThat(night.sent()).isEmpty();
        night.minutes(1);
        assertThat(night.sent()).as("nils did not answer").containsExactly("OPENED kari SMS");
        assertNothingElse(night);
    }

    @Test
    void whoeverItIsGivenToAndCannotBeReachedIsFollowedByTheStepsAtOnce() {
        night.opens(story).minutes(1).nothingArrives().sent();

        night.says(Kind.REASSIGN, "kari", Optional.of(1042), Command.TO, "person:nils")
                .fails("nils", Channel.SMS);

        assertThat(night.sent()).containsExactly("OPENED nils SMS", "OPENED kari SMS");
        assertThat(night.reasons("database")).contains("nils could not be reached; the steps begin anew.");
        assertNothingElse(night);
    }

    @Test
    void anotherTeamThatItIsGivenToIsPagedFromItsFirstStepAndKeepsIt() {
        night.opens(story).minutes(1).sent();

        night.says(Kind.REASSIGN, "kari", Optional.of(1042), Command.TO, "team:backbone");

        assertThat(night.sent()).containsExactly("OPENED nils SMS", "MERGED kari SMS");
        assertThat(night.reasons("backbone")).contains("kari gave it from database to backbone.");
        night.minutes(1)
                .changes(story.severity(Severity.CRITICAL), Change.WORSE)
                .restart();
        night.changes(story, Change.UPDATED);
        assertThat(night.escalation(1042, "database").status()).isEqualTo(Status.ENDED);
        assertThat(night.sent()).isEmpty();
        night.says(Kind.REASSIGN, "nils", Optional.of(1042), Command.TO, "team:database");
        assertThat(night.sent()).contains("OPENED kari SMS", "MERGED nils SMS");
        assertThat(night.escalation(1042, "database").status()).isEqualTo(Status.RUNNING);
        night.minutes(1).closes(story);
        assertThat(night.store().keySet()).noneMatch(key -> key.startsWith("nothing"));
        assertThat(night.escalation(1042, "database").status()).isEqualTo(Status.ENDED);
    }

    @Test
    void oneMoreIsCalledWhoeverHasItAlready() {
        night.opens(story).acknowledges("kari", 1042).minutes(1).sent();

        night.says(Kind.ADD_RESPONDER, "kari", Optional.of(1042), Command.TO, "person:ola");

        assertThat(night.sent()).containsExactly("OPENED ola SMS");
        assertThat(night.escalation("database").status()).isEqualTo(Status.ACKNOWLEDGED);
        night.acknowledges("ola", 1042);
        assertThat(night.escalation("database").acknowledgements())
                .extracting(Escalation.Acknowledgement::person)
                .containsExactly("kari", "ola");
        night.minutes(30);
        assertNothingElse(night);
    }

    @Test
    void oneMoreWhoIsCalledIsReachedByTheNextContactWhenTheFirstFails() {
        night.opens(story)
                .acknowledges("kari", 1042)
                .minutes(1)
                .nothingArrives()
                .sent();

        night.says(Kind.ADD_RESPONDER, "kari", Optional.of(1042), Command.TO, "person:ola");
        night.says(Kind.ADD_RESPONDER, "kari", Optional.of(1042), Command.TO, "schedule:primary");
        night.fails("ola", Channel.SMS);
        assertThat(night.sent()).containsExactly("OPENED ola SMS", "OPENED kari SMS", "OPENED ola EMAIL");
        night.minutes(1);
        assertThat(night.sent()).as("not confirmed").containsExactly("OPENED kari EMAIL");
        night.minutes(60);

        assertNothingElse(night);
        assertThat(night.escalation("database").status()).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void aFurtherAnswerLeavesAloneWhoeverWasCalledBesides() {
        night.opens(story)
                .acknowledges("kari", 1042)
                .minutes(1)
                .nothingArrives()
                .sent();
        night.says(Kind.ADD_RESPONDER, "kari", Optional.of(1042), Command.TO, "person:ola");
        assertThat(night.sent()).containsExactly("OPENED ola SMS");

        night.acknowledges("kari", 1042).fails("ola", Channel.SMS);

        assertThat(night.sent()).containsExactly("OPENED ola EMAIL");
        night.acknowledges("ola", 1042);
        assertThat(night.sent()).as("ola has answered").containsExactly("WITHDRAW ola EMAIL");
        night.minutes(60);
        assertNothingElse(night);
    }

    @Test
    void anAnswerThatNamesNoOutageMeansTheLastOneThatItsSenderWasPagedFor() {
        night.opens(story).minutes(1).opens(night.outage(1043).severity(Severity.MAJOR));
        night.minutes(1).opens(night.outage(1044).severity(Severity.MAJOR).teams("backbone"));

        night.minutes(1).answers("kari");

        assertThat(night.escalation(1042, "database").status()).isEqualTo(Status.RUNNING);
        assertThat(night.escalation(1043, "database").status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(night.escalation(1044, "backbone").status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void anAnswerThatNamesNoOutageIsNotTakenForAnOlderOne() {
        OutageStory last = night.outage(1043).severity(Severity.MAJOR);
        night.opens(story).minutes(1).opens(last).minutes(1).closes(last);

        night.minutes(1).answers("kari");

        assertThat(night.refusals()).containsExactly("outage 1043 is over since 03:16; there is nothing to answer for");
        assertThat(night.escalation(1042, "database").status()).isEqualTo(Status.RUNNING);
    }
}
