package varde.bench.scenario;

/**
 * That one agent looks at one component.
 *
 * @param agent the agent's id; the component's own for one that reports itself
 * @param site where the agent stands
 * @param node the component's node
 * @param interval in milliseconds
 * @param grace in milliseconds
 * @param self whether the component, or the agent, speaks for itself
 */
public record Look(String agent, String site, int node, long interval, long grace, boolean self) {}
