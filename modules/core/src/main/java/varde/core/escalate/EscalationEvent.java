package varde.core.escalate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Acknowledgement;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.escalate.Escalation.Status;
import varde.core.page.PageEvent;
import varde.core.stage.Reason;

/** What happens to an escalation. */
sealed interface EscalationEvent {

    /** Changes what is remembered. */
    void change(Draft draft);

    /** What is changed: what was there before. */
    default Draft from(EscalationState before) {
        return new Draft(before.course());
    }

    /** It began. */
    record Started(String outage, int number, String team, Policy policy, String source, long at)
            implements EscalationEvent {

        @Override
        public Draft from(EscalationState before) {
            return new Draft(policy);
        }

        @Override
        public void change(Draft draft) {
            draft.outage = outage;
            draft.number = number;
            draft.team = team;
            draft.source = source;
            draft.status = Status.RUNNING;
            draft.startedAt = at;
            draft.roundStartedAt = at;
            draft.wokenSince = at;
            draft.due = at;
            draft.next = new Ladder(policy).next(Rung.GROUND);
        }
    }

    /** The outage was told, or told anew. */
    record Told(Severity severity, String title, SortedMap<String, String> labels) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.severity = severity;
            draft.title = title;
            draft.labels = labels;
        }
    }

    /**
     * It runs again from the first step.
     *
     * @param asks what the pages say
     * @param at log time
     * @param anew whether those who were woken before have been told that it was over
     */
    record Restarted(PageEvent asks, long at, boolean anew) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.status = Status.RUNNING;
            draft.asks = asks;
            draft.latest = Rung.GROUND;
            draft.next = new Ladder(draft.policy).next(Rung.GROUND);
            draft.due = at;
            draft.round++;
            draft.roundStartedAt = at;
            draft.turns.clear();
            draft.declined.clear();
            draft.term = draft.acknowledgements.size();
            draft.remindAt = Optional.empty();
            draft.ending = Optional.empty();
            if (anew) {
                draft.startedAt = at;
                draft.wokenSince = at;
                draft.worst = draft.severity;
            }
        }
    }

    /** It goes on where it was when it ended. */
    record Resumed(Status as, Rung next, long due, long at) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.status = as;
            draft.wokenSince = at;
            draft.worst = draft.severity;
            draft.next = next;
            draft.due = due;
            draft.ending = Optional.empty();
        }
    }

    /** The steps are gone through from their first again, or those of the team of last resort. */
    record RoundBegan(long at) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.round++;
            draft.roundStartedAt = at;
            int oldest = draft.round - 2;
            draft.turns.removeIf(turn -> turn.round() < oldest);
        }
    }

    /** A step pages somebody. */
    record Stepped(Rung rung) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.latest = rung;
        }
    }

    /** This rung is next. */
    record Awaited(Rung next, long due) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.next = next;
            draft.due = due;
        }
    }

    /** A page is made; the turn is the one that made it, if any did. */
    record Paged(PageMade page, Optional<Turn> turn, Brief brief) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.pages.add(page);
            turn.ifPresent(made -> {
                draft.turns.removeIf(made::sameAs);
                draft.turns.add(made);
            });
            if (turn.isEmpty()) {
                draft.notices++;
            }
        }
    }

    /** Somebody has called one person more. */
    record CallMade() implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.calls++;
        }
    }

    /** A page that waited goes by itself. */
    record Released(PageMade page, Brief brief) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.replace(page);
        }
    }

    /** A page that waited goes with others in a digest. */
    record Carried(PageMade page) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.replace(page);
        }
    }

    /** A turn goes on with nothing new to try at its time. */
    record TurnKept(Turn turn) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.turns.replaceAll(kept -> kept.sameAs(turn) ? turn : kept);
        }
    }

    /** A turn has nothing more to try. */
    record TurnOver(Turn turn) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.turns.removeIf(turn::sameAs);
        }
    }

    /** Nobody is sought any more. */
    record TurnsOver() implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.turns.clear();
        }
    }

    /** A page must not be sent any more. */
    record Withdrawn(PageMade page) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.withdrawn.add(page.id());
        }
    }

    /** It became known what a page came to. */
    record Fated(String page, Fate fate, String note) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.fate(page, fate, note);
        }
    }

    /** Somebody cannot take it: is no longer sought, nor by later steps, until the steps begin anew when they are due. */
    record Declined(String person) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.declined.add(person);
            draft.turns.removeIf(turn -> turn.person().equals(person));
        }
    }

    /** Whoever has declined may be asked again. */
    record DeclinesOver() implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.declined.clear();
        }
    }

    /** Somebody who has answered no longer has it; others do. */
    record GivenBack(String person) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.acknowledgements
                    .subList(draft.term, draft.acknowledgements.size())
                    .removeIf(answer -> answer.person().equals(person));
        }
    }

    /**
     * Somebody answered, as the first or as well.
     *
     * @param answer the answer
     * @param remindAt log time at which the holder is reminded, in milliseconds
     * @param alone whether it counts in place of those before it
     */
    record Answered(Acknowledgement answer, Optional<Long> remindAt, boolean alone) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            if (alone || draft.status != Status.ACKNOWLEDGED) {
                draft.term = draft.acknowledgements.size();
                draft.turns.clear();
            } else {
                // Whoever was called besides is still wanted.
                draft.turns.removeIf(turn -> turn.person().equals(answer.person()));
            }
            draft.acknowledgements.add(answer);
            draft.status = Status.ACKNOWLEDGED;
            draft.accepted = draft.severity;
            draft.remindAt = remindAt;
        }
    }

    /** The holder was reminded, or could not be. */
    record Reminded() implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.remindAt = Optional.empty();
        }
    }

    /** Those woken for an outage that is part of this one now count as woken for this; what was withdrawn there stays so. */
    record Adopted(List<PageMade> pages, Set<String> withdrawn, long wokenSince, Severity worst)
            implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.pages.addAll(pages);
            draft.withdrawn.addAll(withdrawn);
            draft.wokenSince = Math.min(draft.wokenSince, wokenSince);
            draft.worst = Severity.worst(draft.worst, worst);
        }
    }

    /** It is over. */
    record Closed(Course.Ending ending) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.status = Status.ENDED;
            draft.turns.clear();
            draft.ending = Optional.of(ending);
        }
    }

    /** What those who were woken are told became known after the end. */
    record FarewellKnown(PageEvent farewell, String movedTo) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.ending = draft.ending.map(ending -> ending.telling(farewell, movedTo));
        }
    }

    /** Why. */
    record Reasoned(Reason reason) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.because(reason);
        }
    }

    /** All this is one change. */
    record Revised(long at) implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.revision++;
            draft.changedAt = at;
        }
    }

    /** What was withdrawn is no longer waited for, because that could not be decided. */
    record GivenUp() implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.withdrawn.clear();
        }
    }

    /** Nobody can ask for it any more. */
    record Forgotten() implements EscalationEvent {

        @Override
        public void change(Draft draft) {
            draft.turns.clear();
        }
    }
}
