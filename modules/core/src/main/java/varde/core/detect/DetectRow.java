package varde.core.detect;

import java.util.Optional;
import varde.core.stage.Row;
import varde.core.stage.Seat;
import varde.core.time.Now;

/** What DETECT remembers. */
public sealed interface DetectRow extends Row {

    /** What has to be done for each sort of row. */
    interface Cases {

        /** For a sight. */
        void sight(Sight sight);

        /** For when something was last seen. */
        void seen(Seen seen);

        /** For an agent. */
        void agent(Agent agent);

        /** For the partition. */
        void partition(Partition partition);
    }

    /** The times that the row carries, so that the clock can be restored from it. */
    default Optional<Now> moment() {
        return Optional.empty();
    }

    /** Does what has to be done for this sort of row. */
    void each(Cases cases);

    /** The store of {@link Sight} rows. */
    String SIGHTS = "detect-sights";

    /** The store of {@link Seen} rows. */
    String SEEN = "detect-seen";

    /** The store of {@link Agent} rows. */
    String AGENTS = "detect-agents";

    /** The store of the one {@link Partition} row. */
    String PARTITION = "detect-partition";

    /**
     * How one agent sees one component; written when anything but the times and the sequence number changes. Of those,
     * {@link Seen} knows the latest.
     *
     * @param number what the other row calls it; 0: it has none, and no other row
     * @param look who looks at what
     * @param domain the component's domain
     * @param site the agent's site
     * @param view what was last said
     * @param generation the agent's generation in which that was said
     * @param interval in milliseconds
     * @param grace in milliseconds
     * @param seen the times at its last heartbeat by then
     * @param allowedUntil observed time until which silence is allowed, in milliseconds; 0 if it is not
     * @param session the agent's session at the last heartbeat; 0 if it does not say
     * @param sequence the sequence number of that heartbeat in that session
     */
    record Sight(
            SightNumber number,
            Look look,
            String domain,
            String site,
            View view,
            int generation,
            long interval,
            long grace,
            Now seen,
            long allowedUntil,
            long session,
            long sequence)
            implements DetectRow {

        @Override
        public void each(Cases cases) {
            cases.sight(this);
        }

        @Override
        public Optional<Now> moment() {
            return Optional.of(seen);
        }

        @Override
        public String store() {
            return SIGHTS;
        }

        @Override
        public String key() {
            return look.key();
        }

        @Override
        public Seat seat() {
            return look;
        }
    }

    /**
     * When one agent last saw one component; written with every heartbeat.
     *
     * @param number the number of its sight
     * @param seen the times at its last heartbeat
     * @param sequence the sequence number of the last heartbeat in its session
     */
    record Seen(SightNumber number, Now seen, long sequence) implements DetectRow {

        @Override
        public void each(Cases cases) {
            cases.seen(this);
        }

        @Override
        public Optional<Now> moment() {
            return Optional.of(seen);
        }

        @Override
        public String store() {
            return SEEN;
        }

        @Override
        public String key() {
            return number.toString();
        }

        @Override
        public Seat seat() {
            return number;
        }
    }

    /**
     * What holds for an agent as a whole; written when it falls silent or returns, and when its session changes.
     *
     * @param agent the agent
     * @param silent whether its silence has been said
     * @param generation counts its returns: what was said before the latest no longer counts
     * @param returned observed time of its latest return, in milliseconds
     * @param rival its session before the present one; 0 if none
     * @param turns how often in a row the session before has come back
     * @param turned observed time of the latest change of session, in milliseconds
     * @param doubled whether it has been said that two claim this id
     */
    record Agent(
            String agent,
            boolean silent,
            int generation,
            long returned,
            long rival,
            int turns,
            long turned,
            boolean doubled)
            implements DetectRow {

        @Override
        public void each(Cases cases) {
            cases.agent(this);
        }

        @Override
        public String store() {
            return AGENTS;
        }

        @Override
        public String key() {
            return agent;
        }
    }

    /**
     * What holds for the partition; written with every record that no sight carries the moment of.
     *
     * @param read the times at the latest record
     * @param floor observed time that every deadline counts from at the earliest, in milliseconds
     * @param marked log time of the latest mark, in milliseconds
     */
    record Partition(Now read, long floor, long marked) implements DetectRow {

        @Override
        public void each(Cases cases) {
            cases.partition(this);
        }

        @Override
        public Optional<Now> moment() {
            return Optional.of(read);
        }

        @Override
        public String store() {
            return PARTITION;
        }

        @Override
        public String key() {
            return "partition";
        }
    }
}
