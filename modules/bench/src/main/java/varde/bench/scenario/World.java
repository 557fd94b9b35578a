package varde.bench.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import varde.core.detect.HeartbeatStatus;
import varde.core.landscape.Agent;
import varde.core.landscape.Landscape;

/**
 * The truth of one scenario at each moment, and what agents see of it: also what they miss, and what they see that is not
 * there.
 */
public final class World {

    /** How a true symptom is lost. */
    private enum Lost {
        /** The check does not notice. */
        UNNOTICED,
        /** The check is broken and has no vote. */
        CHECK_BROKEN
    }

    /** A false symptom: one look that fails although the component works. */
    private record False(String agent, long from, long until) {}

    private final Terrain terrain;
    private final Landscape landscape;
    private final Scenario scenario;
    private final Breakage breakage;
    private final Map<List<Integer>, BitSet> known = new HashMap<>();
    private final BitSet everDown = new BitSet();
    private final Map<Integer, Lost> lost = new HashMap<>();
    private final Map<Integer, False> spurious = new HashMap<>();
    private final List<Integer> faulty = new ArrayList<>();
    private BitSet down = new BitSet();
    private long at = -1;

    /** The world of a scenario. */
    public World(Terrain terrain, Scenario scenario, Breakage breakage) {
        this.terrain = terrain;
        this.landscape = terrain.landscape();
        this.scenario = scenario;
        this.breakage = breakage;
        for (Fault fault : scenario.faults()) {
            int node = landscape.node(fault.component());
            if (node == Landscape.NONE) {
                throw new IllegalArgumentException("there is no component " + fault.component() + " in the landscape");
            }
            faulty.add(node);
        }
        everDown.or(downWith(fault -> fault.breaks()));
        chance(Chance.of(Long.reverse(scenario.seed())));
    }

    Terrain terrain() {
        return terrain;
    }

    Scenario scenario() {
        return scenario;
    }

    private void chance(Random random) {
        everDown.stream().filter(terrain::isWatched).forEach(node -> {
            if (random.nextDouble() < scenario.missing()) {
                boolean self = terrain.looks(node).stream().anyMatch(Look::self);
                lost.put(node, self || random.nextBoolean() ? Lost.UNNOTICED : Lost.CHECK_BROKEN);
            }
        });
        if (scenario.spurious() > 0) {
            long symptoms = everDown.stream().filter(terrain::isWatched).count();
            long wanted = Math.max(1, Math.round(symptoms * scenario.spurious()));
            while (spurious.size() < wanted) {
                int node = random.nextInt(landscape.size());
                List<Look> looks = terrain.looks(node);
                if (!looks.isEmpty() && !everDown.get(node)) {
                    Look look = looks.get(random.nextInt(looks.size()));
                    // Early enough for the next look to find that it works.
                    long from = (long) (random.nextDouble() * Math.max(1, scenario.lasts() - 4 * look.interval()));
                    spurious.put(node, new False(look.agent(), from, from + look.interval()));
                }
            }
        }
    }

    private BitSet downWith(Predicate<Fault> which) {
        List<Integer> broken = new ArrayList<>();
        for (int number = 0; number < faulty.size(); number++) {
            if (which.test(scenario.faults().get(number))) {
                broken.add(faulty.get(number));
            }
        }
        return Objects.requireNonNull(known.computeIfAbsent(broken, nodes -> breakage.of(nodes, scenario.drift())));
    }

    /** What does not work when only this one of the faults is there. */
    public BitSet downThrough(Fault alone) {
        return downWith(fault -> fault.equals(alone) && fault.breaks());
    }

    /** What does not work at a moment of the scenario. */
    public BitSet down(long moment) {
        if (moment != at) {
            at = moment;
            down = downWith(fault -> fault.breaks() && fault.active(moment));
        }
        return down;
    }

    /** Whether a node's failure is one that agents report as it is. */
    public boolean isReported(int node) {
        return terrain.isWatched(node) && !lost.containsKey(node);
    }

    /** Whether two components, broken alone, take down the same of what is watched: nobody can tell which of them it is. */
    public boolean isAlike(int one, int other) {
        BitSet first = breakage.of(List.of(one), scenario.drift());
        first.xor(breakage.of(List.of(other), scenario.drift()));
        return first.stream().noneMatch(terrain::isWatched);
    }

    /** The nodes whose failure nobody reports, in order. */
    SortedSet<Integer> unreported() {
        return new TreeSet<>(lost.keySet());
    }

    /** How such a failure is lost. */
    String howLost(int node) {
        return Objects.requireNonNull(lost.get(node)).name();
    }

    /** When the false symptom of a node begins, in milliseconds after the scenario's beginning. */
    long falseFrom(int node) {
        return Objects.requireNonNull(spurious.get(node)).from();
    }

    /** The nodes with false symptoms. */
    public Set<Integer> spurious() {
        return spurious.keySet();
    }

    /** All looks that see anything but well-being at some time, and those of their agents at themselves. */
    public List<Look> looks() {
        Set<Integer> nodes = new LinkedHashSet<>();
        everDown.stream().forEach(nodes::add);
        nodes.addAll(faulty);
        nodes.addAll(spurious.keySet());
        for (Fault fault : scenario.faults()) {
            if (fault.sort() == Fault.Sort.ISOLATE || fault.sort() == Fault.Sort.SILENCE) {
                for (int node : terrain.seenBy(fault.component())) {
                    nodes.add(node);
                }
            }
        }
        Set<Look> looks = new LinkedHashSet<>();
        nodes.forEach(node -> looks.addAll(terrain.looks(node)));
        terrain.agents().keySet().forEach(agent -> looks.addAll(terrain.looks(landscape.node(agent))));
        return List.copyOf(looks);
    }

    /** What a look sees at a moment; empty if nothing comes from it. */
    public Optional<HeartbeatStatus> sees(Look look, long moment) {
        if (!speaks(look, moment)) {
            return Optional.empty();
        }
        boolean works = !down(moment).get(look.node());
        HeartbeatStatus truth = works ? HeartbeatStatus.OK : HeartbeatStatus.FAILED;
        for (int number = 0; number < faulty.size(); number++) {
            Fault fault = scenario.faults().get(number);
            if (fault.active(moment) && concerns(fault, faulty.get(number), look)) {
                truth = fault.sort() == Fault.Sort.SLOW ? HeartbeatStatus.DEGRADED : HeartbeatStatus.FAILED;
            }
        }
        False unreal = spurious.get(look.node());
        if (unreal != null
                && unreal.agent().equals(look.agent())
                && moment >= unreal.from()
                && moment < unreal.until()) {
            return Optional.of(HeartbeatStatus.FAILED);
        }
        Lost gone = truth == HeartbeatStatus.OK ? null : lost.get(look.node());
        return Optional.of(gone == null ? truth : gone == Lost.UNNOTICED ? HeartbeatStatus.OK : HeartbeatStatus.BROKEN);
    }

    private boolean concerns(Fault fault, int node, Look look) {
        switch (fault.sort()) {
            case SLOW:
                return node == look.node();
            case PARTIAL:
                return node == look.node() && terrain.looks(node).get(0).agent().equals(look.agent());
            case ISOLATE:
                return fault.component().equals(look.agent()) && !look.self();
            default:
                return false;
        }
    }

    /** Whether anything at all can come from this look: who speaks has to work. */
    private boolean speaks(Look look, long moment) {
        Agent agent = terrain.agents().get(look.agent());
        if (agent == null) {
            return !down(moment).get(look.node()) || lost.containsKey(look.node());
        }
        boolean silenced = scenario.faults().stream()
                .anyMatch(fault -> fault.sort() == Fault.Sort.SILENCE
                        && fault.component().equals(agent.id())
                        && fault.active(moment));
        return !silenced && !down(moment).get(landscape.node(agent.id()));
    }
}
