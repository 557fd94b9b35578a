package varde.core.escalate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way through one person's contacts at one step. It goes on beside later steps until somebody answers.
 *
 * @param person id of the person, or {@code team:ID} for a team's own contacts
 * @param target whom the step named, such as {@code schedule:primary}
 * @param asked id of the team whose step it is
 * @param round the escalation's round
 * @param step index of the step; -1 for people who are only informed, less for those whom somebody has called
 * @param began log time, in milliseconds
 * @param tried indices of the contacts that were paged, in order
 * @param nextAt log time at which a further contact is paged, in milliseconds
 */
public record Turn(
        String person,
        String target,
        String asked,
        int round,
        int step,
        long began,
        List<Integer> tried,
        Optional<Long> nextAt) {

    /** Where people stand who are only informed. */
    static final int INFORMED = -1;

    /** Where the first stands whom somebody has called; each further one stands one lower. */
    static final int CALLED = -2;

    public Turn {
        tried = List.copyOf(tried);
    }

    /** Whether an answer is asked for. */
    boolean asks() {
        return step != INFORMED;
    }

    /** Whether a step of the policy made it, rather than somebody. */
    boolean ofStep() {
        return step >= 0;
    }

    /** Whether another is the same person's turn at the same step. */
    boolean sameAs(Turn other) {
        return person.equals(other.person) && round == other.round && step == other.step;
    }

    /** The identity of the page to one of the contacts. */
    String pageId(String outage, String team, int contact) {
        return String.join(
                "/", outage, team, Integer.toString(round), Integer.toString(step), person, Integer.toString(contact));
    }

    /** The same turn, to go on then. */
    Turn until(Optional<Long> next) {
        return new Turn(person, target, asked, round, step, began, tried, next);
    }

    /** The same turn, begun then. */
    Turn beginning(long at) {
        return new Turn(person, target, asked, round, step, at, tried, nextAt);
    }

    Turn trying(int contact, Optional<Long> next) {
        List<Integer> all = new ArrayList<>(tried);
        all.add(contact);
        return new Turn(person, target, asked, round, step, began, all, next);
    }
}
