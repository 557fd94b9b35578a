package varde.core.escalate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.core.correlate.Outage;
import varde.core.escalate.EscalateRow.EscalationRow;
import varde.core.stage.Outcome;
import varde.core.time.Now;

/** Where one input of the stage meets the escalations: each decides whole, or not at all. */
final class Desk {

    private final EscalateSettings settings;
    private final Book book;
    private final Now now;
    private final Outcome<EscalateRow, EscalateOutput> outcome;

    Desk(EscalateSettings settings, Book book, Now now, Outcome<EscalateRow, EscalateOutput> outcome) {
        this.settings = settings;
        this.book = book;
        this.now = now;
        this.outcome = outcome;
    }

    Book book() {
        return book;
    }

    /** Log time, in milliseconds. */
    long at() {
        return now.log();
    }

    Outcome<EscalateRow, EscalateOutput> outcome() {
        return outcome;
    }

    /** An escalation meets an input; what happens is remembered and said. */
    void meet(Staff staff, String outage, String team, EscalationInput input) {
        EscalationDecider decider = new EscalationDecider(staff);
        PageWriter writer = new PageWriter(settings, staff, book, at());
        EscalationState state = book.state(outage, team);
        List<EscalateOutput> said = new ArrayList<>();
        List<EscalationEvent> events = decider.decide(state, input, now);
        for (EscalationEvent event : events) {
            state = decider.evolve(state, event);
            say(event, state, writer).ifPresent(said::add);
        }
        if (events.isEmpty()) {
            return;
        }
        if (events.stream().anyMatch(EscalationEvent.Forgotten.class::isInstance)) {
            forget(state.course());
            return;
        }
        book.put(state.course());
        outcome.keep(new EscalationRow(state.course()));
        said.forEach(outcome::say);
        outcome.say(new EscalateOutput.Changed(state.course().shown()));
    }

    /** Forgets an outage that is over and that no escalation needs any more. */
    void forgetIfDone(String id) {
        Optional<Outage> outage = book.outage(id);
        if (outage.isPresent()
                && outage.get().status() != Outage.Status.OPEN
                && book.of(id).isEmpty()) {
            book.forgetOutage(id);
            outcome.forget(EscalateRow.OUTAGES, id);
        }
    }

    private void forget(Course course) {
        book.forget(course);
        outcome.forget(EscalateRow.ESCALATIONS, course.key());
        forgetIfDone(course.shown().outage());
    }

    private static Optional<EscalateOutput> say(EscalationEvent event, EscalationState after, PageWriter writer) {
        if (event instanceof EscalationEvent.Paged paged) {
            return Optional.of(new EscalateOutput.Sent(writer.page(paged, after.course())));
        }
        if (event instanceof EscalationEvent.Withdrawn withdrawn) {
            return Optional.of(new EscalateOutput.Sent(writer.withdrawal(withdrawn.page(), after.course())));
        }
        return Optional.empty();
    }
}
