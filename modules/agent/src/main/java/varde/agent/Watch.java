package varde.agent;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import varde.agent.check.Finding;
import varde.core.detect.HeartbeatStatus;

/** The looks at one component, one after the other. All that it remembers belongs to the crew's clock thread. */
final class Watch {

    private final Watched watched;
    private final Crew crew;
    private final Consumer<Look> done;
    private @Nullable Round underWay;
    private @Nullable Attempt unreturned;

    Watch(Watched watched, Crew crew, Consumer<Look> done) {
        this.watched = watched;
        this.crew = crew;
        this.done = done;
    }

    Watched watched() {
        return watched;
    }

    /** Begins a look, unless the one before is still under way. To be called on the clock thread. */
    void begin() {
        if (underWay == null) {
            Round round = new Round();
            underWay = round;
            round.end = later(watched.pace().longestLook(), () -> endInAnyCase(round));
            attempt(round);
        }
    }

    private void attempt(Round round) {
        if (underWay != round) {
            return;
        }
        round.attempts++;
        if (unreturned != null) {
            // Its thread hangs where no time limit reaches, in name resolution perhaps: one such thread is enough.
            found(round, Finding.failed("still no answer to the look before"), Duration.ZERO);
            return;
        }
        Attempt attempt = new Attempt(round);
        round.attempt = attempt;
        attempt.task = crew.workers.submit(attempt);
    }

    private void found(Round round, Finding finding, Duration lasted) {
        if (underWay != round) {
            return;
        }
        Duration took = finding.took().orElse(lasted);
        round.last = new Look(watched, weighed(finding, took), took, round.attempts);
        if (finding.status() == HeartbeatStatus.FAILED
                && round.attempts <= watched.pace().retries()) {
            later(Pace.PAUSE, () -> attempt(round));
        } else {
            conclude(round, round.last);
        }
    }

    private Finding weighed(Finding finding, Duration took) {
        boolean slow = finding.status() == HeartbeatStatus.OK
                && watched.pace()
                        .slow()
                        .filter(limit -> took.compareTo(limit) > 0)
                        .isPresent();
        return slow ? Finding.degraded("slow, took " + Finding.words(took) + "; " + finding.message()) : finding;
    }

    /** The time of this look is up: no worker came free for it, or one came late. */
    private void endInAnyCase(Round round) {
        Attempt attempt = round.attempt;
        if (underWay != round || attempt == null) {
            return;
        }
        giveUp(attempt);
        Finding busy = Finding.broken("not looked at in time: all " + crew.size() + " workers of the agent are busy");
        if (round.last != null) {
            conclude(round, round.last);
        } else if (attempt.begun) {
            Duration limit = watched.pace().timeout();
            conclude(round, new Look(watched, Finding.noAnswer(limit), limit, round.attempts));
        } else {
            conclude(round, new Look(watched, busy, Duration.ZERO, 0));
        }
    }

    private void conclude(Round round, Look look) {
        underWay = null;
        if (round.end != null) {
            round.end.cancel(false);
        }
        done.accept(look);
    }

    private void overdue(Attempt attempt) {
        if (!attempt.returned) {
            giveUp(attempt);
            found(
                    attempt.round,
                    Finding.noAnswer(watched.pace().timeout()),
                    watched.pace().timeout());
        }
    }

    private void giveUp(Attempt attempt) {
        attempt.givenUp = true;
        if (attempt.task != null) {
            attempt.task.cancel(true);
        }
        if (attempt.begun && !attempt.returned) {
            unreturned = attempt;
        }
    }

    private void returned(Attempt attempt, Finding finding, Duration took) {
        attempt.returned = true;
        if (unreturned == attempt) {
            unreturned = null;
        }
        if (!attempt.givenUp) {
            found(attempt.round, finding, took);
        }
    }

    private Future<?> later(Duration delay, Runnable task) {
        return crew.clock.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** One look with its repetitions. */
    private static final class Round {
        int attempts;

        @Nullable
        Attempt attempt;

        @Nullable
        Look last;

        @Nullable
        Future<?> end;
    }

    /** One attempt, run by a worker. */
    private final class Attempt implements Runnable {
        final Round round;

        @Nullable
        Future<?> task;

        volatile boolean begun;
        boolean returned;
        boolean givenUp;

        Attempt(Round round) {
            this.round = round;
        }

        @Override
        public void run() {
            begun = true;
            Future<?> guard = later(watched.pace().timeout().plus(Pace.OVERTIME), () -> overdue(this));
            long start = System.nanoTime();
            Finding finding = look();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            guard.cancel(false);
            crew.clock.execute(() -> returned(this, finding, took));
        }

        private Finding look() {
            try {
                return watched.check().look(watched.pace().timeout());
            } catch (Throwable defect) {
                return Finding.broken("the check itself failed: " + defect);
            }
        }
    }
}
