package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.escalate.EscalateScenario.assertNothingElse;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Schedule;
import varde.core.oncall.Team;
import varde.core.page.Page;

/** What makes no sense, what comes twice, and what cannot be decided. */
class EscalatorTroubleTest {

    @Test
    void aCommandThatMakesNoSenseIsRefusedWithWhy() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042);
        night.opens(story).minutes(17).closes(story).sent();
        night.minutes(1).opens(night.outage(1043)).sent();

        night.acknowledges("kari", 1042).acknowledges("kari", 7).acknowledgesFor("backbone", "kari", 1043);
        night.commanded(Command.Kind.ACKNOWLEDGE, "nils", Optional.empty(), Optional.empty(), "");
        night.says(Command.Kind.ACKNOWLEDGE, "kari", Optional.empty(), Command.BUNDLE, "d17");
        night.says(Command.Kind.SNOOZE, "kari", Optional.of(1043), Command.FOR, "25h");
        night.says(Command.Kind.SNOOZE, "kari", Optional.of(1043), Command.FOR, "soon");
        night.says(Command.Kind.REASSIGN, "kari", Optional.of(1043), Command.TO, "ola");
        night.says(Command.Kind.REASSIGN, "kari", Optional.of(1043), Command.TO, "person:nemo");
        night.says(Command.Kind.REASSIGN, "kari", Optional.of(1043), Command.TO, "team:database");
        night.says(Command.Kind.ADD_RESPONDER, "kari", Optional.of(1043), Command.TO, "schedule:tertiary");
        night.commanded(Command.Kind.RESOLVE, "kari", Optional.of(1043), Optional.empty(), "");

        assertThat(night.refusals())
                .containsExactly(
                        "outage 1042 is over since 03:31; there is nothing to answer for",
                        "there is no outage 7 that anybody was asked to answer for",
                        "outage 1043 is not with backbone, but with database",
                        "which outage? nils has not been paged for any; say its number, such as 1042",
                        "there is no digest D17",
                        "an outage is put off for at most 1440 min, so `25h` changes nothing",
                        "`soon` is not a time; write 30m, 2h or 1d",
                        "to whom? `ola` is not person:ID, team:ID or schedule:ID",
                        "the configuration knows no person:nemo; nothing has changed",
                        "it is with database already",
                        "the configuration knows no schedule:tertiary; nothing has changed",
                        "RESOLVE is for CORRELATE: it belongs into commands.correlate");
        assertThat(night.sent()).isEmpty();
    }

    @Test
    void anEscalationThatCannotBeDecidedIsHandedToTheLastResortAndTheOthersGoOn() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR));
        night.opens(night.outage(1043).severity(Severity.MAJOR).teams("backbone"))
                .sent();
        night.configured("v2", Cast.with(broken()));

        night.minutes(5).passes(30_000);

        assertThat(night.sent()).containsExactly("OPENED kari EMAIL", "OPENED ingrid SMS", "OPENED ingrid SMS");
        assertThat(night.reasons("database"))
                .contains("A step could not be decided (ArithmeticException: / by zero); handed to operations.");
        assertNothingElse(night);
    }

    @Test
    void aTeamThatCannotBePagedAtAllIsReplacedByTheLastResort() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.configured("v2", Cast.with(broken()));
        OutageStory story = night.outage(1042).teams("database");
        night.opens(story.severity(Severity.MAJOR));
        assertThat(night.sent()).containsExactly("OPENED kari SMS");

        OutageStory other = night.outage(1043).severity(Severity.MAJOR);
        night.configured("v3", Cast.with(brokenAtOnce())).opens(other);

        assertThat(night.sent()).containsExactly("OPENED ingrid SMS");
        assertThat(night.reasons("operations"))
                .contains("Paging database could not be decided (ArithmeticException: / by zero);"
                        + " operations is asked in its place.");
        night.changes(other, Change.UPDATED).closes(other);
        assertThat(night.sent()).containsExactly("ALL_CLEAR ingrid EMAIL");
        assertNothingElse(night);
    }

    /** A rotation that no checked configuration can hold: of no length. */
    private static EscalatePart broken() {
        return database(Cast.schedule("primary", "kari"), endless("secondary"));
    }

    private static EscalatePart brokenAtOnce() {
        return database(endless("primary"), Cast.schedule("secondary", "ola"));
    }

    private static EscalatePart database(Schedule... schedules) {
        Team team = Cast.database();
        return new EscalatePart.Staffed(new Team(
                team.id(),
                team.name(),
                team.timezone(),
                team.holidays(),
                List.of(schedules),
                team.contacts(),
                team.inform(),
                team.steps(),
                team.repeat(),
                java.util.Set.of()));
    }

    private static Schedule endless(String id) {
        Schedule.Layer layer = new Schedule.Layer(
                Schedule.Rotation.WEEKLY, 0, LocalDateTime.of(2026, 1, 5, 8, 0), List.of("ola"), List.of());
        return new Schedule(id, List.of(layer), List.of());
    }

    @Test
    void aNoteIsRemembered() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042)).sent();

        night.commanded(Command.Kind.NOTE, "kari", Optional.of(1042), Optional.empty(), "Called the vendor.");

        assertThat(night.reasons("database")).contains("kari: Called the vendor.");
        assertNothingElse(night);
    }

    @Test
    void aCommandSentTwiceCountsOnce() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042));
        Command command = new Command(
                "c1",
                Command.Kind.ACKNOWLEDGE,
                "kari",
                Command.How.SMS,
                Optional.of(1042),
                Optional.empty(),
                "",
                new TreeMap<>());

        night.commanded(command).commanded(command);

        assertThat(night.escalation("database").acknowledgements()).hasSize(1);
        assertThat(night.refusals()).isEmpty();
    }

    @Test
    void anOutageThatWasToldInTheWrongOrderIsRefused() {
        EscalateScenario night = EscalateScenario.staffed();
        OutageStory story = night.outage(1042);
        var first = story.told(Change.OPENED, varde.core.correlate.Outage.Status.OPEN, night.time());
        night.changes(story, Change.UPDATED).told(first);

        assertThat(night.refusals()).containsExactly("revision 1 of outage 1042 came after 2");
    }

    @Test
    void aReceiptForNothingIsRefused() {
        EscalateScenario night = EscalateScenario.staffed();
        night.opens(night.outage(1042));
        Page page = night.latestPage("kari", Channel.SMS);
        EscalateScenario other = EscalateScenario.staffed();

        other.receipt(page, varde.core.page.Receipt.Status.SENT, "");

        assertThat(other.refusals()).containsExactly("nobody remembers a page " + page.id());
    }

    @Test
    void aDayAfterTheEndNothingIsRemembered() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory story = night.outage(1042);
        night.opens(story).acknowledges("kari", 1042).minutes(1).closes(story);

        night.away(25 * 60 * EscalateScenario.MINUTE).away(1_000);

        assertThat(night.rows())
                .noneMatch(row -> row.contains("outage-1042"))
                .noneMatch(row -> row.startsWith(EscalateRow.COMMANDS));
    }
}
