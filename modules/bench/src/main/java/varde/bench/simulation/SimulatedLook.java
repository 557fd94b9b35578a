package varde.bench.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Watch;

/**
 * That one agent looks at one component.
 *
 * @param agent its id; the component's own for one that reports itself
 * @param site where the agent stands
 * @param component what is looked at
 * @param domain its domain
 * @param interval in milliseconds
 * @param grace in milliseconds
 */
record SimulatedLook(String agent, String site, String component, String domain, long interval, long grace) {

    private static final String SELF = "self";

    boolean ofItself() {
        return agent.equals(component);
    }

    /** All looks that a landscape asks for; jobs are left out. */
    static List<SimulatedLook> of(SimulatedNetwork network, List<Agent> agents) {
        List<SimulatedLook> looks = new ArrayList<>();
        for (Agent agent : agents) {
            looks.add(new SimulatedLook(
                    agent.id(),
                    agent.site(),
                    agent.id(),
                    Component.MAIN_DOMAIN,
                    agent.interval().toMillis(),
                    agent.grace().toMillis()));
        }
        for (Component component : network.components().values()) {
            component
                    .watch()
                    .filter(watch -> watch.job().isEmpty())
                    .ifPresent(watch -> looks.addAll(at(component, watch, agents)));
        }
        return looks;
    }

    private static List<SimulatedLook> at(Component component, Watch watch, List<Agent> agents) {
        List<SimulatedLook> looks = new ArrayList<>();
        for (String by : watch.by()) {
            if (by.equals(SELF)) {
                String site = component.labels().getOrDefault("site", "");
                looks.add(look(component.id(), site, component, watch));
            } else {
                Pattern pattern = Pattern.compile(Pattern.quote(by).replace("*", "\\E.*\\Q"));
                agents.stream()
                        .filter(agent -> pattern.matcher(agent.id()).matches())
                        .forEach(agent -> looks.add(look(agent.id(), agent.site(), component, watch)));
            }
        }
        if (watch.by().isEmpty() && !agents.isEmpty()) {
            looks.add(look(agents.get(0).id(), agents.get(0).site(), component, watch));
        }
        return looks;
    }

    private static SimulatedLook look(String agent, String site, Component component, Watch watch) {
        return new SimulatedLook(
                agent,
                site,
                component.id(),
                component.domain(),
                watch.interval().toMillis(),
                watch.grace().toMillis());
    }
}
