package varde.bench.storm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import varde.bench.scenario.Breakage;
import varde.bench.scenario.Drift;
import varde.bench.scenario.Look;
import varde.bench.scenario.Terrain;
import varde.core.correlate.Outage;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.landscape.Landscape;

/**
 * The observations of a core cut: the root, and so many of the watched components that fall with it, in an order that a seed decides.
 *
 * @param terrain the landscape
 * @param root id of what breaks
 * @param others the watched nodes that fall with it, as many as were asked for
 */
public record CoreCut(Terrain terrain, String root, List<Integer> others) {

    /** What breaks in the national landscape. */
    public static final String CORE = "core";

    /**
     * The cut that takes this many down, the root included.
     *
     * @throws IllegalArgumentException if fewer fall
     */
    public static CoreCut of(Terrain terrain, String root, int components, long seed) {
        int node = terrain.landscape().node(root);
        if (node == Landscape.NONE) {
            throw new IllegalArgumentException("there is no component " + root + " in this landscape");
        }
        BitSet down = new Breakage(terrain.landscape()).of(List.of(node), Drift.NONE);
        List<Integer> others = new ArrayList<>();
        down.stream().filter(each -> each != node && terrain.isWatched(each)).forEach(others::add);
        if (others.size() + 1 < components) {
            throw new IllegalArgumentException("only " + (others.size() + 1) + " watched components fall with " + root
                    + "; ask for that many at most");
        }
        // What is left out is left out at the top, where nothing hangs on it: all that fails has a cause that fails.
        others.sort(Comparator.comparingInt(each -> -users(terrain, each)));
        List<Integer> chosen = new ArrayList<>(others.subList(0, components - 1));
        Collections.shuffle(chosen, new Random(seed));
        return new CoreCut(terrain, root, List.copyOf(chosen));
    }

    private static int users(Terrain terrain, int node) {
        return terrain.landscape().needs().endOfUses(node)
                - terrain.landscape().needs().firstUse(node);
    }

    /** How many fail, the root included. */
    public int components() {
        return others.size() + 1;
    }

    /** What every look says while all is well. */
    public List<Observation.Seen> well(long at) {
        List<Observation.Seen> all = new ArrayList<>();
        for (int node = 0; node < terrain.landscape().size(); node++) {
            terrain.looks(node).forEach(look -> all.add(seen(look, View.OK, at)));
        }
        return all;
    }

    /** What those say that look at the root when it is cut. */
    public List<Observation.Seen> ofRoot(long at) {
        return bad(terrain.landscape().node(root), at);
    }

    /** What all other looks say when the core is cut. */
    public List<Observation.Seen> ofOthers(long at) {
        List<Observation.Seen> all = new ArrayList<>(others.size());
        others.forEach(node -> all.addAll(bad(node, at)));
        return all;
    }

    private List<Observation.Seen> bad(int node, long at) {
        return terrain.looks(node).stream()
                .map(look -> seen(look, look.self() ? View.SILENT : View.FAILED, at))
                .toList();
    }

    private Observation.Seen seen(Look look, View view, long at) {
        return new Observation.Seen(
                look.agent(),
                terrain.landscape().id(look.node()),
                terrain.landscape().declaration(look.node()).domain(),
                look.site(),
                view,
                "simulated",
                at,
                look.interval() + look.grace(),
                0);
    }

    /** The failures that the open outage of the root counts; 0 if there is none. */
    int failures(Collection<Outage> outages) {
        return outages.stream()
                .filter(outage ->
                        outage.status() == Outage.Status.OPEN && outage.root().equals(root()))
                .mapToInt(outage -> outage.counts().failed())
                .max()
                .orElse(0);
    }
}
