package varde.core.escalate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.escalate.Escalation.Status;
import varde.core.page.PageEvent;
import varde.core.time.Due;

/**
 * The outage is over, or others have it. Nothing is sent any more but the word that it is so; the escalation is
 * remembered for as long as links to it are good.
 */
record Ended(Course course) implements EscalationState {

    /** How long after its time a page that waits is remembered at most, in milliseconds. */
    private static final long REMEMBERED = 3_600_000;

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Optional<Due> nextDue() {
        Stream<Long> receipts = awaited().stream().map(PageMade::tryUntil);
        return Stream.concat(receipts, Stream.of(forgetAt())).min(Long::compare).map(Due::log);
    }

    @Override
    public void opened(EscalationInput.Opened input, Deciding deciding) {
        deciding.because("back", "The outage is with " + course.shown().team() + " again.");
        runAnew(input, deciding);
    }

    @Override
    public void drilled(EscalationInput.Drilled input, Deciding deciding) {}

    @Override
    public void reopened(EscalationInput.Reopened input, Deciding deciding) {
        if (!input.again().outage().flapping()) {
            deciding.because("reopened", "It failed again; the steps begin anew.");
            runAnew(input.again(), deciding);
            return;
        }
        deciding.because("flapping", "It failed again, as so often; nobody is paged anew for that.");
        new Subject(deciding).remember(input.again().outage());
        Status before = ending().before() == Status.ACKNOWLEDGED ? Status.ACKNOWLEDGED : Status.RUNNING;
        Ladder ladder = deciding.ladder();
        Rung next = ladder.next(course.latest());
        long due = deciding.at() + ladder.gap(course.latest(), next);
        deciding.happens(new EscalationEvent.Resumed(before, next, due, deciding.at()));
    }

    private void runAnew(EscalationInput.Opened input, Deciding deciding) {
        deciding.happens(new EscalationEvent.Restarted(PageEvent.OPENED, deciding.at(), true));
        Subject subject = new Subject(deciding);
        subject.told(input.outage());
        subject.runAnew(input);
    }

    @Override
    public void updated(EscalationInput.Updated input, Deciding deciding) {}

    @Override
    public void over(EscalationInput.Over input, Deciding deciding) {}

    @Override
    public void moved(EscalationInput.Moved input, Deciding deciding) {
        if (input.tell() && ending().farewell().isEmpty()) {
            new Farewell(deciding).movedAfterwards(input);
        }
    }

    @Override
    public void inherited(EscalationInput.Inherited input, Deciding deciding) {}

    @Override
    public void answered(EscalationInput.Answered input, Deciding deciding) {}

    @Override
    public void snoozed(EscalationInput.Snoozed input, Deciding deciding) {}

    @Override
    public void called(EscalationInput.Called input, Deciding deciding) {}

    @Override
    public void handed(EscalationInput.Handed input, Deciding deciding) {}

    @Override
    public void carried(EscalationInput.Carried input, Deciding deciding) {
        new Fates(deciding).carried(input);
    }

    @Override
    public void released(EscalationInput.Released input, Deciding deciding) {
        new Fates(deciding).released(input);
    }

    @Override
    public void answeredElsewhere(EscalationInput.AnsweredElsewhere input, Deciding deciding) {}

    @Override
    public void receipted(EscalationInput.Receipted input, Deciding deciding) {
        Fates fates = new Fates(deciding);
        if (fates.note(input.receipt()) && fates.wentOutAllTheSame(input.receipt())) {
            farewell(course.page(input.receipt().page()).orElseThrow(), deciding);
        }
    }

    @Override
    public void declined(EscalationInput.Declined input, Deciding deciding) {
        new Declining(deciding).said(input);
    }

    @Override
    public void noted(EscalationInput.Noted input, Deciding deciding) {
        deciding.because("note", input.person() + ": " + input.text());
    }

    @Override
    public void timeCame(Deciding deciding) {
        if (forgetAt() <= deciding.at()) {
            deciding.happens(new EscalationEvent.Forgotten());
            return;
        }
        for (PageMade page : awaited()) {
            if (page.tryUntil() <= deciding.at()) {
                deciding.happens(new EscalationEvent.Fated(page.id(), Fate.UNCONFIRMED, page.note()));
                farewell(page, deciding);
            }
        }
    }

    @Override
    public void failed(EscalationInput.Failed input, Deciding deciding) {
        deciding.because("quarantined", "What was due could not be decided (" + input.error() + ").");
        deciding.happens(new EscalationEvent.GivenUp());
    }

    private Course.Ending ending() {
        return course.ending().orElseThrow();
    }

    /** As long as something of it waits for the morning, it is remembered. */
    private long forgetAt() {
        return course.shown().pages().stream()
                .filter(PageMade::waits)
                .map(page -> page.tryUntil() + REMEMBERED)
                .reduce(ending().forgetAt(), Math::max);
    }

    /** Pages that were withdrawn, of which it is not yet known whether they went out. */
    private List<PageMade> awaited() {
        return course.waking().stream()
                .filter(page ->
                        page.fate() == Fate.PENDING && course.withdrawn().contains(page.id()))
                .toList();
    }

    private void farewell(PageMade page, Deciding deciding) {
        ending().farewell()
                .ifPresent(event ->
                        new Telling(deciding).owed(page, event, ending().at(), new Farewell(deciding).brief()));
    }
}
