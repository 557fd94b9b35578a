package varde.core.escalate;

import java.util.Optional;
import java.util.Set;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.page.PageEvent;
import varde.core.rules.Rule;

/** Ends an escalation: what is on its way is withdrawn, and those who were woken are told. */
final class Farewell {

    private final Deciding deciding;
    private final Telling telling;

    Farewell(Deciding deciding) {
        this.deciding = deciding;
        this.telling = new Telling(deciding);
    }

    /** The outage is over. */
    void over(Outage outage) {
        long at = outage.closedAt().orElse(deciding.at());
        deciding.because("over", "The outage was over at " + deciding.clock(at) + ".");
        end(Optional.of(PageEvent.ALL_CLEAR), Optional.empty(), "");
        telling.tell(PageEvent.ALL_CLEAR, Telling.ALL, person -> true, brief());
    }

    /** A drill is over; nobody has to be told. */
    void drillOver() {
        for (PageMade page : deciding.course().shown().pages()) {
            if (page.fate() == Fate.PENDING && page.tryUntil() <= deciding.at()) {
                deciding.happens(new EscalationEvent.Fated(page.id(), Fate.UNCONFIRMED, page.note()));
            }
        }
        deciding.because("over", "The drill is over.");
        end(Optional.empty(), Optional.empty(), "");
    }

    /** Others have it now. */
    void moved(EscalationInput.Moved moved) {
        deciding.because(
                "moved",
                moved.heir().isPresent()
                        ? "The outage is part of another one, which is with " + moved.to() + "."
                        : "The outage is with " + moved.to() + " now.");
        end(moved.tell() ? Optional.of(PageEvent.MERGED) : Optional.empty(), moved.heir(), moved.to());
        if (moved.tell()) {
            telling.tell(PageEvent.MERGED, Telling.ALL, person -> true, brief());
        }
    }

    /** It turns out after the end that others have it, and that the team does not. */
    void movedAfterwards(EscalationInput.Moved moved) {
        deciding.happens(new EscalationEvent.FarewellKnown(PageEvent.MERGED, moved.to()));
        telling.tell(PageEvent.MERGED, Telling.ALL, person -> true, brief());
    }

    /** What people are told at the end, beyond the outage itself. */
    Brief brief() {
        String team = deciding.course().shown().team();
        String to = deciding.course().ending().map(Course.Ending::movedTo).orElse("");
        return to.isEmpty() ? Brief.plain(team) : Brief.moved(team, to);
    }

    private void end(Optional<PageEvent> farewell, Optional<String> heir, String movedTo) {
        telling.withdraw(Telling.ALL);
        telling.drop(Set.of(PageEvent.TAKEN));
        Course course = deciding.course();
        deciding.happens(new EscalationEvent.Closed(new Course.Ending(
                deciding.at(),
                deciding.at() + deciding.rule(Rule.LINK_VALID),
                course.shown().status(),
                farewell,
                heir,
                movedTo)));
    }
}
