package varde.core.detect;

/**
 * The canaries: an agent in each partition of {@code heartbeats} whose component falls silent every minute, so that it shows
 * whether silence is still found. They go the way of all heartbeats, and nobody is ever asked about them.
 */
public final class Canary {

    /** What the ids of all canaries begin with; no landscape may use it. */
    public static final String RESERVED = "varde.canary/";

    private Canary() {}

    /** The id of the agent that speaks in a partition of {@code heartbeats}. */
    public static String agent(int partition) {
        return RESERVED + partition;
    }

    /** The id of the component that it looks at, which falls silent every minute. */
    public static String bird(int partition) {
        return agent(partition) + "/bird";
    }

    /** Whether an agent or a component is a canary. */
    public static boolean is(String id) {
        return id.startsWith(RESERVED);
    }

    /** Whether it is the silence that must come out as a page. */
    public static boolean isSilence(Observation.Seen seen) {
        return seen.view() == View.SILENT && seen.component().equals(bird(seen.partition()));
    }
}
