package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.escalate.EscalateScenario.assertNothingElse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;

/** A no: whoever cannot take it is left alone with it, and the next in line is asked at once. */
class DecliningTest {

    private static void saysNo(EscalateScenario night, String person, int number) {
        night.says(Command.Kind.NOTE, person, Optional.of(number), Command.ANSWER, Command.NO);
    }

    private static EscalateScenario opened() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR));
        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        return night;
    }

    @Test
    void aNoMovesOnToTheNextPersonAtOnceAndWhoeverSaidItGetsNoMailBehindTheSms() {
        EscalateScenario night = opened();

        night.passes(20_000);
        saysNo(night, "kari", 1042);

        assertThat(night.sent()).containsExactly("OPENED ola SMS");
        assertThat(night.reasons("database"))
                .contains("kari cannot take it.", "Step 1 of database has nobody left who may take it.");
        night.minutes(5);
        assertNothingElse(night);
    }

    @Test
    void theStepAfterTheNextComesAsLongAfterItAsThePolicySays() {
        EscalateScenario night = opened();
        saysNo(night, "kari", 1042);
        night.sent();

        night.passes(10 * EscalateScenario.MINUTE - 1_000);
        assertThat(night.sent()).isEmpty();
        night.passes(1_000);

        assertThat(night.sent()).containsExactly("OPENED solveig EMAIL");
    }

    @Test
    void aPageThatIsStillOnItsWayToWhoeverSaidNoIsWithdrawn() {
        EscalateScenario night = EscalateScenario.staffed();
        night.opens(night.outage(1042).severity(Severity.MAJOR)).sent();

        saysNo(night, "kari", 1042);

        assertThat(night.sent()).containsExactlyInAnyOrder("WITHDRAW kari SMS", "OPENED ola SMS");
    }

    @Test
    void asLongAsAnotherOfTheSameStepMayTakeItTheNextStepWaits() {
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Staffed(Cast.team(
                        "database",
                        0,
                        List.of(),
                        List.of(),
                        Cast.step(0, "person:kari", "person:nils"),
                        Cast.step(5, "person:ola"))))
                .everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR)).sent();

        saysNo(night, "kari", 1042);
        assertNothingElse(night);
        saysNo(night, "nils", 1042);

        assertThat(night.sent()).containsExactly("OPENED ola SMS");
    }

    @Test
    void whoeverSaidNoIsPassedOverByTheLaterStepsOfTheRoundAndAskedAgainInTheNext() {
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Staffed(Cast.team(
                        "database",
                        1,
                        List.of(),
                        List.of(),
                        Cast.step(0, "person:kari"),
                        Cast.step(5, "person:kari"),
                        Cast.step(10, "person:ola"))))
                .everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR)).sent();

        saysNo(night, "kari", 1042);
        assertThat(night.sent()).containsExactly("OPENED ola SMS");
        assertThat(night.reasons("database"))
                .contains(
                        "kari has said no already.", "Step 2 of database is skipped at once: there is nobody to page.");
        night.minutes(5);

        assertThat(night.sent()).containsExactly("OPENED kari SMS");
    }

    @Test
    void whenAllHaveSaidNoTheTeamOfLastResortIsAskedAtOnceAndItsNoesAreNotPesteredByTheMinute() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR).teams("backbone"))
                .sent();

        saysNo(night, "nils", 1042);
        assertThat(night.sent()).containsExactly("OPENED ingrid SMS");
        saysNo(night, "ingrid", 1042);
        assertThat(night.sent()).containsExactly("OPENED bjorn SMS");
        saysNo(night, "bjorn", 1042);
        assertThat(night.sent()).isEmpty();
        assertThat(night.escalation("backbone").status()).isEqualTo(Status.RUNNING);
        night.minutes(9);
        assertNothingElse(night);
        night.minutes(1);

        assertThat(night.sent()).containsExactly("OPENED ingrid SMS");
    }

    @Test
    void whoeverHadItGivesItBackAndTheStepsBeginAnewWithoutThem() {
        EscalateScenario night = opened();
        night.acknowledges("kari", 1042).minutes(1).sent();

        saysNo(night, "kari", 1042);

        assertThat(night.sent()).containsExactly("OPENED ola SMS");
        assertThat(night.escalation("database").status()).isEqualTo(Status.RUNNING);
        assertThat(night.reasons("database")).contains("Nobody has it any more; the steps begin anew.");
    }

    @Test
    void ifSomebodyElseHasAnsweredAsWellTheyKeepIt() {
        EscalateScenario night = opened();
        night.acknowledges("kari", 1042).acknowledges("ola", 1042).sent();

        saysNo(night, "kari", 1042);

        assertNothingElse(night);
        Escalation left = night.escalation("database");
        assertThat(left.status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(left.acknowledgements())
                .extracting(answer -> answer.person())
                .containsExactly("ola");
    }

    @Test
    void whoeverWasGivenItAndSaysNoSendsItBackToTheSteps() {
        EscalateScenario night = opened();
        night.minutes(1).sent();
        night.says(Command.Kind.REASSIGN, "kari", Optional.of(1042), Command.TO, "person:nils")
                .sent();

        saysNo(night, "nils", 1042);

        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        assertThat(night.reasons("database")).contains("nils cannot take it; the steps begin anew.");
    }

    @Test
    void aNoOfSomebodyWhoWasNotAskedOrAfterTheEndIsOnlyRemembered() {
        EscalateScenario night = opened();

        saysNo(night, "nils", 1042);
        assertNothingElse(night);
        night.acknowledges("ola", 1042).sent();
        saysNo(night, "nils", 1042);

        assertNothingElse(night);
        assertThat(night.escalation("database").status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(night.reasons("database")).contains("nils cannot take it.");
    }

    @Test
    void aNoToADigestIsANoToAllThatItHeld() {
        EscalateScenario night = EscalateScenario.staffedWith(Cast.known("ola", Language.EN, Cast.mail("ola", 0)))
                .everythingArrives();
        for (int n = 0; n < 4; n++) {
            night.opens(night.outage(1042 + n).severity(Severity.MAJOR));
        }
        night.passes(30_000);
        assertThat(night.sent()).containsExactly("OPENED kari SMS", "DIGEST kari SMS");

        night.commanded(new Command(
                "sms-1",
                Command.Kind.NOTE,
                "kari",
                Command.How.SMS,
                Optional.empty(),
                Optional.empty(),
                "",
                new java.util.TreeMap<>(java.util.Map.of(Command.BUNDLE, "D1", Command.ANSWER, Command.NO))));

        assertThat(night.sent()).containsExactly("OPENED ola EMAIL");
        night.passes(10_000);
        assertThat(night.sent()).containsExactly("DIGEST ola EMAIL");
        assertThat(night.escalation(1042, "database").pages())
                .extracting(PageMade::person)
                .as("answered for by itself")
                .containsOnly("kari");
        assertThat(night.escalation(1043, "database").pages())
                .extracting(PageMade::fate)
                .allMatch(fate -> fate == Fate.DELIVERED || fate == Fate.SENT);
        assertThat(night.latestPage("ola", Channel.EMAIL).text())
                .contains("1044")
                .contains("1045");
    }
}
