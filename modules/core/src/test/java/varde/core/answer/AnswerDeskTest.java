package varde.core.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.core.answer.AnswerDesk.Found;
import varde.core.answer.AnswerDesk.Open;
import varde.core.answer.AnswerDesk.Order;
import varde.core.answer.AnswerDesk.Verdict;
import varde.core.command.Command.Kind;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;
import varde.core.oncall.Language;
import varde.core.oncall.Person;
import varde.core.page.Gsm7;

@DisplayName("An answer by text message")
class AnswerDeskTest {

    private static final String KARI = "+4790000001";
    private static final String PETER = "+447700900123";

    /** What is known, as the test tells it. */
    private static final class World implements AnswerDesk.Known {
        private final List<Person> people =
                new ArrayList<>(List.of(person("kari", Language.NB, KARI), person("peter", Language.EN, PETER)));
        private final List<Open> open = new ArrayList<>();
        private final Map<Integer, Found> outages = new TreeMap<>();

        @Override
        public List<Person> people() {
            return people;
        }

        @Override
        public List<Open> openFor(String person) {
            return open;
        }

        @Override
        public Optional<Found> outage(int number) {
            return Optional.ofNullable(outages.get(number));
        }

        World open(int number, String title) {
            open.add(new Open(number, title));
            outages.put(number, new Found(number, title, true));
            return this;
        }

        World over(int number, String title) {
            outages.put(number, new Found(number, title, false));
            return this;
        }
    }

    private final World world = new World();

    @Test
    void okTakesTheOneOutageThatIsOpen() {
        world.open(1042, "Kjernejournal");

        Verdict verdict = decide(KARI, "ok");

        assertThat(verdict.order())
                .contains(new Order(Kind.ACKNOWLEDGE, Optional.of(1042), Optional.empty(), false, ""));
        assertThat(verdict.who()).map(Person::id).contains("kari");
        assertThat(verdict.words()).isEmpty();
    }

    @Test
    void theSenderIsKnownHoweverTheNetworkWritesTheNumber() {
        world.open(1042, "Kjernejournal");

        for (String from : List.of("4790000001", "004790000001", "90000001", "+47 900 00 001")) {
            assertThat(decide(from, "ok").who()).as(from).map(Person::id).contains("kari");
        }
    }

    @Test
    void okAsksWhichWhenSeveralAreOpen() {
        world.open(1042, "Kjernejournal").open(1044, "E-resept");

        Verdict verdict = decide(KARI, "ok");

        assertThat(verdict.order()).isEmpty();
        assertThat(verdict.words())
                .isEqualTo("Hvilken? Svar OK 1042. Åpent for deg: 1042 Kjernejournal, 1044 E-resept");
    }

    @Test
    void aNumberIsTakenWhoeverWasPagedForIt() {
        world.over(1, "x").outages.put(1050, new Found(1050, "Labsvar", true));

        assertThat(decide(PETER, "ok 1050").order())
                .contains(new Order(Kind.ACKNOWLEDGE, Optional.of(1050), Optional.empty(), false, ""));
    }

    @Test
    void aBundleTakesAllThatItHolds() {
        assertThat(decide(KARI, "ok d17").order())
                .contains(new Order(Kind.ACKNOWLEDGE, Optional.empty(), Optional.of(new BundleCode("D17")), false, ""));
    }

    @Test
    void aNoToABundleIsANoToAllThatItHolds() {
        assertThat(decide(KARI, "nei d17 sitter på fly").order())
                .contains(new Order(
                        Kind.NOTE, Optional.empty(), Optional.of(new BundleCode("D17")), true, "sitter på fly"));
    }

    @Test
    void noIsNotedAndTakesNothing() {
        world.open(1042, "Kjernejournal");

        assertThat(decide(KARI, "nei sitter på fly").order())
                .contains(new Order(Kind.NOTE, Optional.of(1042), Optional.empty(), true, "sitter på fly"));
    }

    @Test
    void aNoteIsKeptWithTheOutage() {
        world.open(1042, "Kjernejournal");

        assertThat(decide(KARI, "1042 notat sikring byttet").order())
                .contains(new Order(Kind.NOTE, Optional.of(1042), Optional.empty(), false, "sikring byttet"));
    }

    @Test
    void whatCannotBeDoneIsExplainedInTheSendersLanguage() {
        world.open(1042, "Kjernejournal").over(1040, "E-resept");

        assertThat(decide(KARI, "ok 1043").words())
                .isEqualTo("Det finnes ingen hendelse 1043. Åpent for deg: 1042 Kjernejournal");
        assertThat(decide(PETER, "ok 1043").words())
                .isEqualTo("There is no outage 1043. Open for you: 1042 Kjernejournal");
        assertThat(decide(KARI, "ok 1040").words()).isEqualTo("1040 er over: E-resept. Du trenger ikke gjøre noe.");
        assertThat(decide(PETER, "what?").words())
                .isEqualTo("Not understood. Reply OK 1042 (I take it), NO 1042, or 1042 NOTE and the text.");
        world.open.clear();
        assertThat(decide(KARI, "ja").words()).startsWith("Ingenting er åpent for deg nå.");
    }

    @Test
    void anUnknownSenderSilencesNothingAndIsTold() {
        world.open(1042, "Kjernejournal");

        Verdict norwegian = decide("+4799999999", "ok 1042");
        assertThat(norwegian.order()).isEmpty();
        assertThat(norwegian.who()).isEmpty();
        assertThat(norwegian.words()).startsWith("Varde kjenner ikke dette nummeret");
        assertThat(decide("+447700900999", "ok 1042").words()).startsWith("Varde does not know this number");
        assertThat(decide("+4799999999", "yes 1042").words()).startsWith("Varde does not know this number");
    }

    @Test
    void aNumberOfTwoPeopleIsNobodys() {
        world.open(1042, "Kjernejournal").people.add(person("ola", Language.NB, KARI));

        assertThat(decide(KARI, "ok 1042").order()).isEmpty();
    }

    @Test
    void aServiceIsNotAnswered() {
        assertThat(decide("BANKEN", "ok 1042").words()).isEmpty();
        assertThat(decide("2222", "ok 1042").words()).isEmpty();
    }

    @Test
    void whatIsSaidBackIsOneSegmentHoweverLongTheNames() {
        String longest = "{Et navn} " + "på en tjeneste ".repeat(20);
        for (int i = 0; i < 9; i++) {
            world.open(16_777_200 + i, longest);
        }
        for (Language language : Language.values()) {
            AnswerWords words = AnswerWords.in(language);
            assertThat(List.of(
                            words.yours(16_777_215, longest),
                            words.takenBy(16_777_215, longest, "03:15"),
                            words.over(16_777_215, longest),
                            words.noted(16_777_215),
                            words.bundle("D99999", 99_999),
                            words.nothingIn("D99999"),
                            words.declined(16_777_215),
                            words.declinedBundle("D99999"),
                            words.unheard(16_777_215),
                            words.unknownSender(),
                            words.nothingOpen(),
                            words.unclear(Optional.of(16_777_215))))
                    .allMatch(said -> Gsm7.holds(said) && Gsm7.septets(said) <= Gsm7.SEGMENT);
        }
        String which = decide(KARI, "ok").words();
        assertThat(Gsm7.septets(which)).isLessThanOrEqualTo(Gsm7.SEGMENT);
        assertThat(which).startsWith("Hvilken? Svar OK 16777200.");
    }

    private Verdict decide(String from, String text) {
        return new AnswerDesk(world).decide(from, text);
    }

    private static Person person(String id, Language language, String number) {
        Contact sms = new Contact(Channel.SMS, number, Set.of(), Duration.ZERO);
        return new Person(id, id, language, List.of(sms), List.of(), List.of(), List.of());
    }
}
