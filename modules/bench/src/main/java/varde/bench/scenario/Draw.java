package varde.bench.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;

/**
 * Draws scenarios by seed. First a kind of component is drawn, each alike, and then a component of it: so switches, databases
 * and lines come up as often as the hundreds of thousands of devices.
 */
public final class Draw {

    /** What is drawn. */
    public enum Sort {
        /** Components that somebody watches. */
        WATCHED,
        /** Components that nobody watches, with at least {@link #LEAST_BELOW} watched ones that fall with them. */
        UNWATCHED,
        /** As WATCHED, in a landscape that is not what it is declared to be. */
        STALE,
        /** An agent that reaches nothing. */
        ISOLATED,
        /** Watched components with which at least {@link #LEAST_STORM} others fall. */
        STORM
    }

    /** How many watched components must fall with one that nobody watches, for it to be found at all. */
    public static final int LEAST_BELOW = 5;

    /** How many must fall together to be a storm. */
    public static final int LEAST_STORM = 2_000;

    /** How many components an agent must look at for its isolation to be told from their failure. */
    public static final int LEAST_SEEN = 20;

    /** The most that a fault may take down; storms are measured apart. */
    public static final int MOST_BELOW = 25_000;

    /** The kinds of things that nobody looks at and that break all the same; what only sums up others does not. */
    private static final Set<String> CANNOT_BE_WATCHED = Set.of("trench", "power", "rack");

    static final long WARM = 22_000;
    private static final long APART = 20_000;
    private static final long STAYS = 120_000;
    private static final long SETTLES = 100_000;

    /**
     * What to draw.
     *
     * @param faults how many at once
     * @param missing share of symptoms lost
     * @param spurious share of false symptoms
     */
    public record Terms(Sort sort, int faults, double missing, double spurious) {}

    private final Terrain terrain;
    private final Landscape landscape;
    private final Breakage breakage;

    /** Draws on this terrain. */
    public Draw(Terrain terrain, Breakage breakage) {
        this.terrain = terrain;
        this.landscape = terrain.landscape();
        this.breakage = breakage;
    }

    /** The scenario of these terms and this seed. */
    public Scenario scenario(Terms terms, long seed) {
        Random random = Chance.of(seed);
        List<Integer> broken = new ArrayList<>();
        while (broken.size() < terms.faults()) {
            broken.clear();
            broken.add(first(terms.sort(), random));
            for (int more = 1; more < terms.faults(); more++) {
                another(broken, random).ifPresent(broken::add);
            }
        }
        Drift drift = terms.sort() == Sort.STALE ? drift(broken.get(0), random) : Drift.NONE;
        List<Fault> faults = new ArrayList<>();
        for (int node : broken) {
            long from = WARM + (faults.isEmpty() ? 0 : (long) (random.nextDouble() * APART));
            long until = WARM + APART + STAYS + (long) (random.nextDouble() * APART);
            Fault.Sort sort = terms.sort() == Sort.ISOLATED ? Fault.Sort.ISOLATE : Fault.Sort.BREAK;
            faults.add(new Fault(sort, landscape.id(node), from, until, 0));
        }
        long end = faults.stream().mapToLong(Fault::until).max().orElseThrow();
        return new Scenario(seed, faults, 500, terms.missing(), terms.spurious(), drift, end + SETTLES);
    }

    private int first(Sort sort, Random random) {
        List<String> kinds = terrain.kinds();
        while (true) {
            String kind = sort == Sort.ISOLATED ? Terrain.AGENT : kinds.get(random.nextInt(kinds.size()));
            int[] nodes = terrain.nodes(kind);
            int node = nodes[random.nextInt(nodes.length)];
            boolean agent = kind.equals(Terrain.AGENT);
            if (agent
                    ? sort == Sort.ISOLATED && terrain.seenBy(landscape.id(node)).length >= LEAST_SEEN
                    : fits(node, sort)) {
                return node;
            }
        }
    }

    private boolean fits(int node, Sort sort) {
        boolean watched = terrain.isWatched(node);
        if (watched == (sort == Sort.UNWATCHED)) {
            return false;
        }
        BitSet down = breakage.of(List.of(node), Drift.NONE);
        if (sort == Sort.STORM) {
            return down.cardinality() >= LEAST_STORM;
        }
        if (watched) {
            return down.cardinality() <= MOST_BELOW;
        }
        long symptoms =
                down.stream().filter(terrain::isWatched).limit(LEAST_BELOW).count();
        return CANNOT_BE_WATCHED.contains(landscape.declaration(node).kind())
                && symptoms >= LEAST_BELOW
                && down.cardinality() <= MOST_BELOW;
    }

    /** Another that neither falls with those nor takes one of them down; every other time one that stands close to the first. */
    private Optional<Integer> another(List<Integer> broken, Random random) {
        for (int attempt = 0; attempt < 50; attempt++) {
            int node = random.nextBoolean() ? near(broken.get(0), random) : first(Sort.WATCHED, random);
            if (node != Landscape.NONE && fits(node, Sort.WATCHED) && isIndependent(broken, node)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private boolean isIndependent(List<Integer> broken, int node) {
        List<Integer> all = new ArrayList<>(broken);
        all.add(node);
        for (int one : all) {
            List<Integer> others = new ArrayList<>(all);
            others.remove(Integer.valueOf(one));
            if (breakage.of(others, Drift.NONE).get(one)) {
                return false;
            }
        }
        return !broken.contains(node);
    }

    /** Something that is needed by the same as this one, such as the other of a redundant pair. */
    private int near(int node, Random random) {
        Needs needs = landscape.needs();
        List<Integer> near = new ArrayList<>();
        for (int place = needs.firstUse(node); place < needs.endOfUses(node); place++) {
            int owner = needs.owner(needs.use(place));
            for (int group = needs.firstGroup(owner); group < needs.endOfGroups(owner); group++) {
                for (int member = needs.firstMember(group); member < needs.endOfMembers(group); member++) {
                    near.add(needs.member(member));
                }
            }
        }
        near.remove(Integer.valueOf(node));
        return near.isEmpty() ? Landscape.NONE : near.get(random.nextInt(near.size()));
    }

    /** A fifth of those that are declared to need it do not, and as many others do, of the same kinds. */
    private Drift drift(int node, Random random) {
        Needs needs = landscape.needs();
        Set<Integer> owners = new HashSet<>();
        for (int place = needs.firstUse(node); place < needs.endOfUses(node); place++) {
            owners.add(needs.owner(needs.use(place)));
        }
        Set<Integer> gone = new HashSet<>();
        List<Integer> come = new ArrayList<>();
        for (int owner : owners.stream().sorted().toList()) {
            if (random.nextInt(5) == 0) {
                gone.add(owner);
                int[] alike = terrain.nodes(landscape.declaration(owner).kind());
                int other = alike[random.nextInt(alike.length)];
                if (!owners.contains(other)
                        && other != node
                        && !breakage.of(List.of(other), Drift.NONE).get(node)) {
                    come.add(other);
                }
            }
        }
        Map<Integer, List<Integer>> added = new HashMap<>(Map.of(node, come));
        return new Drift(Map.of(node, gone), added);
    }
}
