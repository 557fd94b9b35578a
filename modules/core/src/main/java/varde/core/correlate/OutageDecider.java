package varde.core.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.core.landscape.State;
import varde.core.stage.Decider;
import varde.core.stage.Reason;
import varde.core.time.Due;
import varde.core.time.Now;

/**
 * The life of one outage: unborn, open, closed or merged. What matters is told at once: opened, worse, merged, closed,
 * reopened. All else waits until a second after the last word.
 */
class OutageDecider implements Decider<OutageLife, OutageInput, OutageEvent> {

    /** Log time between two records that only bring it up to date, in milliseconds. */
    static final long TELL_EVERY = 1_000;

    private static final int MOST_REASONS = 20;

    @Override
    public OutageLife initial() {
        return OutageLife.UNBORN;
    }

    @Override
    public List<OutageEvent> decide(OutageLife life, OutageInput input, Now now) {
        return input.each(new Deciding(life, now));
    }

    @Override
    public OutageLife evolve(OutageLife life, OutageEvent event) {
        return event.after(life);
    }

    @Override
    public Optional<Due> nextDue(OutageLife life) {
        if (life.open()) {
            boolean waits = life.stirred() && !life.quarantined();
            return waits ? Optional.of(Due.log(life.outage().changedAt() + TELL_EVERY)) : Optional.empty();
        }
        return life.told().map(outage -> Due.log(life.reopenUntil()));
    }

    /** One decision. */
    private record Deciding(OutageLife life, Now now) implements OutageInput.Cases<List<OutageEvent>> {

        @Override
        public List<OutageEvent> broke(OutageInput.Broke input) {
            if (life.open()) {
                return looked(new OutageInput.Looked(input.picture()));
            }
            Draft draft = life.closed()
                    ? Draft.of(life.outage()).change(Outage.Change.REOPENED)
                    : Draft.born(input.id(), input.number()).change(Outage.Change.OPENED);
            draft.status(Outage.Status.OPEN).picture(input.picture()).openedAt(now.log());
            draft.held(input.held());
            if (life.closed()) {
                draft.because(
                        new Reason("reopened", "it failed again soon after it was over, and so is the same outage"));
            }
            return told(draft, 0);
        }

        @Override
        public List<OutageEvent> stirred() {
            return life.open() && !life.stirred() && !life.quarantined()
                    ? List.of(new OutageEvent.Stirred())
                    : List.of();
        }

        @Override
        public List<OutageEvent> looked(OutageInput.Looked input) {
            if (!life.open() || life.quarantined()) {
                return List.of();
            }
            Outage before = life.outage();
            Draft draft = Draft.of(before).picture(input.picture());
            if (worse(before, input.picture())) {
                return told(draft.change(Outage.Change.WORSE), 0);
            }
            if (draft.saysWhat(before)) {
                return life.stirred() ? List.of(new OutageEvent.Settled()) : List.of();
            }
            if (now.log() - before.changedAt() < TELL_EVERY) {
                return stirred();
            }
            return told(draft.change(Outage.Change.UPDATED), 0);
        }

        static boolean worse(Outage before, Picture picture) {
            return picture.severity().worseThan(before.severity())
                    || (before.state() != State.DOWN && picture.state() == State.DOWN);
        }

        @Override
        public List<OutageEvent> deepened(OutageInput.Deepened input) {
            String deeper = input.picture().root() + ", which " + life.outage().root() + " needs, is the deeper cause";
            return told(
                    Draft.of(life.outage())
                            .picture(input.picture())
                            .because(new Reason("merged", deeper))
                            .change(Outage.Change.MERGED),
                    0);
        }

        @Override
        public List<OutageEvent> takenOver(OutageInput.TakenOver input) {
            String why = "explained by outage " + input.number() + ": " + input.cause();
            return told(
                    Draft.of(life.outage())
                            .because(new Reason("merged", why))
                            .mergedInto(input.id())
                            .over(Outage.Status.MERGED, now.log())
                            .change(Outage.Change.MERGED),
                    now.log() + input.rememberFor());
        }

        @Override
        public List<OutageEvent> ended(OutageInput.Ended input) {
            Draft draft = Draft.of(life.outage());
            input.why().forEach(draft::because);
            draft.over(Outage.Status.CLOSED, now.log()).change(Outage.Change.CLOSED);
            return told(draft, now.log() + input.reopenWithin());
        }

        @Override
        public List<OutageEvent> failed(OutageInput.Failed input) {
            Reason reason = new Reason("quarantine", "set aside, because deciding about it failed: " + input.why());
            List<OutageEvent> events = new ArrayList<>(
                    told(Draft.of(life.outage()).because(reason).change(Outage.Change.UPDATED), life.reopenUntil()));
            events.add(new OutageEvent.Quarantined());
            return events;
        }

        private List<OutageEvent> told(Draft draft, long reopenUntil) {
            return List.of(new OutageEvent.Told(draft.finished(now.log(), MOST_REASONS), reopenUntil));
        }
    }
}
