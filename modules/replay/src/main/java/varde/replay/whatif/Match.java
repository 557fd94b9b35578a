package varde.replay.whatif;

import varde.core.correlate.Outage;
import varde.replay.story.OutageTale;

/** Whether an outage of one world is one of the other. */
final class Match {

    /** What begins within so long of the other may be the same, in milliseconds. */
    private static final long CLOSE = 600_000;

    private Match() {}

    static boolean sameCause(OutageTale tale, Outage outage) {
        return tale.last().root().equals(outage.root()) && Math.abs(tale.brokeAt() - outage.brokeAt()) <= CLOSE;
    }

    static boolean sameCause(OutageTale one, OutageTale other) {
        return one.id().equals(other.id()) || sameCause(one, other.last());
    }
}
