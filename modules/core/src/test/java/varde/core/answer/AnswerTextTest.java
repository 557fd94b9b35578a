package varde.core.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import varde.core.answer.Said.Verb;

@DisplayName("A text message of a person")
class AnswerTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"ok", "OK", "Ok.", " ja ", "Ja!", "yes", "okei", "«ok»", "ok\n", "\u200eOK"})
    void isAYesWithoutANumber(String text) {
        assertThat(AnswerText.read(text)).isEqualTo(new Said(Verb.TAKE, Optional.empty(), Optional.empty(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok 1042", "OK 1042.", "1042 ok", "ja #1042", "ok1042", "Ok  1042", "OK, 1042", "tar 1042"})
    void isAYesToANumber(String text) {
        assertThat(AnswerText.read(text)).isEqualTo(new Said(Verb.TAKE, Optional.of(1042), Optional.empty(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok D17", "d17 ok", "OKD17", "ja d17"})
    void isAYesToABundle(String text) {
        assertThat(AnswerText.read(text))
                .isEqualTo(new Said(Verb.TAKE, Optional.empty(), Optional.of(new BundleCode("D17")), ""));
    }

    @Test
    void mayBeANoOrANote() {
        assertThat(AnswerText.read("nei 1042")).isEqualTo(said(Verb.DECLINE, 1042, ""));
        assertThat(AnswerText.read("No, 1042 sitter på fly")).isEqualTo(said(Verb.DECLINE, 1042, "sitter på fly"));
        assertThat(AnswerText.read("1042 notat bytter strøm i rack 7"))
                .isEqualTo(said(Verb.NOTE, 1042, "bytter strøm i rack 7"));
        assertThat(AnswerText.read("note 1042: on my way")).isEqualTo(said(Verb.NOTE, 1042, "on my way"));
        assertThat(AnswerText.read("ok 1042 jeg kjører inn")).isEqualTo(said(Verb.TAKE, 1042, "jeg kjører inn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1042",
                "1042?",
                "ok men jeg kan ikke",
                "ok 1042 nei vent",
                "ok 1042?",
                "can't",
                "",
                " ",
                "hva skjer",
                "notat",
                "1042 notat",
                "D17",
                "Jeg er på ferie til 3. desember. Kontakt vaktsentralen.",
                "123456789012345"
            })
    void thatCouldMeanSomethingElseMeansNothing(String text) {
        assertThat(AnswerText.read(text).verb()).isEqualTo(Verb.UNCLEAR);
    }

    @Property(tries = 1_000)
    void neverBreaksAndNeverSaysYesWithoutAWordForIt(@ForAll @StringLength(max = 200) String text) {
        Said said = AnswerText.read(text);

        assertThat(said.note().length()).isLessThanOrEqualTo(1_000);
        if (said.verb() == Verb.TAKE) {
            assertThat(text.toLowerCase(java.util.Locale.ROOT)).containsPattern("ok|ja|j|y|ack|ta|min");
        }
    }

    private static Said said(Verb verb, int number, String note) {
        return new Said(verb, Optional.of(number), Optional.empty(), note);
    }
}
