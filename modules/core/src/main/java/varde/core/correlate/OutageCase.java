package varde.core.correlate;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import varde.core.landscape.State;

/** One outage in memory: its life, and what changes often about it. */
final class OutageCase {

    final String id;
    OutageLife life = OutageLife.UNBORN;
    State assumed = State.DOWN;
    int failures;
    final SortedSet<String> joined = new TreeSet<>();
    private CorrelateRow.@Nullable Tally kept;

    OutageCase(String id) {
        this.id = id;
    }

    void restore(CorrelateRow.Life row) {
        life = new OutageLife(Optional.of(row.outage()), row.reopenUntil(), life.stirred(), row.quarantined());
    }

    void restore(CorrelateRow.Tally row) {
        life = new OutageLife(life.told(), life.reopenUntil(), row.stirred(), life.quarantined());
        failures = row.failures();
        assumed = row.assumed();
        kept = row;
    }

    Outage outage() {
        return life.outage();
    }

    String root() {
        return outage().root();
    }

    boolean open() {
        return life.open();
    }

    /** Whether it stands for components never seen, and so has no root in the landscape. */
    boolean neverSeen() {
        return outage().kind().equals(RollCall.KIND);
    }

    /** Whether somebody has raised it by hand: then it lives until somebody resolves it. */
    boolean raised() {
        return outage().kind().equals(ByHand.RAISED);
    }

    /** Whether it is a warning about a maintenance window. */
    boolean planned() {
        return outage().kind().equals(Quiet.KIND);
    }

    /** Whether it has no root in the landscape. */
    boolean rootless() {
        return neverSeen() || raised() || planned();
    }

    void keepLife(Turn turn) {
        turn.keep(new CorrelateRow.Life(outage(), life.reopenUntil(), life.quarantined()));
    }

    /** Remembers what changes often, if it has. */
    void keepTally(Turn turn) {
        CorrelateRow.Tally row = new CorrelateRow.Tally(id, failures, life.stirred(), assumed);
        if (!Objects.equals(row, kept)) {
            kept = row;
            turn.keep(row);
        }
    }

    void forget(Turn turn) {
        turn.forget(CorrelateRow.OUTAGES, id);
        turn.forget(CorrelateRow.TALLIES, id);
    }
}
