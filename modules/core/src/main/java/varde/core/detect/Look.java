package varde.core.detect;

/**
 * One agent's look at one component, taken again and again. It is made once for all rows that tell of it, because its key is
 * asked for with every heartbeat.
 */
public final class Look {

    private final String agent;
    private final String component;
    private final String key;

    /** This agent's look at this component. */
    public Look(String agent, String component) {
        this.agent = agent;
        this.component = component.equals(agent) ? agent : component;
        this.key = agent + "|" + component;
    }

    /** Who looks. */
    public String agent() {
        return agent;
    }

    /** What is looked at. */
    public String component() {
        return component;
    }

    /** The key of its row. */
    public String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Look that && agent.equals(that.agent) && component.equals(that.component);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
