package varde.core.escalate;

import java.util.Optional;
import varde.core.command.Command;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Acknowledgement;
import varde.core.page.PageEvent;
import varde.core.rules.Rule;

/** Takes an answer: what is on its way is withdrawn, and the others who were woken are told who has it. */
final class Answering {

    private final Deciding deciding;

    Answering(Deciding deciding) {
        this.deciding = deciding;
    }

    /** The first answer. */
    void first(String person, Command.How how) {
        answer(person, how);
        if (deciding.course().drill()) {
            deciding.because("answered", person + " answered by " + way(how) + ".");
            return;
        }
        deciding.because("answered", person + " answered by " + way(how) + "; nobody else is sought.");
        Telling telling = new Telling(deciding);
        telling.withdraw(Telling.ASKING);
        telling.tell(
                PageEvent.TAKEN,
                Telling.ASKING,
                other -> !other.equals(person),
                Brief.taken(deciding.course().shown().team(), person));
    }

    /** A further answer: it counts as well, and its sender can read who was first. */
    void again(String person, Command.How how) {
        Acknowledgement first = deciding.course().answers().get(0);
        answer(person, how);
        new Telling(deciding).withdraw(Telling.ASKING, person::equals);
        deciding.because(
                "answered-again",
                person + " answered by " + way(how) + "; " + first.person() + " was first, at "
                        + deciding.clock(first.at()) + ".");
    }

    /** Somebody puts it off: nobody is sought until then, whoever had answered before. */
    void snooze(EscalationInput.Snoozed input) {
        boolean first = deciding.course().shown().status() == Escalation.Status.RUNNING;
        Acknowledgement answer =
                new Acknowledgement(input.person(), input.how(), deciding.at(), Optional.of(input.until()));
        deciding.happens(new EscalationEvent.Answered(answer, Optional.empty(), true));
        deciding.because("snoozed", input.person() + " put it off until " + deciding.clock(input.until()) + ".");
        Telling telling = new Telling(deciding);
        telling.withdraw(Telling.ASKING);
        if (first) {
            telling.tell(
                    PageEvent.TAKEN,
                    Telling.ASKING,
                    other -> !other.equals(input.person()),
                    Brief.snoozed(deciding.course().shown().team(), input.person(), input.until()));
        }
    }

    /** For an outage that has another as its part: whoever answered for the part has this one too. */
    void inherited(Course from) {
        Acknowledgement first = from.answers().get(0);
        first(first.person(), first.how());
        deciding.because(
                "inherited",
                first.person() + " had answered for " + from.shown().number() + ", which is part of this outage.");
    }

    private void answer(String person, Command.How how) {
        Optional<Long> until = lasts().map(lasting -> deciding.at() + lasting);
        Optional<Long> remindAt = until.map(end -> end - deciding.rule(Rule.ACK_REMINDER))
                .filter(at -> at > deciding.at() && !deciding.course().drill());
        deciding.happens(
                new EscalationEvent.Answered(new Acknowledgement(person, how, deciding.at(), until), remindAt, false));
    }

    private Optional<Long> lasts() {
        if (deciding.course().drill()) {
            long end = deciding.course().shown().startedAt() + Drill.LASTS;
            return Optional.of(Math.max(1, end - deciding.at()));
        }
        Severity severity = deciding.course().severity();
        return switch (severity) {
            case CRITICAL -> Optional.of(deciding.rule(Rule.ACK_CRITICAL));
            case MAJOR -> Optional.of(deciding.rule(Rule.ACK_MAJOR));
            case MINOR, WARNING -> Optional.empty();
        };
    }

    private static String way(Command.How how) {
        return switch (how) {
            case COMMAND_LINE -> "command";
            case LINK -> "link";
            case SMS -> "SMS";
            case EMAIL -> "mail";
        };
    }
}
