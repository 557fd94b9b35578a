package varde.core.escalate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Team;

/**
 * Goes from step to step. A step with nobody is skipped at once; so is the wait after a step whose people could none of
 * them be reached. Whatever happens, a next step is due.
 */
final class Climb {

    /** How soon the steps are tried again when in a whole round nobody could be reached, in milliseconds. */
    static final long RETRY = Duration.ofMinutes(1).toMillis();

    /** More missed steps than this are not counted one by one. */
    private static final int MOST_MISSED = 10_000;

    private final Deciding deciding;
    private final Ladder ladder;

    Climb(Deciding deciding) {
        this.deciding = deciding;
        this.ladder = deciding.ladder();
    }

    /** Begins with the first step, now or after its delay. */
    void begin(long lateBy) {
        Rung first = deciding.course().next();
        long due = deciding.at() + ladder.gap(Rung.GROUND, first);
        if (due > deciding.at()) {
            deciding.happens(new EscalationEvent.Awaited(first, due));
        } else {
            take(first, deciding.at(), lateBy);
        }
    }

    /** Takes the step that is due. If it should have been taken long ago, those that came after it count as missed. */
    void takeDue() {
        Rung rung = deciding.course().next();
        if (!rung.sameRound(deciding.course().latest())
                && !deciding.course().declined().isEmpty()) {
            deciding.happens(new EscalationEvent.DeclinesOver());
        }
        long due = deciding.course().due();
        long lateBy = deciding.at() - due;
        if (lateBy <= Deciding.LATE) {
            take(rung, due, 0);
            return;
        }
        int missed = 0;
        Rung following = ladder.next(rung);
        while (due + ladder.gap(rung, following) <= deciding.at() && missed < MOST_MISSED) {
            due += ladder.gap(rung, following);
            rung = following;
            following = ladder.next(rung);
            missed++;
        }
        deciding.happens(new EscalationEvent.TurnsOver());
        deciding.because(
                "late",
                "Varde was away; the step due at " + deciding.clock(due) + " is taken at "
                        + deciding.clock(deciding.at())
                        + (missed == 0 ? "." : ", " + missed + " before it are skipped."));
        take(rung, deciding.at(), lateBy);
    }

    /** A page did not get through: the person's next contact, or if the step has reached nobody, the next step. */
    void unreached(PageMade page) {
        Optional<Turn> turn = deciding.course().turnOf(page.id());
        if (turn.isPresent() && !new Calling(deciding).nextContact(turn.get(), page)) {
            goOn(turn.get(), "could not be reached", "reached nobody.");
        }
    }

    /** Whether a turn is of the latest step, or of the one to whom it was given since: the next step follows on it. */
    boolean sought(Turn turn) {
        Course course = deciding.course();
        return ofLatest(turn)
                || !turn.ofStep() && turn.asks() && course.latest().equals(Rung.GROUND);
    }

    /** Somebody who was being asked cannot take it. If nobody else is being asked, the next step is taken at once. */
    void declined(Turn turn) {
        goOn(turn, "cannot take it", "has nobody left who may take it.");
    }

    private void goOn(Turn turn, String person, String step) {
        Course course = deciding.course();
        if (handedOverInVain(turn)) {
            deciding.because("next-step", turn.person() + " " + person + "; the steps begin anew.");
            take(course.next(), deciding.at(), 0);
        } else if (ofLatest(turn)
                && course.turns().stream().noneMatch(other -> sameStep(other, turn) && course.alive(other))) {
            deciding.because("next-step", step(course.latest()) + " " + step);
            afterwards(course.latest()).ifPresent(next -> take(next, deciding.at(), 0));
        }
    }

    private boolean ofLatest(Turn turn) {
        Course course = deciding.course();
        return turn.asks()
                && turn.round() == course.shown().round()
                && turn.step() == course.latest().step();
    }

    /** Whether it was given to somebody who cannot be reached, and no step has been taken since. */
    private boolean handedOverInVain(Turn turn) {
        Course course = deciding.course();
        return !turn.ofStep()
                && turn.asks()
                && !course.drill()
                && course.latest().equals(Rung.GROUND)
                && course.turns().stream().noneMatch(other -> other.asks() && course.alive(other));
    }

    private void take(Rung first, long anchor, long lateBy) {
        Rung rung = first;
        long from = anchor;
        while (true) {
            if (!rung.sameRound(deciding.course().latest())) {
                deciding.happens(new EscalationEvent.RoundBegan(from));
            }
            deciding.happens(new EscalationEvent.Stepped(rung));
            String asked = deciding.asked(rung);
            Team.Step step = ladder.step(rung);
            List<Reach.Callee> callees = willing(new Reach(deciding).callees(asked, step.page()));
            if (!callees.isEmpty()) {
                page(rung, callees, lateBy);
                awaitAfter(rung, from, morning(callees));
                return;
            }
            deciding.because("skipped", step(rung) + " is skipped at once: there is nobody to page.");
            Optional<Rung> next = afterwards(rung);
            if (next.isEmpty()) {
                return;
            }
            rung = next.get();
            from = deciding.at();
        }
    }

    /** Without those who have said that they cannot take it. */
    private List<Reach.Callee> willing(List<Reach.Callee> callees) {
        List<Reach.Callee> willing = new ArrayList<>();
        for (Reach.Callee callee : callees) {
            if (deciding.course().declined().contains(callee.person())) {
                deciding.because("said-no", callee.person() + " has said no already.");
            } else {
                willing.add(callee);
            }
        }
        return willing;
    }

    private void awaitAfter(Rung rung, long from, Optional<Long> morning) {
        Rung next = ladder.next(rung);
        morning.ifPresent(at -> deciding.because(
                "quiet", "All of them are in quiet hours; it waits for the digest at " + deciding.clock(at) + "."));
        deciding.happens(new EscalationEvent.Awaited(next, morning.orElse(from) + ladder.gap(rung, next)));
    }

    private void page(Rung rung, List<Reach.Callee> callees, long lateBy) {
        deciding.because(
                "step",
                step(rung) + " pages "
                        + String.join(
                                ", ",
                                callees.stream()
                                        .map(callee -> callee.person() + " (" + callee.target() + ")")
                                        .toList())
                        + ".");
        callees.forEach(callee -> new Calling(deciding).begin(callee, deciding.asked(rung), rung.step(), lateBy));
    }

    /** When the step's people are reached: now, or in the morning if all of them are in quiet hours. */
    private Optional<Long> morning(List<Reach.Callee> callees) {
        Sending sending = new Sending(deciding);
        List<Optional<Long>> mornings =
                callees.stream().map(callee -> sending.morning(callee.person())).toList();
        return mornings.stream().allMatch(Optional::isPresent)
                ? mornings.stream().flatMap(Optional::stream).min(Long::compare)
                : Optional.empty();
    }

    /** The rung to take at once after one that reached nobody; empty if it is to be waited for. */
    private Optional<Rung> afterwards(Rung rung) {
        Rung next = ladder.next(rung);
        if (next.sameRound(rung)) {
            return Optional.of(next);
        }
        Course course = deciding.course();
        boolean reached = course.turns().stream()
                .anyMatch(turn -> turn.asks() && turn.round() == course.shown().round() && course.alive(turn));
        if (reached) {
            deciding.happens(new EscalationEvent.Awaited(next, deciding.at() + ladder.gap(rung, next)));
            return Optional.empty();
        }
        if (!rung.lastResort() && ladder.hasLastResort()) {
            deciding.because(
                    "last-resort",
                    "Nobody of " + deciding.asked(rung) + " can be reached; on to "
                            + course.policy().lastTeam() + " at once.");
            return Optional.of(Rung.LAST_RESORT);
        }
        boolean saidNo = !course.declined().isEmpty();
        deciding.because(
                "nobody",
                saidNo
                        ? "Nobody is left who has not said no; they are asked again when the steps begin anew."
                        : "Nobody at all can be reached; the steps are tried again every minute.");
        long wait = saidNo ? ladder.gap(rung, next) : RETRY;
        deciding.happens(new EscalationEvent.Awaited(next, deciding.at() + wait));
        return Optional.empty();
    }

    private String step(Rung rung) {
        return "Step " + (rung.step() + 1) + " of " + deciding.asked(rung);
    }

    private static boolean sameStep(Turn one, Turn other) {
        return one.round() == other.round() && one.step() == other.step();
    }
}
