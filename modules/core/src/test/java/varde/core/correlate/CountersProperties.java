package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;
import varde.core.landscape.State;
import varde.core.rules.Rules;

/** What is counted step by step is at each step what it would be if it were counted anew. */
class CountersProperties {

    private static final int NODES = 14;
    private static final int STEPS = 60;

    private static final State[] SEEN = State.values();

    private static Landscape landscape(Random random) {
        List<Component> components = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            Part part = random.nextInt(3) > 0 ? Part.watched(id(node)) : Part.unwatched(id(node));
            int lines = node == 0 ? 0 : random.nextInt(3);
            for (int line = 0; line < lines; line++) {
                String[] of = random.ints(1 + random.nextInt(3), 0, node)
                        .distinct()
                        .mapToObj(CountersProperties::id)
                        .toArray(String[]::new);
                part.needsAtLeast(1 + random.nextInt(of.length), of);
            }
            components.add(part.build());
        }
        return Landscape.of(components);
    }

    private static String id(int node) {
        return "c/" + (char) ('a' + node);
    }

    @Property(tries = 300)
    void whatHangsOnAComponentIsCountedAsFromScratch(@ForAll long seed) {
        Random random = new Random(seed);
        Landscape landscape = landscape(random);
        Configuration configuration =
                Configuration.of("v", landscape, new TreeMap<>(), Landscapes.ROUTES, Rules.STANDARD);
        Memory memory = new Memory(CorrelatorSettings.single());
        Windows windows = new Windows(configuration, memory);
        Suspects suspects = new Suspects(configuration, memory, new Trouble(landscape), windows);
        State[] seen = new State[NODES];
        Arrays.fill(seen, State.UNKNOWN);
        for (int step = 0; step < STEPS; step++) {
            int node = random.nextInt(NODES);
            if (landscape.declaration(node).watch().isEmpty()) {
                continue;
            }
            seen[node] = SEEN[random.nextInt(SEEN.length)];
            suspects.count(node, seen[node]);
            for (int cause = 0; cause < NODES; cause++) {
                assertThat(suspects.said(cause))
                        .as("what hangs on %s", id(cause))
                        .isEqualTo(said(landscape, seen, cause));
            }
        }
    }

    private static String said(Landscape landscape, State[] seen, int cause) {
        int down = 0;
        int well = 0;
        for (int node : hanging(landscape, cause)) {
            down += seen[node] == State.DOWN ? 1 : 0;
            well += seen[node] == State.UP ? 1 : 0;
        }
        return down + well == 0
                ? "nothing that hangs on it is seen"
                : down + " of the " + (down + well) + " that hang on it " + (down == 1 ? "fails" : "fail");
    }

    /** The watched nodes that need this one in lines that cannot do without, directly or through what nobody watches. */
    private static SortedSet<Integer> hanging(Landscape landscape, int cause) {
        Needs needs = landscape.needs();
        SortedSet<Integer> found = new TreeSet<>();
        for (int owner = 0; owner < NODES; owner++) {
            for (int group = needs.firstGroup(owner); group < needs.endOfGroups(owner); group++) {
                boolean all = needs.atLeast(group) == needs.endOfMembers(group) - needs.firstMember(group);
                for (int place = needs.firstMember(group); all && place < needs.endOfMembers(group); place++) {
                    if (needs.member(place) != cause) {
                        continue;
                    }
                    if (landscape.declaration(owner).watch().isPresent()) {
                        found.add(owner);
                    } else {
                        found.addAll(hanging(landscape, owner));
                    }
                }
            }
        }
        return found;
    }

    @Property(tries = 300)
    void whatAnAgentSharesWithOthersIsCountedAsFromScratch(@ForAll long seed) {
        Random random = new Random(seed);
        Isolation isolation = new Isolation(Rules.STANDARD, new Memory(CorrelatorSettings.single()), NODES);
        Map<Integer, List<Isolation.Ballot>> all = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            int node = random.nextInt(NODES);
            List<Isolation.Ballot> ballots = new ArrayList<>();
            for (int agent = 0; agent < 4; agent++) {
                if (random.nextBoolean()) {
                    State state = List.of(State.UP, State.DEGRADED, State.DOWN).get(random.nextInt(3));
                    ballots.add(new Isolation.Ballot("agent/" + agent, "site/" + agent, state));
                }
            }
            all.put(node, ballots);
            isolation.count(node, ballots);
            for (int agent = 0; agent < 4; agent++) {
                assertThat(isolation.of("agent/" + agent)).isEqualTo(count(all, "agent/" + agent));
            }
        }
    }

    /** Each agent stands on a site of its own here. */
    private static Isolation.Count count(Map<Integer, List<Isolation.Ballot>> all, String agent) {
        int targets = 0;
        int failing = 0;
        int contradicted = 0;
        for (List<Isolation.Ballot> ballots : all.values()) {
            long well = ballots.stream().filter(one -> one.state() == State.UP).count();
            long bad = ballots.stream()
                    .filter(one -> one.state() == State.DOWN && !one.agent().equals(agent))
                    .count();
            for (Isolation.Ballot ballot : ballots) {
                boolean counts = ballot.agent().equals(agent) && ballots.size() > 1;
                boolean fails = counts && ballot.state() == State.DOWN;
                targets += counts ? 1 : 0;
                failing += fails ? 1 : 0;
                contradicted += fails && well > bad ? 1 : 0;
            }
        }
        return new Isolation.Count(targets, failing, contradicted);
    }

    @Property(tries = 300)
    void lostRedundancyIsCountedAsFromScratch(@ForAll long seed) {
        Random random = new Random(seed);
        Landscape landscape = landscape(random);
        Needs needs = landscape.needs();
        Trouble trouble = new Trouble(landscape);
        Reserves reserves = new Reserves(landscape, trouble, new Stakes(landscape));
        for (int step = 0; step < STEPS; step++) {
            trouble.see(random.nextInt(NODES), SEEN[random.nextInt(SEEN.length)], 1 + random.nextInt(5));
            for (int node : trouble.settle().drain(landscape)) {
                reserves.touch(node);
            }
            reserves.settle();
            List<String> expected = new ArrayList<>();
            for (int group = 0; group < needs.groups(); group++) {
                int size = needs.endOfMembers(group) - needs.firstMember(group);
                int left = 0;
                for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
                    left += trouble.level(needs.member(place)) == Trouble.DOWN ? 0 : 1;
                }
                boolean kept = left < size && left >= needs.atLeast(group);
                if (kept && trouble.level(needs.owner(group)) != Trouble.DOWN) {
                    expected.add(
                            landscape.id(needs.owner(group)) + " " + left + "/" + needs.atLeast(group) + "/" + size);
                }
            }
            List<String> counted = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                reserves.risks(node, NODES * NODES)
                        .forEach(risk -> counted.add(
                                risk.component() + " " + risk.left() + "/" + risk.needed() + "/" + risk.of()));
            }
            assertThat(counted).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
