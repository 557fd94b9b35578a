package varde.bench.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import varde.bench.scenario.Protocol.Opened;
import varde.bench.scenario.Protocol.Standing;
import varde.core.correlate.Outage;
import varde.core.landscape.Landscape;

/**
 * Compares what the pipeline said of a scenario with the truth of its world. The truth is the script's: the engine has no part
 * in it.
 */
final class Judge {

    /** A fault, and the outages with most of what it alone took down first: the first is the fault's own, even if its root is another. */
    private record Own(Fault fault, List<String> ranked) {}

    private final Terrain terrain;
    private final Landscape landscape;
    private final World world;
    private final Scenario scenario;
    private final Protocol protocol;
    private final Standing standing;
    private final BitSet down;
    private final long begin;

    Judge(World world, Protocol protocol, Standing standing, long begin) {
        this.terrain = world.terrain();
        this.landscape = terrain.landscape();
        this.scenario = world.scenario();
        this.world = world;
        this.protocol = protocol;
        this.standing = standing;
        this.begin = begin;
        this.down = (BitSet) world.down(scenario.beforeMending() - 1).clone();
    }

    Marks judge() {
        List<Own> visible = new ArrayList<>();
        for (Fault fault : scenario.faults()) {
            BitSet through = through(fault);
            if (!fault.breaks() || through.stream().anyMatch(world::isReported)) {
                visible.add(new Own(fault, ranked(alone(fault, through), fault.component())));
            }
        }
        List<Own> found =
                visible.stream().filter(own -> !own.ranked().isEmpty()).toList();
        Set<String> own = new HashSet<>();
        found.forEach(one -> own.add(one.ranked().get(0)));
        Map<String, Integer> strangers = strangers(own);
        return new Marks(
                visible.size(),
                found.size(),
                count(found, one -> root(one.ranked().get(0)).equals(one.fault().component())),
                count(found, this::namesOneAlike),
                count(
                        found,
                        one -> firstSaid(one.ranked().get(0)).equals(one.fault().component())),
                count(
                        found,
                        one -> one.ranked().stream()
                                .limit(3)
                                .anyMatch(id -> root(id).equals(one.fault().component()))),
                standing.opened(),
                strangers.getOrDefault("splinter", 0),
                strangers.getOrDefault("untrue", 0),
                strangers.getOrDefault("deceived", 0),
                protocol.opened().size() - standing.opened(),
                0,
                protocol.merges(),
                protocol.failures(),
                standing.pages(),
                found.stream().map(this::delay).toList(),
                grouping());
    }

    private static int count(List<Own> found, Predicate<Own> which) {
        return (int) found.stream().filter(which).count();
    }

    private boolean namesOneAlike(Own one) {
        String root = root(one.ranked().get(0));
        int named = landscape.node(root);
        return root.equals(one.fault().component())
                || (named != Landscape.NONE
                        && one.fault().breaks()
                        && world.isAlike(landscape.node(one.fault().component()), named));
    }

    private BitSet through(Fault fault) {
        BitSet through = (BitSet) world.downThrough(fault).clone();
        through.set(landscape.node(fault.component()));
        return through;
    }

    /** What only this fault takes down: what also falls with another may be in the outage of either. */
    private BitSet alone(Fault fault, BitSet through) {
        BitSet alone = (BitSet) through.clone();
        scenario.faults().stream().filter(other -> !other.equals(fault)).forEach(other -> alone.andNot(through(other)));
        return alone;
    }

    /** The outages that hold some of these components, those with most first; of equals, the one that holds the broken component. */
    private List<String> ranked(BitSet through, String broken) {
        Map<String, Integer> overlap = new HashMap<>();
        standing.members().forEach((component, outage) -> {
            int node = landscape.node(component);
            if (node != Landscape.NONE && through.get(node)) {
                overlap.merge(outage, 1, Integer::sum);
            }
        });
        standing.outages().values().stream()
                .filter(outage -> outage.status() == Outage.Status.OPEN)
                .filter(outage ->
                        landscape.node(outage.root()) != Landscape.NONE && through.get(landscape.node(outage.root())))
                .forEach(outage -> overlap.putIfAbsent(outage.id(), 1));
        return overlap.keySet().stream()
                .filter(outage -> standing.outages().containsKey(outage))
                .sorted(Comparator.comparing((String outage) -> -Objects.requireNonNull(overlap.get(outage)))
                        .thenComparing(
                                outage -> outage.equals(standing.members().get(broken)) ? 0 : 1)
                        .thenComparing(this::number))
                .toList();
    }

    private int number(String outage) {
        return Optional.ofNullable(standing.outages().get(outage))
                .map(Outage::number)
                .orElse(0);
    }

    private String root(String outage) {
        return Optional.ofNullable(standing.outages().get(outage))
                .map(Outage::root)
                .orElse("");
    }

    private Optional<Opened> opening(String outage) {
        return protocol.opened().stream()
                .filter(opened -> opened.outage().id().equals(outage))
                .findFirst();
    }

    private String firstSaid(String outage) {
        return opening(outage).map(opened -> opened.outage().root()).orElse("");
    }

    private long delay(Own own) {
        return opening(own.ranked().get(0))
                .map(opened -> opened.at() - begin - own.fault().from())
                .orElse(0L);
    }

    /** The outages that are no fault's own and were not merged away, by what they are. */
    private Map<String, Integer> strangers(Set<String> own) {
        Map<String, Integer> strangers = new HashMap<>();
        for (Opened opened : protocol.opened().subList(0, standing.opened())) {
            Outage now = standing.outages().get(opened.outage().id());
            if (now != null && now.status() != Outage.Status.MERGED && !own.contains(now.id())) {
                int node = landscape.node(now.root());
                String what = node != Landscape.NONE && down.get(node)
                        ? "splinter"
                        : world.spurious().contains(node) ? "deceived" : "untrue";
                strangers.merge(what, 1, Integer::sum);
            }
        }
        return strangers;
    }

    /** A component that falls with each of several faults alone, or only with several together, is left out: it may be with any. */
    private OptionalDouble grouping() {
        Grouping grouping = new Grouping();
        List<BitSet> through = scenario.faults().stream().map(this::through).toList();
        BitSet counted = new BitSet();
        down.stream().filter(this::canBeSeen).forEach(node -> {
            counted.set(node);
            int[] causes = IntStream.range(0, through.size())
                    .filter(number -> through.get(number).get(node))
                    .toArray();
            if (causes.length == 1) {
                String outage = standing.members().getOrDefault(landscape.id(node), "");
                grouping.failed("fault-" + causes[0], outage);
            }
        });
        standing.members().forEach((component, outage) -> {
            int node = landscape.node(component);
            if (node != Landscape.NONE && !counted.get(node) && !down.get(node)) {
                grouping.wellButIn(outage);
            }
        });
        return grouping.f1();
    }

    /** Whether it is looked at, or follows what it needs. */
    private boolean canBeSeen(int node) {
        return terrain.isWatched(node) || landscape.needs().any(node);
    }
}
