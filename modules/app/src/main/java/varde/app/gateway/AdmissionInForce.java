package varde.app.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.correlate.CorrelatePart;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.InvalidLandscapeException;
import varde.core.landscape.Landscape;
import varde.core.landscape.Maintenance;
import varde.core.route.Route;
import varde.core.rules.Rules;
import varde.core.stage.ConfigRecord;

/**
 * The version of the configuration that is in force, as the log tells it: a token changes with {@code apply}, without a
 * restart. A version that is not whole, or cannot be used, changes nothing, as in the stages.
 */
final class AdmissionInForce {

    private static final Logger LOG = LoggerFactory.getLogger(AdmissionInForce.class);

    private final List<Agent> more;
    private final Map<String, SortedMap<Integer, CorrelatePart>> drafts = new HashMap<>();
    private volatile Optional<Admission> current = Optional.empty();
    private String version = "";

    /**
     * Nothing is in force yet.
     *
     * @param more agents that no configuration lists
     */
    AdmissionInForce(List<Agent> more) {
        this.more = List.copyOf(more);
    }

    /** What is in force; empty before the first version. */
    Optional<Admission> current() {
        return current;
    }

    /** Takes the next record of the configuration. */
    synchronized void take(ConfigRecord<CorrelatePart> record) {
        if (record instanceof ConfigRecord.Part<CorrelatePart> part) {
            drafts.computeIfAbsent(part.version(), none -> new TreeMap<>()).put(part.index(), part.part());
        } else if (record instanceof ConfigRecord.InForce<CorrelatePart> closing) {
            SortedMap<Integer, CorrelatePart> parts = drafts.getOrDefault(closing.version(), new TreeMap<>());
            if (parts.size() == closing.parts() && !closing.version().equals(version)) {
                begin(closing.version(), parts);
            }
        }
    }

    private void begin(String next, SortedMap<Integer, CorrelatePart> parts) {
        Sorting sorting = new Sorting();
        parts.values().forEach(part -> part.each(sorting));
        sorting.agents.addAll(more);
        try {
            current = Optional.of(new Admission(Landscape.of(sorting.components), sorting.agents));
            version = next;
            drafts.clear();
            LOG.info("configuration {} is in force: {} agents", next, sorting.agents.size());
        } catch (InvalidLandscapeException impossible) {
            LOG.warn("configuration {} cannot be used: {}", next, impossible.getMessage());
            drafts.remove(next);
        }
    }

    private static final class Sorting implements CorrelatePart.Cases {

        private final List<Component> components = new ArrayList<>();
        private final List<Agent> agents = new ArrayList<>();

        @Override
        public void declared(Component component) {
            components.add(component);
        }

        @Override
        public void listed(Agent agent) {
            agents.add(agent);
        }

        @Override
        public void routed(Route root) {
            // Where outages go is not asked here.
        }

        @Override
        public void ruled(Rules rules) {
            // Nor by which rules.
        }

        @Override
        public void planned(Maintenance maintenance) {
            // What is in maintenance is reported all the same.
        }
    }
}
