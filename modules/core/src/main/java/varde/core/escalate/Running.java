package varde.core.escalate;

import java.util.Optional;
import java.util.stream.Stream;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.escalate.Escalation.Status;
import varde.core.page.PageEvent;
import varde.core.time.Due;

/** Somebody is being sought. A next step is always due. */
record Running(Course course) implements EscalationState {

    @Override
    public Optional<Due> nextDue() {
        return Stream.concat(Stream.of(course.due()), Calling.due(course))
                .min(Long::compare)
                .map(Due::log);
    }

    @Override
    public void opened(EscalationInput.Opened input, Deciding deciding) {
        updated(new EscalationInput.Updated(input.outage()), deciding);
    }

    @Override
    public void drilled(EscalationInput.Drilled input, Deciding deciding) {}

    @Override
    public void reopened(EscalationInput.Reopened input, Deciding deciding) {
        updated(new EscalationInput.Updated(input.again().outage()), deciding);
    }

    @Override
    public void updated(EscalationInput.Updated input, Deciding deciding) {
        Severity before = course.severity();
        new Subject(deciding).remember(input.outage());
        if (input.outage().severity().worseThan(before)) {
            new Calling(deciding).worse();
            new Telling(deciding).inform();
        }
    }

    @Override
    public void over(EscalationInput.Over input, Deciding deciding) {
        new Farewell(deciding).over(input.outage());
    }

    @Override
    public void moved(EscalationInput.Moved input, Deciding deciding) {
        new Farewell(deciding).moved(input);
    }

    @Override
    public void inherited(EscalationInput.Inherited input, Deciding deciding) {
        new Inheritance(deciding).adopt(input.from());
        boolean answered = input.from()
                .ending()
                .filter(ending -> ending.before() == Status.ACKNOWLEDGED)
                .isPresent();
        if (answered && !course.severity().worseThan(input.from().severity())) {
            new Answering(deciding).inherited(input.from());
        }
    }

    @Override
    public void answered(EscalationInput.Answered input, Deciding deciding) {
        new Answering(deciding).first(input.person(), input.how());
    }

    @Override
    public void snoozed(EscalationInput.Snoozed input, Deciding deciding) {
        new Answering(deciding).snooze(input);
    }

    @Override
    public void called(EscalationInput.Called input, Deciding deciding) {
        new Handing(deciding).call(input);
    }

    @Override
    public void handed(EscalationInput.Handed input, Deciding deciding) {
        new Handing(deciding).hand(input);
    }

    @Override
    public void carried(EscalationInput.Carried input, Deciding deciding) {
        new Fates(deciding).carried(input);
    }

    @Override
    public void released(EscalationInput.Released input, Deciding deciding) {
        new Fates(deciding).released(input);
    }

    @Override
    public void answeredElsewhere(EscalationInput.AnsweredElsewhere input, Deciding deciding) {
        deciding.because("answered-elsewhere", input.person() + " answered for " + input.team() + ".");
        new Telling(deciding)
                .tell(
                        PageEvent.TAKEN,
                        Telling.ASKING,
                        person -> !person.equals(input.person()),
                        Brief.taken(input.team(), input.person()));
    }

    @Override
    public void receipted(EscalationInput.Receipted input, Deciding deciding) {
        Optional<PageMade> before = course.page(input.receipt().page());
        boolean changed = new Fates(deciding).note(input.receipt());
        if (changed && before.isPresent() && before.get().fate().mayReach()) {
            PageMade after = deciding.course().page(input.receipt().page()).orElseThrow();
            if (!after.fate().mayReach()) {
                new Climb(deciding).unreached(after);
            }
        }
    }

    @Override
    public void declined(EscalationInput.Declined input, Deciding deciding) {
        new Declining(deciding).asked(input);
    }

    @Override
    public void noted(EscalationInput.Noted input, Deciding deciding) {
        deciding.because("note", input.person() + ": " + input.text());
    }

    @Override
    public void timeCame(Deciding deciding) {
        if (course.drill() && course.due() <= deciding.at()) {
            new Farewell(deciding).drillOver();
            return;
        }
        boolean away = deciding.at() - course.due() > Deciding.LATE;
        for (PageMade page : new Calling(deciding).unconfirmed()) {
            deciding.happens(new EscalationEvent.Fated(page.id(), Fate.UNCONFIRMED, page.note()));
            if (!away) {
                new Climb(deciding).unreached(deciding.course().page(page.id()).orElseThrow());
            }
        }
        if (!away) {
            new Calling(deciding).followUp();
        }
        if (deciding.course().due() <= deciding.at()) {
            new Climb(deciding).takeDue();
        }
    }

    @Override
    public void failed(EscalationInput.Failed input, Deciding deciding) {
        new Quarantine(deciding).hand(input.error());
    }
}
