package varde.replay.compare;

/**
 * A decision that was recorded and a decision that was made now differ.
 *
 * @param stage the stage
 * @param topic the topic, without prefix
 * @param kind how they differ
 * @param what what the decision is about
 * @param detail field by field, what was recorded and what was decided now
 * @param at log time of the input, or of the recorded decision where there was no such input, in milliseconds
 * @param cause why, as far as it is known
 */
public record Difference(String stage, String topic, Kind kind, String what, String detail, long at, Cause cause) {

    /** How two decisions differ. */
    public enum Kind {
        /** Recorded, but not decided now. */
        MISSING,
        /** Decided now, but not recorded. */
        ADDED,
        /** Both, with different content. */
        CHANGED,
        /** Both, in another order. */
        MOVED
    }

    /** Why they differ. */
    public enum Cause {
        /** The recording ends before the stage had read so far, or before what came of it was written. */
        END_OF_RECORDING("the recording ends here"),
        /** It is about something that began before anything that was read. */
        BEFORE_THE_RECORDING("it began before anything that was read; a longer --warm-up may help"),
        /** The same page to the same person, of which only the texts differ: those of another version. */
        WORDED_OTHERWISE("the same page, worded otherwise: by the texts of another version of Varde"),
        /** Nothing that is known explains it. */
        UNEXPLAINED("unexplained");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** Whether nothing explains it. */
    public boolean unexplained() {
        return cause == Cause.UNEXPLAINED;
    }
}
