package varde.core.escalate;

import java.util.List;
import java.util.Optional;
import varde.core.escalate.Escalation.Acknowledgement;
import varde.core.page.PageEvent;

/**
 * Takes a no. Whoever cannot take an outage is left alone with it, and if nobody else is being asked the next step is taken
 * at once. The no holds until the steps begin anew at their time, for by then nobody else has taken it either.
 */
final class Declining {

    private final Deciding deciding;

    Declining(Deciding deciding) {
        this.deciding = deciding;
    }

    /** It is remembered, and changes nothing. */
    void said(EscalationInput.Declined input) {
        String why = input.text().isEmpty() ? "." : ": " + input.text();
        deciding.because("declined", input.person() + " cannot take it" + why);
    }

    /** While somebody is sought. */
    void asked(EscalationInput.Declined input) {
        List<Turn> turns = turns(input.person());
        said(input);
        if (turns.isEmpty() || deciding.course().drill()) {
            return;
        }
        Climb climb = new Climb(deciding);
        Optional<Turn> current = turns.stream().filter(climb::sought).findFirst();
        leaveAlone(input.person());
        current.ifPresent(climb::declined);
    }

    /** Somebody has it, and whoever says no was called besides. */
    void besides(EscalationInput.Declined input) {
        boolean called = !turns(input.person()).isEmpty();
        said(input);
        if (called && !deciding.course().drill()) {
            leaveAlone(input.person());
        }
    }

    /** Whoever had it no longer can: the others who have answered keep it, else the steps begin anew without them. */
    void givenBack(EscalationInput.Declined input) {
        Optional<Acknowledgement> other = deciding.course().answers().stream()
                .filter(answer -> !answer.person().equals(input.person()))
                .findFirst();
        said(input);
        if (other.isPresent()) {
            leaveAlone(input.person());
            deciding.happens(new EscalationEvent.GivenBack(input.person()));
            deciding.because("still-held", other.get().person() + " still has it.");
            return;
        }
        deciding.because("given-back", "Nobody has it any more; the steps begin anew.");
        new Telling(deciding).withdraw(Telling.ASKING);
        deciding.happens(new EscalationEvent.Restarted(PageEvent.OPENED, deciding.at(), false));
        deciding.happens(new EscalationEvent.Declined(input.person()));
        new Climb(deciding).begin(0);
    }

    private void leaveAlone(String person) {
        new Telling(deciding).withdraw(Telling.ASKING, person::equals);
        deciding.happens(new EscalationEvent.Declined(person));
    }

    private List<Turn> turns(String person) {
        return deciding.course().turns().stream()
                .filter(turn -> turn.asks() && turn.person().equals(person))
                .toList();
    }
}
