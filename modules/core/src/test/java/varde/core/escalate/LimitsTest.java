package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.escalate.EscalateScenario.assertNothingElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.command.Command.Kind;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Channel;

/** The limits: of SMS the first at once, then one in 30 s, 20 an hour, the rest in digests that say how many; of mail more. */
class LimitsTest {

    @Test
    void theFirstGoesAtOnceAndTheOthersTogetherHalfAMinuteLater() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR));
        assertThat(night.sent()).containsExactly("OPENED kari SMS");

        night.passes(1_000)
                .opens(night.outage(1043).severity(Severity.MAJOR))
                .opens(night.outage(1044).severity(Severity.MAJOR).applications("Helsenorge"))
                .passes(28_000);
        assertThat(night.sent()).isEmpty();
        night.passes(1_000);

        assertThat(night.sent()).containsExactly("DIGEST kari SMS");
        assertThat(night.latestPage("kari", Channel.SMS).shortText())
                .isEqualTo("SAMLET D1: 2 utfall venter på svar, verst ALVORLIG 1043 Kjernejournal. Vakt: Database."
                        + " Svar OK D1 for alle, OK 1043 for én.");
        assertNothingElse(night);
    }

    @Test
    void oneThatHadToWaitAloneComesByItself() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        night.opens(night.outage(1042).severity(Severity.MAJOR))
                .opens(night.outage(1043).severity(Severity.MAJOR));
        night.sent();

        night.passes(30_000);

        assertThat(night.sent()).containsExactly("OPENED kari SMS");
        assertThat(night.latestPage("kari", Channel.SMS).shortText()).contains("OK 1043");
        assertNothingElse(night);
    }

    @Test
    void anotherTeamsStormDelaysNobody() {
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Staffed(Cast.team(
                        "backbone",
                        0,
                        List.of(Cast.schedule("primary", "kari")),
                        List.of(),
                        Cast.step(0, "schedule:primary"))))
                .everythingArrives();
        for (int n = 0; n < 50; n++) {
            night.opens(night.outage(2000 + n).severity(Severity.MAJOR));
        }
        night.sent();

        night.opens(night.outage(1042).severity(Severity.MAJOR).teams("backbone"));

        assertThat(night.sent()).containsExactly("OPENED kari SMS");
    }

    @Test
    void aBundleIsAnsweredWithOneAcknowledgement() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        for (int n = 0; n < 5; n++) {
            night.opens(night.outage(1042 + n).severity(Severity.MAJOR).teams("database", "backbone"));
        }
        night.passes(30_000).sent();

        night.says(Kind.ACKNOWLEDGE, "kari", Optional.empty(), Command.BUNDLE, "D1");

        assertThat(night.escalation(1042, "database").status())
                .as("paged by itself")
                .isEqualTo(Status.RUNNING);
        for (int n = 1; n < 5; n++) {
            assertThat(night.escalation(1042 + n, "database").status()).isEqualTo(Status.ACKNOWLEDGED);
            assertThat(night.escalation(1042 + n, "backbone").status()).isEqualTo(Status.RUNNING);
        }
        night.passes(30_000);
        assertThat(night.sent()).as("backbone hears who has it").contains("DIGEST nils SMS");
    }

    @Test
    void inAStormAnHoursSmsAreSpreadAndNoOutageIsUnmentioned() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        List<Long> sms = new ArrayList<>();
        for (int n = 0; n < 7_200; n++) {
            if (n % 5 == 0) {
                night.opens(night.outage(2000 + n).severity(Severity.MINOR).teams("backbone"));
            }
            count(night, sms);
            night.passes(1_000);
            count(night, sms);
        }

        assertThat(sms).hasSizeGreaterThan(20);
        for (int n = 1; n < sms.size(); n++) {
            assertThat(sms.get(n) - sms.get(n - 1)).isBetween(30_000L, 400_000L);
        }
        for (int n = 20; n < sms.size(); n++) {
            assertThat(sms.get(n) - sms.get(n - 20)).as("20 an hour").isGreaterThanOrEqualTo(3_600_000L);
        }
    }

    private static void count(EscalateScenario night, List<Long> sms) {
        for (String sent : night.sent()) {
            if (sent.equals("OPENED nils SMS") || sent.equals("DIGEST nils SMS")) {
                sms.add(night.time());
            }
        }
    }

    @Test
    void anSmsThatHasToWaitForLongIsReplacedByTheNextContact() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        for (int n = 0; n < 25; n++) {
            night.opens(night.outage(2000 + n).severity(Severity.MINOR)).minutes(1);
        }
        night.nothingArrives().opens(night.outage(1042).severity(Severity.MINOR));
        night.sent();

        night.passes(59_000);
        assertThat(night.escalation(1042, "database").pages()).hasSize(1);
        night.minutes(2);

        assertThat(night.escalation(1042, "database").pages())
                .extracting(page -> page.channel())
                .startsWith(Channel.SMS, Channel.EMAIL);
    }

    @Test
    void whatHadToWaitAndIsOverIsNotSent() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        OutageStory brief = night.outage(1043).severity(Severity.MAJOR);
        night.opens(night.outage(1042).severity(Severity.MAJOR)).opens(brief).sent();

        night.passes(10_000).closes(brief).passes(60_000);

        assertNothingElse(night);
    }

    @Test
    void aStormGivesNobodyThousandsOfMailsAndNoOutageIsUnmentioned() {
        EscalateScenario night = mailed().everythingArrives();
        List<Long> mails = new ArrayList<>();
        for (int n = 0; n < 600; n++) {
            night.opens(night.outage(2000 + n).severity(Severity.MAJOR).teams("leaders"));
            countAll(night, "EMAIL", mails);
            night.passes(500);
            countAll(night, "EMAIL", mails);
        }
        for (int seconds = 0; seconds < 600; seconds++) {
            night.passes(1_000);
            countAll(night, "EMAIL", mails);
        }

        assertThat(mails).hasSizeBetween(25, 40);
        for (int n = 1; n < mails.size(); n++) {
            assertThat(mails.get(n) - mails.get(n - 1)).isGreaterThanOrEqualTo(10_000L);
        }
        for (int n = 0; n < 600; n++) {
            assertThat(night.escalation(2000 + n, "leaders").pages())
                    .as("outage %d", 2000 + n)
                    .anyMatch(page -> page.fate().mayReach() && !page.waits());
        }
    }

    @Test
    void theMailDigestNamesAllThatItHolds() {
        EscalateScenario night = mailed().everythingArrives();
        for (int n = 0; n < 4; n++) {
            night.opens(night.outage(1042 + n).severity(Severity.MAJOR).teams("leaders"));
        }
        assertThat(night.sent()).containsExactly("OPENED solveig EMAIL");

        night.passes(9_000);
        assertThat(night.sent()).isEmpty();
        night.passes(1_000);

        assertThat(night.sent()).containsExactly("DIGEST solveig EMAIL");
        assertThat(night.latestPage("solveig", Channel.EMAIL).text()).contains("1043", "1044", "1045");
        assertNothingElse(night);
    }

    @Test
    void aChatIsNotFloodedEither() {
        EscalateScenario night = EscalateScenario.staffedWith(new EscalatePart.Staffed(
                        Cast.team("leaders", 0, List.of(), List.of(), Cast.step(0, "team:leaders"))))
                .everythingArrives();
        for (int n = 0; n < 10; n++) {
            night.opens(night.outage(1042 + n).severity(Severity.MAJOR).teams("leaders"));
        }
        assertThat(night.sent()).containsExactly("OPENED team:leaders WEBHOOK");

        night.passes(5_000);

        assertThat(night.sent()).containsExactly("DIGEST team:leaders WEBHOOK");
        assertNothingElse(night);
    }

    @Test
    void howeverManyWaitEachHasARowOfItsOwn() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        for (int n = 0; n < 50; n++) {
            night.opens(night.outage(1042 + n).severity(Severity.MAJOR));
        }

        assertThat(night.store().values())
                .filteredOn(EscalateRow.WaitingRow.class::isInstance)
                .hasSize(49);
        assertThat(night.store().values())
                .filteredOn(EscalateRow.RationRow.class::isInstance)
                .allMatch(row -> ((EscalateRow.RationRow) row).together().isEmpty());
        night.passes(30_000);
        assertThat(night.store().values())
                .filteredOn(EscalateRow.WaitingRow.class::isInstance)
                .isEmpty();
    }

    @Test
    void whatWaitedInOneRowWithAnEarlierVardeIsSentAllTheSame() {
        EscalateScenario night = EscalateScenario.staffed().everythingArrives();
        for (int n = 0; n < 4; n++) {
            night.opens(night.outage(1042 + n).severity(Severity.MAJOR));
        }
        night.sent();
        together(night);

        night.restart().opens(night.outage(1046).severity(Severity.MAJOR));
        assertThat(night.store().values())
                .filteredOn(EscalateRow.WaitingRow.class::isInstance)
                .hasSize(4);
        night.restart().passes(30_000);

        assertThat(night.sent()).containsExactly("DIGEST kari SMS");
        assertThat(night.latestPage("kari", Channel.SMS).shortText()).startsWith("SAMLET D1: 4 utfall");
        assertNothingElse(night);
    }

    /** The rows as an earlier Varde kept them: all that waits in the row of its ration. */
    private static void together(EscalateScenario night) {
        List<EscalateRow> rows = List.copyOf(night.store().values());
        for (EscalateRow row : rows) {
            if (row instanceof EscalateRow.RationRow ration) {
                List<Ration.Waiting> waiting = rows.stream()
                        .filter(EscalateRow.WaitingRow.class::isInstance)
                        .map(EscalateRow.WaitingRow.class::cast)
                        .filter(one -> one.ration().equals(row.key()))
                        .map(EscalateRow.WaitingRow::page)
                        .toList();
                night.store().put(row.store() + " " + row.key(), new EscalateRow.RationRow(ration.ration(), waiting));
            } else if (row instanceof EscalateRow.WaitingRow) {
                night.store().remove(row.store() + " " + row.key());
            }
        }
    }

    private static void countAll(EscalateScenario night, String channel, List<Long> times) {
        for (String sent : night.sent()) {
            if (sent.endsWith(channel)) {
                times.add(night.time());
            }
        }
    }

    /** With a team that reads mail alone. */
    private static EscalateScenario mailed() {
        return EscalateScenario.staffedWith(new EscalatePart.Staffed(
                Cast.team("leaders", 0, List.of(), List.of(), Cast.step(0, "person:solveig"))));
    }
}
