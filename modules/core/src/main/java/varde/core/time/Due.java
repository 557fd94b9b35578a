package varde.core.time;

/**
 * When something is due, and by which of the two times.
 *
 * @param base the time that {@code at} is measured in
 * @param at milliseconds in that time
 */
public record Due(Base base, long at) {

    /** Which of the two times of {@link Now}. */
    public enum Base {
        /** Log time: for what concerns people. */
        LOG,
        /** Observed time: for what concerns evidence. */
        OBSERVED
    }

    /** Due at an instant of log time, in milliseconds since the epoch. */
    public static Due log(long at) {
        return new Due(Base.LOG, at);
    }

    /** Due at a reading of observed time, in milliseconds. */
    public static Due observed(long at) {
        return new Due(Base.OBSERVED, at);
    }

    /** Whether this moment has come. */
    public boolean reached(Now now) {
        return (base == Base.LOG ? now.log() : now.observed()) >= at;
    }
}
