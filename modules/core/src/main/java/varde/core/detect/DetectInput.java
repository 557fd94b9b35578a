package varde.core.detect;

/** What DETECT reads. */
public sealed interface DetectInput {

    /** What has to be done for each sort of input. */
    interface Cases {

        /** For a heartbeat. */
        void beat(Beat beat);

        /** For a pulse. */
        void pulse();
    }

    /** Does what has to be done for this sort of input. */
    void each(Cases cases);

    /** From {@code heartbeats}, the main and only input. */
    record Beat(Heartbeat heartbeat) implements DetectInput {

        @Override
        public void each(Cases cases) {
            cases.beat(this);
        }
    }

    /** Time passed. */
    record Pulse() implements DetectInput {

        @Override
        public void each(Cases cases) {
            cases.pulse();
        }
    }
}
