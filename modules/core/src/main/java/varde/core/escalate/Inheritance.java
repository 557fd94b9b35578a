package varde.core.escalate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;

/** Takes over from the same team's escalation for an outage that is part of this one now. */
final class Inheritance {

    private final Deciding deciding;

    Inheritance(Deciding deciding) {
        this.deciding = deciding;
    }

    /** Those woken for the part count as woken for the whole, and will hear when that is over. */
    void adopt(Course from) {
        List<PageMade> woken = from.waking().stream()
                .filter(page -> page.fate() != Fate.FAILED && page.fate() != Fate.DROPPED)
                .filter(page -> deciding.course().page(page.id()).isEmpty())
                .toList();
        Set<String> withdrawn = woken.stream()
                .map(PageMade::id)
                .filter(from.withdrawn()::contains)
                .collect(Collectors.toSet());
        deciding.happens(new EscalationEvent.Adopted(woken, withdrawn, from.wokenSince(), from.worst()));
        deciding.because(
                "inherited",
                from.shown().number() + " is part of this outage; who was paged for it is not paged again.");
    }
}
