package varde.core.escalate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import varde.core.correlate.Outage;
import varde.core.escalate.EscalateRow.EscalationRow;
import varde.core.escalate.EscalateRow.WaitingRow;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.time.Now;

/** Where one input of the stage meets the escalations: each decides whole, or not at all. */
final class Desk {

    private final EscalateSettings settings;
    private final Book book;
    private final Place place;
    private final Now now;
    private final Outcome<EscalateRow, EscalateOutput> outcome = new Outcome<>();
    private final Set<String> moments = new TreeSet<>();
    private final Set<String> rations = new TreeSet<>();
    private final Map<String, WaitingRow> waiting = new TreeMap<>();
    private int identities;

    Desk(EscalateSettings settings, Book book, Place place, Now now) {
        this.settings = settings;
        this.book = book;
        this.place = place;
        this.now = now;
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

    /** A further identity that comes of this input. */
    String identity() {
        return place.identity(identities++);
    }

    PageWriter writer(Staff staff) {
        return new PageWriter(settings, staff, book, at());
    }

    DigestWriter digestWriter(Staff staff) {
        return new DigestWriter(settings, staff, book, at());
    }

    NoticeWriter noticeWriter(Staff staff) {
        return new NoticeWriter(settings, staff, at());
    }

    void forget(EscalateRow.MomentRow row) {
        book.moments().forget(row.sort(), row.of());
        moments.add(row.key());
    }

    void remember(EscalateRow.MomentRow row) {
        book.moments().put(row);
        moments.add(row.key());
    }

    void remember(Ration ration) {
        book.rations().put(ration);
        rations.add(ration.key());
        book.rations().withoutRows(ration.key()).forEach(row -> waiting.put(row.key(), row));
    }

    /** A page waits behind all that waits there already. */
    void waits(Ration ration, Ration.Waiting page) {
        long place = book.rations().queue(ration.key()).next();
        WaitingRow row = new WaitingRow(ration.person(), ration.team(), ration.channel(), place, page);
        book.rations().put(row);
        waiting.put(row.key(), row);
    }

    /** A page waits no longer. */
    void waitsNoMore(WaitingRow row) {
        book.rations().forget(row);
        waiting.put(row.key(), row);
    }

    void forget(Ration ration) {
        book.rations().forget(ration.key());
        rations.add(ration.key());
    }

    /** Writes down what has become of that which may change several times with one input. */
    void close() {
        for (String key : moments) {
            book.moments().row(key).ifPresentOrElse(outcome::keep, () -> outcome.forget(EscalateRow.MOMENTS, key));
        }
        for (String key : rations) {
            book.rations()
                    .row(key)
                    .ifPresentOrElse(
                            row -> outcome.keep(new EscalateRow.RationRow(row, List.of())),
                            () -> outcome.forget(EscalateRow.RATIONS, key));
        }
        for (WaitingRow row : waiting.values()) {
            book.rations()
                    .queue(row.ration())
                    .at(row.place())
                    .ifPresentOrElse(outcome::keep, () -> outcome.forget(EscalateRow.WAITING, row.key()));
        }
    }

    /** An escalation meets an input; what happens is remembered and said. */
    void meet(Staff staff, String outage, String team, EscalationInput input) {
        Digests digests = new Digests(this, staff);
        EscalationDecider decider = new EscalationDecider(staff, digests);
        PageWriter writer = writer(staff);
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
        for (EscalationEvent event : events) {
            if (event instanceof EscalationEvent.Paged paged) {
                digests.made(paged, state.course());
            } else if (event instanceof EscalationEvent.Withdrawn withdrawn
                    && !withdrawn.page().bundle().isEmpty()) {
                digests.unwanted(withdrawn.page().bundle());
            }
        }
        new Vigil(this, staff).look(outage);
    }

    /** Forgets an outage that is over and that no escalation needs any more. */
    void forgetIfDone(String id) {
        Optional<Outage> outage = book.outage(id);
        if (outage.isPresent()
                && (outage.get().status() != Outage.Status.OPEN
                        || Drill.is(outage.get().labels()))
                && book.of(id).isEmpty()) {
            book.moments().of(Moments.UNPAGED, id).ifPresent(this::forget);
            book.forgetOutage(id);
            outcome.forget(EscalateRow.OUTAGES, id);
            for (String from : List.copyOf(book.reassigned(id).keySet())) {
                book.forgetReassigned(id, from);
                outcome.forget(EscalateRow.REASSIGNED, EscalateRow.ReassignedRow.key(id, from));
            }
        }
    }

    private void forget(Course course) {
        book.forget(course);
        outcome.forget(EscalateRow.ESCALATIONS, course.key());
        forgetIfDone(course.shown().outage());
    }

    private static Optional<EscalateOutput> say(EscalationEvent event, EscalationState after, PageWriter writer) {
        if (event instanceof EscalationEvent.Paged paged && !paged.page().waits()) {
            return Optional.of(new EscalateOutput.Sent(writer.page(paged.page(), paged.brief(), after.course())));
        }
        if (event instanceof EscalationEvent.Released released) {
            return Optional.of(new EscalateOutput.Sent(writer.page(released.page(), released.brief(), after.course())));
        }
        if (event instanceof EscalationEvent.Withdrawn withdrawn
                && withdrawn.page().bundle().isEmpty()) {
            return Optional.of(new EscalateOutput.Sent(writer.withdrawal(withdrawn.page(), after.course())));
        }
        return Optional.empty();
    }
}
