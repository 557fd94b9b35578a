package varde.core.escalate;

import java.util.Optional;
import java.util.stream.Stream;
import varde.core.escalate.Escalation.Acknowledgement;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.page.PageEvent;
import varde.core.time.Due;

/** Somebody has answered. Nobody is sought until the acknowledgement ends or it becomes worse. */
record Acknowledged(Course course) implements EscalationState {

    @Override
    public Optional<Due> nextDue() {
        Optional<Long> end = course.remindAt().or(course::answeredUntil);
        Stream<Long> receipts = Stream.concat(reminders().map(PageMade::tryUntil), Calling.due(course));
        return Stream.concat(end.stream(), receipts).min(Long::compare).map(Due::log);
    }

    /** Reminders of which nothing has been heard yet. */
    private Stream<PageMade> reminders() {
        return course.shown().pages().stream()
                .filter(page -> page.event() == PageEvent.REMINDER && page.fate() == Fate.PENDING)
                .filter(page -> !course.withdrawn().contains(page.id()));
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
        Subject subject = new Subject(deciding);
        subject.remember(input.outage());
        if (subject.worseThanAccepted(input.outage().severity())) {
            deciding.because(
                    "worse",
                    "It became " + input.outage().severity() + "; "
                            + course.answers().get(0).person() + " had answered for " + course.accepted() + ".");
            deciding.happens(new EscalationEvent.Restarted(PageEvent.WORSE, deciding.at(), false));
            new Climb(deciding).begin(0);
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
    }

    @Override
    public void answered(EscalationInput.Answered input, Deciding deciding) {
        new Answering(deciding).again(input.person(), input.how());
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
        Fates fates = new Fates(deciding);
        boolean news = fates.note(input.receipt());
        if (news) {
            new Calling(deciding).failed(input.receipt().page());
        }
        if (news && fates.wentOutAllTheSame(input.receipt())) {
            PageMade page = course.page(input.receipt().page()).orElseThrow();
            Acknowledgement first = course.answers().get(0);
            boolean answered =
                    course.answers().stream().anyMatch(answer -> answer.person().equals(page.person()));
            if (!answered && Telling.ASKING.contains(page.event())) {
                Brief brief = Brief.taken(course.shown().team(), first.person());
                new Telling(deciding).owed(page, PageEvent.TAKEN, first.at(), brief);
            }
        }
    }

    @Override
    public void declined(EscalationInput.Declined input, Deciding deciding) {
        boolean holds =
                course.answers().stream().anyMatch(answer -> answer.person().equals(input.person()));
        if (holds && !course.drill()) {
            new Declining(deciding).givenBack(input);
        } else {
            new Declining(deciding).besides(input);
        }
    }

    @Override
    public void noted(EscalationInput.Noted input, Deciding deciding) {
        deciding.because("note", input.person() + ": " + input.text());
    }

    @Override
    public void timeCame(Deciding deciding) {
        reminders()
                .filter(page -> page.tryUntil() <= deciding.at())
                .forEach(page -> deciding.happens(new EscalationEvent.Fated(page.id(), Fate.UNCONFIRMED, page.note())));
        new Calling(deciding).tend();
        Acknowledgement first = course.answers().get(0);
        Optional<Long> until = course.answeredUntil();
        if (until.isPresent() && until.get() <= deciding.at() && course.drill()) {
            new Farewell(deciding).drillOver();
        } else if (until.isPresent() && until.get() <= deciding.at()) {
            deciding.because("expired", "The acknowledgement of " + first.person() + " has ended.");
            deciding.happens(new EscalationEvent.Restarted(PageEvent.OPENED, deciding.at(), false));
            long lateBy = deciding.at() - until.get();
            new Climb(deciding).begin(lateBy > Deciding.LATE ? lateBy : 0);
        } else if (course.remindAt().isPresent() && course.remindAt().get() <= deciding.at()) {
            deciding.happens(new EscalationEvent.Reminded());
            new Telling(deciding).remind(first.person(), until.orElseThrow());
        }
    }

    @Override
    public void failed(EscalationInput.Failed input, Deciding deciding) {
        deciding.happens(new EscalationEvent.Restarted(PageEvent.OPENED, deciding.at(), false));
        new Quarantine(deciding).hand(input.error());
    }
}
