package varde.core.watchdog;

/** What a watchdog sees. */
public sealed interface WatchInput {

    /** A case for each. */
    interface Cases {

        /** See {@link Answered}. */
        void answered(Answered input);

        /** See {@link Silent}. */
        void silent(Silent input);

        /** See {@link Moved}. */
        void moved(Moved input);

        /** See {@link Sang}. */
        void sang(Sang input);

        /** See {@link Handed}. */
        void handed(Handed input);

        /** See {@link Other}. */
        void other(Other input);

        /** See {@link Looked}. */
        void looked();
    }

    /** Dispatches on the case. */
    void each(Cases cases);

    /**
     * Kafka has answered.
     *
     * @param heartbeats how many partitions {@code heartbeats} has
     * @param observations how many {@code observations} has
     */
    record Answered(int heartbeats, int observations) implements WatchInput {
        @Override
        public void each(Cases cases) {
            cases.answered(this);
        }
    }

    /** Kafka has not answered, or what it holds cannot be understood, for this reason. */
    record Silent(String why) implements WatchInput {
        @Override
        public void each(Cases cases) {
            cases.silent(this);
        }
    }

    /**
     * A stage says how far it has read one partition of its main input: by a mark, or by an offset that it has committed.
     *
     * @param stage DETECT, CORRELATE or ESCALATE
     * @param upTo grows when it moves on
     */
    record Moved(Concern stage, int partition, long upTo) implements WatchInput {
        @Override
        public void each(Cases cases) {
            cases.moved(this);
        }
    }

    /**
     * A canary has come out as a page.
     *
     * @param partition of {@code heartbeats}
     * @param due log time at which its silence could be known
     * @param late how long after that it came out, in milliseconds
     */
    record Sang(int partition, long due, long late) implements WatchInput {
        @Override
        public void each(Cases cases) {
            cases.sang(this);
        }
    }

    /**
     * How far the notifiers of a channel are.
     *
     * @param waiting how many records of its pages they have not done with
     * @param upTo grows when they move on
     */
    record Handed(String channel, long waiting, long upTo) implements WatchInput {
        @Override
        public void each(Cases cases) {
            cases.handed(this);
        }
    }

    /**
     * The other watchdog was asked.
     *
     * @param name where it is
     * @param why what is wrong with it; empty if it is well
     */
    record Other(String name, String why) implements WatchInput {
        @Override
        public void each(Cases cases) {
            cases.other(this);
        }
    }

    /** It is time to say what has to be said. */
    record Looked() implements WatchInput {
        @Override
        public void each(Cases cases) {
            cases.looked();
        }
    }
}
