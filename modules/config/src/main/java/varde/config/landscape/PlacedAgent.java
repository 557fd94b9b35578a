package varde.config.landscape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import varde.config.problem.Mark;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.Need;

/**
 * An agent as it was read, and where its parts stand.
 *
 * @param agent the agent
 * @param mark where its id stands
 * @param runsOn where {@code runsOn} stands; the id's place if it says none
 */
record PlacedAgent(Agent agent, Mark mark, Mark runsOn) {

    /** The kind that an agent has as a component. */
    static final String KIND = "agent";

    /** The component that it is: it needs what it runs on. */
    Placed component() {
        List<Need> needs = agent.runsOn().map(Need::of).stream().toList();
        Component component = new Component(
                agent.id(),
                KIND,
                agent.id(),
                new TreeMap<>(Map.of("site", agent.site())),
                Optional.empty(),
                Criticality.NORMAL,
                Component.MAIN_DOMAIN,
                needs,
                Optional.empty());
        Map<String, Mark> marks =
                agent.runsOn().map(host -> Map.of(host, runsOn)).orElse(Map.of());
        return new Placed(component, mark, marks, List.of());
    }
}
