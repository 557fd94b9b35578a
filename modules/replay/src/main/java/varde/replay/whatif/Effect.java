package varde.replay.whatif;

import java.util.List;

/**
 * What would have been otherwise with one outage.
 *
 * @param kind how
 * @param number its number where it was, or would have been
 * @param root id of the component at its root
 * @param name what people call it
 * @param severity how bad it was, or would have been
 * @param openedAt when it was, or would have been opened, in milliseconds since the epoch
 * @param changes what differs, for people
 * @param why the reasons given
 * @param spared pages that would not have been sent
 * @param added pages that would have been sent
 */
public record Effect(
        Kind kind,
        int number,
        String root,
        String name,
        String severity,
        long openedAt,
        List<String> changes,
        List<String> why,
        List<PageLine> spared,
        List<PageLine> added) {

    /** How an outage would have been otherwise. */
    public enum Kind {
        /** It was, and would not have been. */
        GONE,
        /** It was not, and would have been. */
        NEW,
        /** It was, and would have been otherwise. */
        CHANGED
    }

    /**
     * A page, for people.
     *
     * @param at log time, in milliseconds since the epoch
     * @param person to whom
     * @param channel how
     * @param event what it says
     */
    public record PageLine(long at, String person, String channel, String event) {}
}
