package varde.core.detect;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Seat;

/**
 * One agent's look at one component, taken again and again. It is made once for all rows that tell of it: it is their seat as
 * well.
 */
public final class Look extends Seat {

    private final String agent;
    private final String component;
    private @Nullable String key;

    /** This agent's look at this component. */
    public Look(String agent, String component) {
        this.agent = agent;
        this.component = component.equals(agent) ? agent : component;
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
        String known = key;
        if (known == null) {
            known = agent + "|" + component;
            key = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Look that && agent.equals(that.agent) && component.equals(that.component);
    }

    @Override
    public int hashCode() {
        return Objects.hash(agent, component);
    }

    @Override
    public String toString() {
        return key();
    }
}
