package varde.core.correlate;

import java.util.List;
import varde.core.detect.View;

/**
 * What an outage rests on, for people who want to check it.
 *
 * @param seenBy who sees what of the root, since when; at most 10
 * @param considered what the root needs, and why that is not the cause; at most 10
 * @param candidates ids of causes that explain the same symptoms equally well, the root among them; empty when the root
 *     stands alone
 * @param inferred whether nobody saw the root fail: it is suspected, because most of what hangs on it failed together
 * @param applications the applications that it hits or could hit
 * @param atRisk what has lost redundancy through it and still works, the smallest margin first; at most 10
 */
public record Explanation(
        List<Sighting> seenBy,
        List<Considered> considered,
        List<String> candidates,
        boolean inferred,
        Applications applications,
        List<Risk> atRisk) {

    /** Nothing to explain. */
    public static final Explanation NONE = new Explanation(
            List.of(), List.of(), List.of(), false, new Applications(List.of(), List.of(), List.of()), List.of());

    /**
     * What one agent sees of the root.
     *
     * @param agent who sees
     * @param site where the agent stands
     * @param view what is seen
     * @param counts whether it has a vote: its agent is alive, not cut off, and its marks are fresh
     * @param since log time since which, in milliseconds
     * @param message what the agent said
     */
    public record Sighting(String agent, String site, View view, boolean counts, long since, String message) {}

    /**
     * What could have been the cause and is not.
     *
     * @param component its id
     * @param why why it is not the cause
     */
    public record Considered(String component, String why) {}

    /**
     * Names of applications, the most critical first; at most 20 each.
     *
     * @param down those that are down
     * @param degraded those that are degraded
     * @param atRisk those that the next loss could take down
     */
    public record Applications(List<String> down, List<String> degraded, List<String> atRisk) {}

    /**
     * What has lost redundancy and still works.
     *
     * @param component its id
     * @param name its name
     * @param left how many of the group are left
     * @param needed how many it needs
     * @param of how many there are
     */
    public record Risk(String component, String name, int left, int needed, int of) {

        /** How many more may be lost before it goes down; 0: the next loss takes it down. */
        public int margin() {
            return left - needed;
        }
    }

    /** The same when nothing is hit any more. */
    Explanation over() {
        return new Explanation(seenBy, considered, candidates, inferred, NONE.applications, List.of());
    }
}
