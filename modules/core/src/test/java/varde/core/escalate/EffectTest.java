package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.command.Command.Kind;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;

/** Whoever says something is told what came of that, and not what else happened at the time. */
class EffectTest {

    private final EscalateScenario night = EscalateScenario.staffed();

    private static Command command(Kind kind, String who) {
        return new Command(
                "1", kind, who, Command.How.COMMAND_LINE, Optional.of(1042), Optional.empty(), "", new TreeMap<>());
    }

    private Escalation opened() {
        night.opens(night.outage(1042).severity(Severity.MAJOR));
        return night.escalation("database");
    }

    private Optional<String> effect(Kind kind, String who, Escalation before) {
        return Effect.of(command(kind, who), Optional.of(before), night.escalation("database"));
    }

    @Test
    void aStepThatPagesWhoeverSpeaksIsNoAnswer() {
        Escalation opened = opened();

        assertThat(opened.reasons())
                .anyMatch(
                        reason -> reason.rule().equals("step") && reason.text().contains("kari"));
        assertThat(Effect.of(command(Kind.SNOOZE, "kari"), Optional.empty(), opened))
                .isEmpty();
    }

    @Test
    void aReceiptThatComesFirstIsNoAnswerEither() {
        Escalation before = opened();
        night.arrives("kari", Channel.SMS);

        assertThat(night.escalation("database").revision()).isGreaterThan(before.revision());
        assertThat(effect(Kind.SNOOZE, "kari", before)).isEmpty();

        night.says(Kind.SNOOZE, "kari", Optional.of(1042), Command.FOR, "2h");

        assertThat(effect(Kind.SNOOZE, "kari", before))
                .hasValueSatisfying(text -> assertThat(text).startsWith("kari put it off until "));
    }

    @Test
    void whatAnotherPersonSaidIsNotMine() {
        Escalation before = opened();

        night.acknowledges("ola", 1042);

        assertThat(effect(Kind.ACKNOWLEDGE, "kari", before)).isEmpty();
        assertThat(effect(Kind.ACKNOWLEDGE, "ol", before)).isEmpty();
        assertThat(effect(Kind.ACKNOWLEDGE, "ola", before))
                .hasValueSatisfying(text -> assertThat(text).startsWith("ola answered by "));
    }

    @Test
    void aNoteThatIsSaidTwiceIsHeardTwice() {
        opened();
        night.commanded(Kind.NOTE, "kari", Optional.of(1042), Optional.empty(), "on my way");
        Escalation once = night.escalation("database");

        assertThat(effect(Kind.NOTE, "kari", once)).isEmpty();
        night.commanded(Kind.NOTE, "kari", Optional.of(1042), Optional.empty(), "on my way");

        assertThat(effect(Kind.NOTE, "kari", once)).contains("kari: on my way");
    }
}
