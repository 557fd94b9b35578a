package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.State;

class TroubleProperties {

    private static final int NODES = 12;

    @Property(tries = 1000)
    void stepByStepIsTheSameAsFromScratch(@ForAll long seed) {
        Random random = new Random(seed);
        Landscape landscape = Landscape.of(components(random));
        Trouble trouble = new Trouble(landscape);
        State[] own = new State[NODES];
        long[] brokeAt = new long[NODES];
        Arrays.fill(own, State.UNKNOWN);
        for (int step = 0; step < 40; step++) {
            int node = random.nextInt(NODES);
            own[node] = State.values()[random.nextInt(State.values().length)];
            brokeAt[node] = random.nextInt(5);
            trouble.see(node, own[node], own[node] == State.UP ? 0 : brokeAt[node]);
            if (random.nextInt(3) > 0) {
                trouble.settle().drain(landscape);
                check(landscape, trouble, own, brokeAt);
            }
        }
    }

    private static void check(Landscape landscape, Trouble trouble, State[] own, long[] brokeAt) {
        FromScratch scratch = new FromScratch(landscape, own);
        List<List<Integer>> followers = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            followers.add(new ArrayList<>());
        }
        for (int node = 0; node < NODES; node++) {
            assertThat(trouble.level(node))
                    .as("level of %s", landscape.id(node))
                    .isEqualTo(scratch.level(node));
            SortedSet<Integer> causes = scratch.causes(node);
            if (causes.isEmpty()) {
                assertThat(trouble.cause(node)).isEqualTo(Trouble.NONE);
                continue;
            }
            assertThat(causes).as("causes of %s", landscape.id(node)).contains(trouble.cause(node));
            int oldest = causes.stream()
                    .reduce((one, other) -> brokeAt[other] < brokeAt[one] ? other : one)
                    .orElseThrow();
            assertThat(trouble.cause(node))
                    .as("cause of %s", landscape.id(node))
                    .isEqualTo(oldest);
            if (trouble.cause(node) != node) {
                followers.get(trouble.cause(node)).add(node);
            }
        }
        for (int node = 0; node < NODES; node++) {
            List<Integer> known = new ArrayList<>();
            trouble.followers().each(node, known::add);
            assertThat(known).containsExactlyInAnyOrderElementsOf(followers.get(node));
        }
    }

    private static List<Component> components(Random random) {
        List<Component> components = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            Part part = random.nextBoolean() ? Part.watched(id(node)) : Part.unwatched(id(node));
            int lines = node == 0 ? 0 : random.nextInt(3);
            for (int line = 0; line < lines; line++) {
                String[] of = random.ints(1 + random.nextInt(3), 0, node)
                        .distinct()
                        .mapToObj(TroubleProperties::id)
                        .toArray(String[]::new);
                part.needsAtLeast(1 + random.nextInt(of.length), of);
            }
            components.add(part.build());
        }
        return components;
    }

    private static String id(int node) {
        return "c/" + (char) ('a' + node);
    }
}
