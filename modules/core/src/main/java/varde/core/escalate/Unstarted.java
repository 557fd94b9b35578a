package varde.core.escalate;

import java.util.Optional;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Team;
import varde.core.time.Due;

/** Nothing has happened yet: only an outage that asks for the team begins an escalation. */
record Unstarted() implements EscalationState {

    @Override
    public Course course() {
        throw new IllegalStateException("this escalation has not begun");
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Optional<Due> nextDue() {
        return Optional.empty();
    }

    @Override
    public void drilled(EscalationInput.Drilled input, Deciding deciding) {
        start(input.outage(), input.team(), input.outage().kind(), deciding);
        Drill.page(deciding, input);
    }

    private static Subject start(Outage outage, String id, String source, Deciding deciding) {
        Team team = deciding.staff().team(id).orElseThrow(() -> new IllegalArgumentException("there is no team " + id));
        deciding.happens(new EscalationEvent.Started(
                outage.id(), outage.number(), team.id(), deciding.staff().policy(team), source, deciding.at()));
        Subject subject = new Subject(deciding);
        subject.told(outage);
        return subject;
    }

    @Override
    public void opened(EscalationInput.Opened input, Deciding deciding) {
        Subject subject = start(input.outage(), input.team(), input.source(), deciding);
        if (input.heirloom().isPresent()) {
            subject.instead(input);
            inherit(input.heirloom().get(), deciding);
        } else {
            subject.runAnew(input);
        }
    }

    /** The team has been at it for an outage that is part of this one: nobody is paged twice. */
    private static void inherit(Course from, Deciding deciding) {
        new Inheritance(deciding).adopt(from);
        Status before = from.ending().map(Course.Ending::before).orElse(Status.RUNNING);
        boolean worse = deciding.course().severity().worseThan(from.severity());
        if (before == Status.ACKNOWLEDGED && !worse) {
            new Answering(deciding).inherited(from);
        } else if (before == Status.RUNNING && !deciding.course().waking().isEmpty()) {
            deciding.happens(new EscalationEvent.Stepped(from.latest()));
            deciding.happens(new EscalationEvent.Awaited(from.next(), Math.max(from.due(), deciding.at())));
        } else {
            new Climb(deciding).begin(0);
        }
        new Telling(deciding).inform();
    }

    @Override
    public void reopened(EscalationInput.Reopened input, Deciding deciding) {
        opened(input.again(), deciding);
    }

    @Override
    public void updated(EscalationInput.Updated input, Deciding deciding) {}

    @Override
    public void over(EscalationInput.Over input, Deciding deciding) {}

    @Override
    public void moved(EscalationInput.Moved input, Deciding deciding) {}

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
    public void carried(EscalationInput.Carried input, Deciding deciding) {}

    @Override
    public void released(EscalationInput.Released input, Deciding deciding) {}

    @Override
    public void answeredElsewhere(EscalationInput.AnsweredElsewhere input, Deciding deciding) {}

    @Override
    public void receipted(EscalationInput.Receipted input, Deciding deciding) {}

    @Override
    public void declined(EscalationInput.Declined input, Deciding deciding) {}

    @Override
    public void noted(EscalationInput.Noted input, Deciding deciding) {}

    @Override
    public void timeCame(Deciding deciding) {}

    @Override
    public void failed(EscalationInput.Failed input, Deciding deciding) {}
}
