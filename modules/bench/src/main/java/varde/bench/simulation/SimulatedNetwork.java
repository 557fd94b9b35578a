package varde.bench.simulation;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import varde.core.landscape.Component;
import varde.core.landscape.Fleets;
import varde.core.landscape.Need;

/**
 * The truth about a simulated landscape: what has been broken on purpose, and what therefore does not work. A component
 * works if it is not broken itself and all its needs hold. May be used by several threads.
 */
public final class SimulatedNetwork {

    private final SortedMap<String, Component> components = new TreeMap<>();
    private final SortedSet<String> broken = new TreeSet<>();
    private final Map<String, Boolean> working = new HashMap<>();

    /** A network of these components, fleets unexpanded, in which everything works. */
    public SimulatedNetwork(List<Component> declared) {
        for (Component declaration : declared) {
            Fleets.expand(declaration).forEach(component -> components.put(component.id(), component));
        }
    }

    /** All components by id. */
    public SortedMap<String, Component> components() {
        return Collections.unmodifiableSortedMap(components);
    }

    /**
     * Breaks a component.
     *
     * @return whether it was whole before
     * @throws IllegalArgumentException if there is no such component
     */
    public synchronized boolean breakDown(String component) {
        if (!components.containsKey(component)) {
            throw new IllegalArgumentException("there is no component " + component + " in the simulation");
        }
        working.clear();
        return broken.add(component);
    }

    /**
     * Heals a component.
     *
     * @return whether it was broken before
     * @throws IllegalArgumentException if there is no such component
     */
    public synchronized boolean heal(String component) {
        if (!components.containsKey(component)) {
            throw new IllegalArgumentException("there is no component " + component + " in the simulation");
        }
        working.clear();
        return broken.remove(component);
    }

    /** What is broken on purpose now. */
    public synchronized SortedSet<String> broken() {
        return new TreeSet<>(broken);
    }

    /** Whether a component works now; one that nobody knows does. */
    public synchronized boolean works(String component) {
        Boolean known = working.get(component);
        if (known != null) {
            return known;
        }
        Component it = components.get(component);
        boolean works = it == null
                || (!broken.contains(component) && it.needs().stream().allMatch(this::holds));
        working.put(component, works);
        return works;
    }

    private boolean holds(Need need) {
        return need.of().stream().filter(this::works).count() >= need.atLeast();
    }
}
