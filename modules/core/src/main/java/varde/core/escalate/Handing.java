package varde.core.escalate;

import java.util.List;
import varde.core.oncall.Target;
import varde.core.page.PageEvent;

/** Brings further people to an outage: beside those who have it, or in their place. */
final class Handing {

    private final Deciding deciding;

    Handing(Deciding deciding) {
        this.deciding = deciding;
    }

    /** Somebody more is paged, whoever has it already. */
    void call(EscalationInput.Called input) {
        deciding.because("called", input.by() + " asked for " + input.whom() + " as well.");
        if (!page(input.whom())) {
            deciding.because("nobody-called", input.whom() + " cannot be paged; nobody more was called.");
        }
    }

    /**
     * Somebody else is to have it: is paged at once, and the others are told. If there is no answer, the steps begin anew
     * as they would have after the first.
     */
    void hand(EscalationInput.Handed input) {
        String whom = input.whom().toString();
        deciding.because("reassigned", input.by() + " gave it to " + whom + ".");
        Telling telling = new Telling(deciding);
        telling.withdraw(Telling.ASKING);
        List<String> receivers = new Reach(deciding)
                .callees(team(), List.of(input.whom())).stream()
                        .map(Reach.Callee::person)
                        .toList();
        telling.tell(
                PageEvent.MERGED,
                Telling.ASKING,
                person -> !receivers.contains(person) && !person.equals(input.by()),
                Brief.moved(team(), whom));
        deciding.happens(new EscalationEvent.Restarted(PageEvent.OPENED, deciding.at(), false));
        if (page(input.whom())) {
            Rung first = deciding.course().next();
            long due = deciding.at() + deciding.ladder().afterFirst();
            deciding.happens(new EscalationEvent.Awaited(first, due));
        } else {
            deciding.because("nobody-called", whom + " cannot be paged; the steps begin anew.");
            new Climb(deciding).begin(0);
        }
    }

    private boolean page(Target whom) {
        List<Reach.Callee> callees = new Reach(deciding).callees(team(), List.of(whom));
        for (Reach.Callee callee : callees) {
            int place = Turn.CALLED - deciding.course().calls();
            deciding.happens(new EscalationEvent.CallMade());
            new Calling(deciding).begin(callee, team(), place, 0);
        }
        return !callees.isEmpty();
    }

    private String team() {
        return deciding.course().shown().team();
    }
}
