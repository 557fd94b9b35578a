package varde.app.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import varde.app.view.Situation;
import varde.core.answer.AnswerDesk;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.oncall.Person;

/** What the log says, as far as an answer is about it. */
record WhatIsKnown(Situation situation) implements AnswerDesk.Known {

    @Override
    public List<Person> people() {
        return situation.people();
    }

    /** Those that the person has not answered yet; if there are none, those that he or she has. */
    @Override
    public List<AnswerDesk.Open> openFor(String person) {
        List<Outage> all = situation.open().stream()
                .filter(outage -> situation.escalations(outage.id()).stream().anyMatch(one -> paged(one, person)))
                .toList();
        List<Outage> unanswered = all.stream()
                .filter(outage -> situation.escalations(outage.id()).stream().noneMatch(one -> answered(one, person)))
                .toList();
        return (unanswered.isEmpty() ? all : unanswered)
                .stream()
                        .map(outage -> new AnswerDesk.Open(outage.number(), title(outage)))
                        .toList();
    }

    @Override
    public Optional<AnswerDesk.Found> outage(int number) {
        return situation
                .outage(number)
                .map(outage -> new AnswerDesk.Found(number, title(outage), outage.status() == Outage.Status.OPEN));
    }

    /** The open outages that this person was paged for and has answered. */
    Set<Integer> answeredBy(String person) {
        return situation.open().stream()
                .filter(outage -> situation.escalations(outage.id()).stream().anyMatch(one -> answered(one, person)))
                .map(Outage::number)
                .collect(Collectors.toSet());
    }

    static String title(Outage outage) {
        return outage.applications().isEmpty()
                ? outage.rootName()
                : outage.applications().get(0);
    }

    private static boolean paged(Escalation escalation, String person) {
        return escalation.pages().stream().anyMatch(page -> page.person().equals(person));
    }

    private static boolean answered(Escalation escalation, String person) {
        return escalation.acknowledgements().stream()
                .anyMatch(acknowledgement -> acknowledgement.person().equals(person));
    }
}
