package varde.core.detect;

/** A record of the topic {@code observations}. */
public sealed interface Observation {

    /** What has to be done for each sort of observation. */
    interface Cases {

        /** For a change in what is seen. */
        void seen(Seen seen);

        /** For a mark. */
        void mark(Mark mark);

        /** For a blind interval. */
        void blind(Blind blind);

        /** For an id that two agents claim. */
        void doubled(Doubled doubled);
    }

    /** Does what has to be done for this sort of observation. */
    void each(Cases cases);

    /**
     * A change in what one agent sees of one component. When {@code agent} equals {@code component}, the agent speaks of
     * itself; SILENT then means that nothing at all comes from it.
     *
     * @param agent who sees
     * @param component what is seen
     * @param domain the scope within which causes are sought
     * @param site where the agent stands
     * @param view what is seen
     * @param message for people
     * @param since log time of the record that made the change, in milliseconds; for SILENT, of the last sign of life
     * @param patience interval plus grace, in milliseconds: how long the next change may take to be noticed; 0 for a report of
     *     a run
     * @param partition the partition of {@code heartbeats} that the agent writes to: its mark vouches for this view
     */
    record Seen(
            String agent,
            String component,
            String domain,
            String site,
            View view,
            String message,
            long since,
            long patience,
            int partition)
            implements Observation {

        @Override
        public void each(Cases cases) {
            cases.seen(this);
        }
    }

    /**
     * DETECT has read this partition of {@code heartbeats} up to this log time.
     *
     * @param partition the partition of {@code heartbeats}
     * @param readUpTo log time, in milliseconds
     */
    record Mark(int partition, long readUpTo) implements Observation {

        @Override
        public void each(Cases cases) {
            cases.mark(this);
        }
    }

    /**
     * Two processes claim the id of one agent, or no longer do. Both are believed meanwhile: who spoke last counts.
     *
     * @param agent the id
     * @param domain the domain of the agent itself
     * @param site where the one that spoke last says it stands
     * @param over whether there is one again
     * @param partition the partition of {@code heartbeats}
     */
    record Doubled(String agent, String domain, String site, boolean over, int partition) implements Observation {

        @Override
        public void each(Cases cases) {
            cases.doubled(this);
        }
    }

    /**
     * Nothing was written to this partition of {@code heartbeats} in this interval: what happened then was not measured.
     *
     * @param partition the partition of {@code heartbeats}
     * @param from log time of the last record before, in milliseconds
     * @param to log time of the first record after, in milliseconds
     */
    record Blind(int partition, long from, long to) implements Observation {

        @Override
        public void each(Cases cases) {
            cases.blind(this);
        }
    }
}
