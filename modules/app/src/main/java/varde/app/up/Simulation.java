package varde.app.up;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import varde.app.pipeline.Line;
import varde.bench.simulation.FailureScript;
import varde.bench.simulation.SimulatedAgents;
import varde.bench.simulation.SimulatedNetwork;
import varde.config.Configuration;
import varde.core.landscape.Component;

/** The simulated network of a local run: agents, a script that breaks things, and the routes by which people do. */
final class Simulation implements AutoCloseable {

    /** Requests carry this header, which no other site's page can make a browser send. */
    static final String HEADER = "X-Varde-Simulation";

    private static final long SEED = 1;
    private static final FailureScript.Pace PACE = new FailureScript.Pace(5_000, 60_000, 150_000);
    private static final String FIRST = "oslo-1/db-kj-a";

    private final SimulatedNetwork network;
    private final Configuration configuration;
    private final Story story;
    private final List<AutoCloseable> parts = new java.util.ArrayList<>();

    Simulation(Configuration configuration, Story story) {
        this.network = new SimulatedNetwork(configuration.components());
        this.configuration = configuration;
        this.story = story;
    }

    /** Starts the agents: from now on everything is seen. */
    void startAgents(Line line) {
        parts.add(SimulatedAgents.start(
                network,
                configuration.agents(),
                line.topics(),
                line.codecs(),
                line.kafka().bootstrap()));
    }

    /** Starts to break things now and then. */
    void startBreaking() {
        parts.add(FailureScript.start(
                network,
                new FailureScript.Order(FIRST, this::teamOf, SEED),
                PACE,
                step -> story.simulated(step.component(), step.broken())));
    }

    private String teamOf(Component component) {
        java.util.SortedMap<String, String> labels = new java.util.TreeMap<>(component.labels());
        labels.put("kind", component.kind());
        labels.put("component", component.id());
        component.owner().ifPresent(owner -> labels.put("owner", owner));
        return configuration.route().destinations(labels).get(0).team();
    }

    /** {@code POST /simulation/break?component=…} and {@code /simulation/heal?component=…}. */
    void routes(RoutesConfig routes) {
        routes.post("/simulation/break", context -> change(context, true));
        routes.post("/simulation/heal", context -> change(context, false));
    }

    private void change(Context context, boolean toBroken) {
        String component = context.queryParam("component");
        if (context.header(HEADER) == null || component == null) {
            context.status(HttpStatus.BAD_REQUEST).result("use ./varde break COMPONENT or ./varde heal COMPONENT");
            return;
        }
        try {
            boolean changed = change(component, toBroken);
            context.result(component + (changed ? " is " : " was already ") + (toBroken ? "broken" : "whole"));
        } catch (IllegalArgumentException e) {
            context.status(HttpStatus.NOT_FOUND).result(e.getMessage() == null ? "no such component" : e.getMessage());
        }
    }

    /** Breaks or heals a component, and tells so; whether anything changed. */
    boolean change(String component, boolean toBroken) {
        boolean changed = toBroken ? network.breakDown(component) : network.heal(component);
        if (changed) {
            story.simulated(component, toBroken);
        }
        return changed;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }
}
