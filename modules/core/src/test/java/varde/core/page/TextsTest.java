package varde.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.landscape.State;
import varde.core.oncall.Language;
import varde.core.oncall.Target;

class TextsTest {

    private static final long SINCE = ZonedDateTime.parse("2026-10-01T03:14:00+02:00[Europe/Oslo]")
            .toInstant()
            .toEpochMilli();
    private static final String LINK = "http://127.0.0.1:8080/a/AAQSB5dC0DYbb6pi";

    private final Texts texts = Texts.of(BuiltInTexts::read);

    @Test
    void aPageInBokmaalReadsAsAgreed() {
        assertThat(shortText(PageEvent.OPENED, Language.NB))
                .isEqualTo("KRITISK 1042: Kjernejournal nede fra 03:14. Årsak: db-kj-a. Rammer 3 tjenester."
                        + " Vakt: Database. Svar OK 1042 eller " + LINK);
    }

    @Test
    void aPageInEnglishReadsAsAgreed() {
        assertThat(shortText(PageEvent.OPENED, Language.EN))
                .isEqualTo("CRITICAL 1042: Kjernejournal down since 03:14. Cause: db-kj-a. Hits 3 services."
                        + " On call: Database. Reply OK 1042 or " + LINK);
    }

    @Test
    void anAllClearReadsAsAgreed() {
        assertThat(shortText(PageEvent.ALL_CLEAR, Language.NB))
                .isEqualTo("FRISKMELDT 1042: Kjernejournal virker igjen 03:31, nede i 17 min.");
        assertThat(shortText(PageEvent.ALL_CLEAR, Language.EN))
                .isEqualTo("OVER 1042: Kjernejournal works again 03:31, down 17 min.");
    }

    @Test
    void oneIsNotMany() {
        Facts one = new Facts();
        one.applications = List.of("Kjernejournal");

        assertThat(texts.render(one.facts()).shortText()).contains("Rammer 1 tjeneste.");
        one.language = Language.EN;
        assertThat(texts.render(one.facts()).shortText()).contains("Hits 1 service.");
    }

    @Test
    void aCauseThatTheTitleNamesIsNotSaidTwiceAndNothingHitIsNotCounted() {
        Facts alone = new Facts();
        alone.cause = Optional.empty();
        alone.applications = List.of();
        alone.components = 0;

        assertThat(texts.render(alone.facts()).shortText())
                .isEqualTo("KRITISK 1042: Kjernejournal nede fra 03:14. Vakt: Database. Svar OK 1042 eller " + LINK);
    }

    @Test
    void slowIsNotDown() {
        Facts slow = new Facts();
        slow.degraded = true;
        slow.severity = Severity.MAJOR;

        assertThat(texts.render(slow.facts()).shortText()).startsWith("ALVORLIG 1042: Kjernejournal treg fra 03:14.");
        slow.language = Language.EN;
        assertThat(texts.render(slow.facts()).shortText())
                .startsWith("MAJOR 1042: Kjernejournal degraded since 03:14.");
    }

    @Test
    void whatWasSlowAtLastIsNotCalledSlowAllTheTime() {
        Facts mended = new Facts();
        mended.event = PageEvent.ALL_CLEAR;
        mended.degraded = true;

        assertThat(texts.render(mended.facts()).shortText())
                .isEqualTo("FRISKMELDT 1042: Kjernejournal virker igjen 03:31, etter 17 min.");
        mended.language = Language.EN;
        assertThat(texts.render(mended.facts()).shortText())
                .isEqualTo("OVER 1042: Kjernejournal works again 03:31, after 17 min.");
    }

    @Test
    void aTimeOfAnotherDayNamesTheDay() {
        Facts old = new Facts();
        old.since = SINCE - 6 * 3_600_000;

        assertThat(texts.render(old.facts()).shortText()).contains("nede fra 30.9. 21:14.");
    }

    @Test
    void aMailSaysWhatSinceWhenWhyWhatIsHitWhyYouAndHowToAnswer() {
        Rendered mail = texts.render(new Facts().facts());

        assertThat(mail.subject()).isEqualTo("KRITISK 1042: Kjernejournal nede fra 03:14");
        assertThat(mail.text()).isEqualTo("""
                        Kjernejournal er nede siden 03:14. Noen må ta dette.

                        Hva:    Kjernejournal er nede (KRITISK, nr. 1042)
                        Siden:  03:14
                        Årsak:  db-kj-a
                        Rammer: 3 tjenester
                          - Kjernejournal
                          - Helsenorge
                          - e-resept
                          - Meldingskø (nede)

                        Svar:   %s
                                eller svar OK 1042 på en SMS, eller kjør: varde ack 1042

                        Hvorfor du: Database, steg 1, vaktlisten primary
                        Rutet av: routes.yaml:14

                        Hvorfor Varde mener dette:
                          - Nothing that it needs is down.
                        """.formatted(LINK));
        assertThat(mail.html())
                .contains("<h1>KRITISK 1042: Kjernejournal nede fra 03:14</h1>")
                .contains("href=\"" + LINK + "\"")
                .contains("<li>Meldingskø (nede)</li>")
                .contains("prefers-color-scheme: dark")
                .doesNotContain("[[")
                .doesNotContain("src=");
    }

    @ParameterizedTest
    @EnumSource(PageEvent.class)
    void everyEventCanBeSaidInEveryLanguage(PageEvent event) {
        for (Language language : Language.values()) {
            Facts facts = new Facts();
            facts.event = event;
            facts.language = language;
            Rendered said = texts.render(facts.facts());

            String subject = event == PageEvent.ROSTER ? "primary" : "1042";
            assertThat(said.shortText()).contains(subject).doesNotContain("{", "[[", "  ");
            assertThat(Gsm7.septets(said.shortText())).isLessThanOrEqualTo(Gsm7.SEGMENT);
            assertThat(said.subject()).contains(subject).doesNotContain("{", "\n");
            assertThat(said.text()).isNotBlank().doesNotContain("{", "[[");
            assertThat(said.html()).contains("</html>").doesNotContainPattern("\\{[a-zA-Z]+}");
        }
    }

    @Test
    void whatAComponentSaysOfItselfStaysHarmless() {
        Facts evil = new Facts();
        evil.title = "<script>alert(1)</script>\u0007\r\nBcc: all@example.org \u202eevil";

        Rendered said = texts.render(evil.facts());

        assertThat(said.html()).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(said.subject()).doesNotContain("\r", "\n", "\u0007", "\u202e");
        assertThat(said.shortText()).doesNotContain("\n", "\u0007");
    }

    @Test
    void lettersThatTextMessagesLackLoseTheirMarks() {
        assertThat(Gsm7.of("Guovdageaidnu čáhppes — «ŋuđđi» 東")).isEqualTo("Guovdageaidnu cahppes - \"nuddi\" ?");
    }

    @Test
    void bracesCountTwice() {
        assertThat(Gsm7.septets("{a}")).isEqualTo(5);
    }

    @Test
    void everyCharacterOfTheAlphabetHasACodeAndComesBack() {
        String alphabet =
                "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€";

        byte[] octets = Gsm7.octets(alphabet);

        assertThat(Gsm7.text(octets)).isEqualTo(alphabet);
        assertThat(octets).hasSize(Gsm7.septets(alphabet));
        assertThat(Gsm7.octets("@ÉÅ@€")).containsExactly(0x00, 0x1F, 0x0E, 0x00, 0x1B, 0x65);
        assertThat(Gsm7.holds("č")).isFalse();
    }

    @Property(tries = 200)
    void aShortTextIsAlwaysOneSegment(
            @ForAll String title,
            @ForAll String cause,
            @ForAll String team,
            @ForAll PageEvent event,
            @ForAll Language in) {
        Facts facts = new Facts();
        facts.event = event;
        facts.language = in;
        facts.title = title;
        facts.cause = Optional.of(cause);
        facts.team = team;
        facts.notConfirmedSince = Optional.of(SINCE - 86_400_000);
        facts.lateBy = 123_456_789;
        facts.drill = true;

        String text = texts.render(facts.facts()).shortText();

        assertThat(Gsm7.of(text)).isEqualTo(text);
        assertThat(Gsm7.septets(text)).isLessThanOrEqualTo(Gsm7.SEGMENT);
    }

    @Property(tries = 300)
    void whatACheckSaysBecomesNeitherMarkUpNorControlCharacters(
            @ForAll String title,
            @ForAll String cause,
            @ForAll String application,
            @ForAll PageEvent event,
            @ForAll Language in) {
        Rendered harmless = rendered(event, in, "x", "y", "z");

        Rendered said = rendered(
                event,
                in,
                "x<script>" + title,
                "y\r\nBcc: a@b\u001b[2J<img src=x>" + cause,
                "z\u2028'\"&" + application);

        assertThat(said.html().chars().filter(c -> c == '<').count())
                .isEqualTo(harmless.html().chars().filter(c -> c == '<').count());
        assertThat(said.html()).doesNotContain("<script", "<img");
        assertThat(said.subject().chars().noneMatch(Character::isISOControl)).isTrue();
        assertThat(said.shortText().chars().noneMatch(Character::isISOControl)).isTrue();
        assertThat(said.text().chars().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .isTrue();
        assertThat(said.text().lines().count())
                .isEqualTo(harmless.text().lines().count());
    }

    private Rendered rendered(PageEvent event, Language in, String title, String cause, String application) {
        Facts facts = new Facts();
        facts.event = event;
        facts.language = in;
        facts.title = title;
        facts.cause = Optional.of(cause);
        facts.applications = List.of(application);
        return texts.render(facts.facts());
    }

    @Test
    void aTextCanBeReplaced() {
        Texts own = Texts.of(BuiltInTexts::read).with(Map.of("nb/opened.sms", "{title}![[ {unconfirmed}]]\n"));

        assertThat(own.render(new Facts().facts()).shortText()).isEqualTo("Kjernejournal!");
    }

    @Test
    void aTextThatMakesNoSenseIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> Texts.of(BuiltInTexts::read).with(Map.of("nb/opened.sms", "{titel}")))
                .hasMessageStartingWith("template nb/opened.sms has [titel], but there are only [asking, broken, by,");
        assertThatThrownBy(() -> Texts.of(BuiltInTexts::read).with(Map.of("nn/opened.sms", "")))
                .hasMessageStartingWith("there is no text nn/opened.sms, but [nb/opened.sms");
    }

    private String shortText(PageEvent event, Language language) {
        Facts facts = new Facts();
        facts.event = event;
        facts.language = language;
        return texts.render(facts.facts()).shortText();
    }

    /** The facts of the example in the design, to be changed. */
    private static final class Facts {

        private PageEvent event = PageEvent.OPENED;
        private Language language = Language.NB;
        private Severity severity = Severity.CRITICAL;
        private boolean degraded;
        private String title = "Kjernejournal";
        private Optional<String> cause = Optional.of("db-kj-a");
        private List<String> applications = List.of("Kjernejournal", "Helsenorge", "e-resept");
        private int components = 4;
        private long since = SINCE;
        private String team = "Database";
        private long lateBy;
        private Optional<Long> notConfirmedSince = Optional.empty();
        private boolean drill;

        PageFacts facts() {
            boolean over = event == PageEvent.ALL_CLEAR;
            return new PageFacts(
                    event,
                    language,
                    ZoneId.of("Europe/Oslo"),
                    1042,
                    severity,
                    degraded,
                    title,
                    cause,
                    since,
                    SINCE + 17 * 60_000,
                    over ? Optional.of(SINCE + 17 * 60_000 + 1) : Optional.empty(),
                    new PageFacts.Hits(
                            applications,
                            components,
                            components == 0 ? List.of() : List.of(new Outage.Hit("mq", "Meldingskø", State.DOWN))),
                    team,
                    "Kari Nordmann",
                    new PageFacts.Why(1, Optional.of(new Target(Target.Kind.SCHEDULE, "primary")), "routes.yaml:14"),
                    Optional.of(LINK),
                    lateBy,
                    notConfirmedSince,
                    drill,
                    Optional.of("Ola Hansen"),
                    Optional.of("Backbone and WAN"),
                    Optional.of(1041),
                    Optional.of(SINCE + 60 * 60_000),
                    List.of("Nothing that it needs is down."),
                    event == PageEvent.DIGEST ? Optional.of(several()) : Optional.empty(),
                    event == PageEvent.ROSTER ? List.of(nobody()) : List.of());
        }

        private PageFacts.Digest several() {
            return new PageFacts.Digest(
                    "D17",
                    List.of(
                            new PageFacts.Item(PageEvent.OPENED, 1042, severity, title, since),
                            new PageFacts.Item(PageEvent.OPENED, 1043, Severity.MINOR, "e-resept", since),
                            new PageFacts.Item(PageEvent.ALL_CLEAR, 1040, Severity.MAJOR, "Helsenorge", since)));
        }

        private PageFacts.RosterTrouble nobody() {
            return new PageFacts.RosterTrouble(PageFacts.Wrong.NOBODY, "primary", "", SINCE, SINCE + 3_600_000);
        }
    }
}
