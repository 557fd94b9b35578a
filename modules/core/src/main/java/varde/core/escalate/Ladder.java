package varde.core.escalate;

import java.time.Duration;
import java.util.List;
import varde.core.oncall.Team;

/**
 * The order and the times of the steps. The team's own steps, as often again as its policy says, then the steps of the
 * team of last resort, round and round: there is always a next one. A new round begins one spacing after the last step
 * of the round before: as long as the last step waited for the one before it, 5 minutes if there is only one step, and
 * never less than a minute.
 */
final class Ladder {

    private static final long ONLY_STEP = Duration.ofMinutes(5).toMillis();
    private static final long SHORTEST = Duration.ofMinutes(1).toMillis();

    private final Policy policy;

    Ladder(Policy policy) {
        this.policy = policy;
    }

    /** Whether there is another team to turn to. */
    boolean hasLastResort() {
        return !policy.lastSteps().isEmpty();
    }

    /** What a rung does. */
    Team.Step step(Rung rung) {
        return steps(rung).get(rung.step());
    }

    /** The rung after this one. */
    Rung next(Rung rung) {
        if (rung.step() + 1 < steps(rung).size()) {
            return new Rung(rung.lastResort(), rung.lap(), rung.step() + 1);
        }
        boolean turnsElsewhere = !rung.lastResort() && hasLastResort() && rung.lap() >= policy.repeat();
        return turnsElsewhere ? Rung.LAST_RESORT : new Rung(rung.lastResort(), rung.lap() + 1, 0);
    }

    /** How long after a rung the next one comes, in milliseconds. */
    long gap(Rung from, Rung to) {
        if (from.step() < 0) {
            return after(to);
        }
        return from.sameRound(to) ? after(to) - after(from) : spacing(from) + after(to);
    }

    /** How long after the first step the next one comes, or a new round, in milliseconds. */
    long afterFirst() {
        Rung first = next(Rung.GROUND);
        return Math.max(SHORTEST, gap(first, next(first)));
    }

    private long spacing(Rung rung) {
        List<Team.Step> steps = steps(rung);
        int last = steps.size() - 1;
        long spacing = last == 0
                ? ONLY_STEP
                : steps.get(last).after().minus(steps.get(last - 1).after()).toMillis();
        return Math.max(SHORTEST, spacing);
    }

    private long after(Rung rung) {
        return step(rung).after().toMillis();
    }

    private List<Team.Step> steps(Rung rung) {
        return rung.lastResort() ? policy.lastSteps() : policy.steps();
    }
}
