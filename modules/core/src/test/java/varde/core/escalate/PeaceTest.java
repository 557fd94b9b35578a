package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.escalate.EscalateScenario.MINUTE;
import static varde.core.escalate.EscalateScenario.assertNothingElse;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.command.Command.Kind;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Channel;
import varde.core.oncall.ClockWindow;
import varde.core.oncall.Language;
import varde.core.oncall.Person;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.route.Matcher;

/** Personal rules: quiet hours with their morning digest, contacts by severity, what somebody never wants. 03:14 is night. */
class PeaceTest {

    private static final ClockWindow NIGHT =
            new ClockWindow(EnumSet.allOf(DayOfWeek.class), false, LocalTime.of(22, 0), LocalTime.of(7, 0));

    private static EscalateScenario quiet(String... people) {
        List<EscalatePart> parts = Cast.parts();
        for (String id : people) {
            Person person = Cast.personOf(parts, id);
            parts = Cast.replaced(
                    parts,
                    new EscalatePart.Known(new Person(
                            person.id(),
                            person.name(),
                            person.language(),
                            person.contacts(),
                            List.of(NIGHT),
                            person.never(),
                            person.absences())));
        }
        return new EscalateScenario().configured("v1", parts).everythingArrives();
    }

    @Test
    void whatCanWaitWaitsForTheMorning() {
        EscalateScenario night = quiet("kari");
        night.opens(night.outage(1042).severity(Severity.MINOR));

        assertThat(night.sent()).isEmpty();
        assertThat(night.escalation("database").pages()).singleElement().satisfies(page -> {
            assertThat(page.fate()).isEqualTo(Fate.WAITING);
            assertThat(page.note()).isEqualTo("quiet hours until 07:00");
        });
        assertThat(night.reasons("database"))
                .contains("All of them are in quiet hours; it waits for the digest at 07:00.");
        night.minutes(225);
        assertThat(night.sent()).isEmpty();
        night.minutes(1);
        assertThat(night.sent()).as("one alone comes by itself").containsExactly("OPENED kari SMS");
        night.minutes(2);
        assertThat(night.sent()).containsExactly("OPENED kari EMAIL");
        night.minutes(3);
        assertThat(night.sent()).as("steps go on from seven").containsExactly("OPENED ola SMS");
        assertNothingElse(night);
    }

    @Test
    void severalThatWaitedComeAsOneDigestThatIsAnsweredAsOne() {
        EscalateScenario night = quiet("kari");
        OutageStory over = night.outage(1041).severity(Severity.MINOR);
        night.opens(over)
                .opens(night.outage(1042).severity(Severity.MINOR))
                .opens(night.outage(1043).severity(Severity.WARNING).applications("Helsenorge"))
                .minutes(5)
                .closes(over)
                .minutes(221);

        assertThat(night.sent()).containsExactly("DIGEST kari SMS");
        Page digest = night.latestPage("kari", Channel.SMS);
        assertThat(digest.shortText())
                .isEqualTo("SAMLET D1: 2 utfall venter på svar, verst MINDRE 1042 Kjernejournal. Vakt: Database."
                        + " Svar OK D1 for alle, OK 1042 for én.");
        assertThat(digest.text()).contains("1043: Helsenorge").doesNotContain("1041");

        night.says(Kind.ACKNOWLEDGE, "kari", Optional.empty(), Command.BUNDLE, "d1");

        assertThat(night.escalation(1042, "database").status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(night.escalation(1043, "database").status()).isEqualTo(Status.ACKNOWLEDGED);
        night.minutes(60);
        assertNothingElse(night);
    }

    @Test
    void aPlainAnswerToADigestMeansAllOfIt() {
        EscalateScenario night = quiet("kari");
        night.opens(night.outage(1042).severity(Severity.MINOR))
                .opens(night.outage(1043).severity(Severity.MINOR))
                .minutes(226)
                .answers("kari");

        assertThat(night.escalation(1042, "database").status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(night.escalation(1043, "database").status()).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void aDigestThatCannotBeDeliveredIsFollowedByTheNextContactForAllOfIt() {
        EscalateScenario night = quiet("kari").nothingArrives();
        night.opens(night.outage(1042).severity(Severity.MINOR))
                .opens(night.outage(1043).severity(Severity.MINOR))
                .minutes(226)
                .fails("kari", Channel.SMS);

        assertThat(night.sent()).containsExactly("DIGEST kari SMS", "OPENED kari EMAIL");
        night.passes(10_000);
        assertThat(night.sent()).as("the second within the limits on mail").containsExactly("OPENED kari EMAIL");
    }

    @Test
    void aDigestOfWhatIsOverBeforeItIsSentIsWithdrawn() {
        EscalateScenario night = quiet("kari").nothingArrives();
        OutageStory one = night.outage(1042).severity(Severity.MINOR);
        OutageStory other = night.outage(1043).severity(Severity.MINOR);
        night.opens(one).opens(other).minutes(226).closes(one);
        assertThat(night.sent()).containsExactly("DIGEST kari SMS");

        night.closes(other);

        assertThat(night.sent()).containsExactly("WITHDRAW kari SMS");
        assertNothingElse(night);
    }

    @Test
    void whoIsNotInQuietHoursIsPagedAtOnceAndTheStepsGoOn() {
        EscalateScenario night = quiet("ola");
        night.opens(night.outage(1042).severity(Severity.MINOR));
        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        night.minutes(5);
        assertThat(night.sent()).containsExactly("OPENED kari EMAIL");
        assertThat(night.escalation("database").nextDue())
                .as("ten minutes after seven")
                .contains(EscalateScenario.START + (226 + 10) * MINUTE);
    }

    @Test
    void whatBecomesWorseInTheNightDoesNotWaitAnyLonger() {
        EscalateScenario night = quiet("kari");
        OutageStory story = night.outage(1042).severity(Severity.MINOR);
        night.opens(story).minutes(10);

        night.changes(story.severity(Severity.MAJOR), Change.WORSE);

        assertThat(night.sent()).containsExactly("WORSE kari SMS");
        night.acknowledges("kari", 1042).minutes(229);
        assertThat(night.sent()).as("and nothing is left for the morning").isEmpty();
    }

    @Test
    void criticalAlwaysPasses() {
        EscalateScenario night = quiet("kari", "ola", "solveig");
        night.opens(night.outage(1042));

        assertThat(night.sent()).containsExactly("OPENED kari SMS", "INFORM solveig EMAIL");
    }

    @Test
    void criticalPassesEvenWhereNoContactIsNamedForIt() {
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Known(
                        Cast.person("kari", Language.NB, Cast.sms("+4790000001", Severity.MINOR))))
                .everythingArrives();

        night.opens(night.outage(1042));

        assertThat(night.sent()).contains("OPENED kari SMS");
    }

    @Test
    void neverMeansNotOverThatChannel() {
        Person kari = Cast.person("kari", Language.NB, Cast.sms("+4790000001"), Cast.mail("kari", 0));
        Person.Never rule =
                new Person.Never(Channel.SMS, List.of(new Matcher("kind", Matcher.Operator.EQUAL, "database")));
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Known(new Person(
                        kari.id(), kari.name(), kari.language(), kari.contacts(), List.of(), List.of(rule), List.of())))
                .everythingArrives();

        night.opens(night.outage(1042).severity(Severity.MAJOR));
        assertThat(night.sent()).containsExactly("OPENED kari EMAIL");
        night.opens(night.outage(1043).severity(Severity.CRITICAL));
        assertThat(night.sent()).contains("OPENED kari SMS");
    }

    @Test
    void aBetterContactForWhatBecameWorseIsUsedAtOnce() {
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Known(Cast.person(
                        "kari", Language.NB, Cast.sms("+4790000001", Severity.CRITICAL), Cast.mail("kari", 0))))
                .everythingArrives();
        OutageStory story = night.outage(1042).severity(Severity.MAJOR);
        night.opens(story);
        assertThat(night.sent()).containsExactly("OPENED kari EMAIL");

        night.changes(story.severity(Severity.CRITICAL), Change.WORSE);

        assertThat(night.sent()).containsExactly("OPENED kari SMS", "INFORM solveig EMAIL");
    }

    @Test
    void thatItIsOverWaitsForTheMorningWhereOnlyAnSmsCouldSayIt() {
        EscalateScenario night = quiet("nils");
        OutageStory story = night.outage(1042).severity(Severity.MAJOR).teams("backbone");
        night.opens(story).acknowledges("nils", 1042).minutes(1);
        night.changes(story.severity(Severity.MINOR), Change.UPDATED).sent();

        night.closes(story);

        assertThat(night.sent()).isEmpty();
        night.minutes(225).restart();
        night.minutes(1);
        assertThat(night.sent()).containsExactly("ALL_CLEAR nils SMS");
        assertThat(night.pages()).extracting(Page::event).doesNotContain(PageEvent.DIGEST);
        assertNothingElse(night);
    }
}
