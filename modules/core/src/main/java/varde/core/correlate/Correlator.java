package varde.core.correlate;

import varde.core.detect.Observation;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Stage;
import varde.core.time.Now;

/**
 * CORRELATE for one partition of observations: joins what the agents see into one state of each component, finds which
 * failures are explained by others, and keeps one outage for each root cause.
 */
public final class Correlator implements Stage<CorrelateInput, CorrelateRow, CorrelateOutput> {

    /** Log time between two marks, in milliseconds. */
    static final long MARK_EVERY = 1_000;

    private static final String MARKED = "marked";

    private final CorrelatorSettings settings;
    private final Drafts drafts = new Drafts();
    private final ViewBook views = new ViewBook();
    private final MarkBook marks = new MarkBook();
    private long marked;

    /** CORRELATE with nothing remembered. */
    public Correlator(CorrelatorSettings settings) {
        this.settings = settings;
    }

    /** What it must know of its surroundings. */
    public CorrelatorSettings settings() {
        return settings;
    }

    @Override
    public void restore(CorrelateRow row) {
        if (row instanceof CorrelateRow.Part part) {
            drafts.restore(part);
        } else if (row instanceof CorrelateRow.InForce inForce) {
            drafts.restore(inForce);
        } else if (row instanceof CorrelateRow.Sight sight) {
            views.restore(sight);
        } else if (row instanceof CorrelateRow.Era era) {
            views.restore(era);
        } else if (row instanceof CorrelateRow.Counter counter) {
            marks.restore(counter);
        }
    }

    @Override
    public Outcome<CorrelateRow, CorrelateOutput> decide(CorrelateInput input, Place place, Now now) {
        Turn turn = new Turn(place, now);
        input.each(new Reading(turn));
        mark(turn);
        return turn.outcome();
    }

    private void mark(Turn turn) {
        long log = turn.now().log();
        if (log - marked >= MARK_EVERY) {
            marked = log;
            turn.keep(new CorrelateRow.Counter(MARKED, log));
            turn.say(new CorrelateOutput.Marked(
                    new OutageRecord.Mark(turn.place().partition(), log)));
        }
    }

    /** What one input does. */
    private final class Reading implements CorrelateInput.Cases, Observation.Cases {

        private final Turn turn;

        Reading(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void observed(CorrelateInput.Observed input) {
            input.observation().each(this);
        }

        @Override
        public void pulse() {}

        @Override
        public void configured(CorrelateInput.Configured input) {
            ConfigRecord<CorrelatePart> record = input.config();
            if (record instanceof ConfigRecord.Part<CorrelatePart> part) {
                drafts.take(part, turn);
            } else if (record instanceof ConfigRecord.InForce<CorrelatePart> inForce) {
                drafts.close(inForce, turn);
            }
        }

        @Override
        public void commanded(CorrelateInput.Commanded input) {
            turn.outcome()
                    .refuse("CORRELATE does not yet take commands: "
                            + input.command().kind() + " of " + input.command().who() + " changes nothing");
        }

        @Override
        public void seen(Observation.Seen seen) {
            marks.hear(seen.partition(), turn);
            views.take(seen, turn);
        }

        @Override
        public void mark(Observation.Mark mark) {
            marks.mark(mark.partition(), mark.readUpTo(), turn);
        }

        @Override
        public void blind(Observation.Blind blind) {}
    }
}
