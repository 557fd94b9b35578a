package varde.core.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import varde.core.landscape.Criticality;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;

/**
 * What would fall with each node: that which needs it in a line that cannot do without it, however indirectly. For each
 * node the highest criticality among itself and all that, and whether an application is among it. Worked out once for a
 * landscape, in one pass from the top downwards.
 */
final class Stakes {

    private static final String APPLICATION = "application";

    private final Landscape landscape;
    private final Needs needs;
    private final byte[] stake;
    private final BitSet toApplication = new BitSet();

    Stakes(Landscape landscape) {
        this.landscape = landscape;
        this.needs = landscape.needs();
        this.stake = new byte[landscape.size()];
        Integer[] deepestLast = IntStream.range(0, stake.length).boxed().toArray(Integer[]::new);
        Arrays.sort(
                deepestLast,
                Comparator.comparingInt((Integer node) -> needs.depth(node)).reversed());
        for (int node : deepestLast) {
            weigh(node);
        }
    }

    private void weigh(int node) {
        stake[node] = (byte) landscape.declaration(node).criticality().ordinal();
        toApplication.set(node, landscape.declaration(node).kind().equals(APPLICATION));
        eachFalling(node, above -> {
            stake[node] = (byte) Math.min(stake[node], stake[above]);
            if (toApplication.get(above)) {
                toApplication.set(node);
            }
        });
    }

    /** Goes through what directly needs a node in a line that cannot do without it. */
    void eachFalling(int node, IntConsumer what) {
        for (int place = needs.firstUse(node); place < needs.endOfUses(node); place++) {
            int group = needs.use(place);
            if (needs.endOfMembers(group) - needs.firstMember(group) == needs.atLeast(group)) {
                what.accept(needs.owner(group));
            }
        }
    }

    /** The highest criticality among a node and what would fall with it. */
    Criticality of(int node) {
        return node < stake.length
                ? Criticality.values()[stake[node]]
                : landscape.declaration(node).criticality();
    }

    /** Some of the applications that would fall with a node, itself included; in the order of their nodes. */
    List<Integer> applications(int node, int most) {
        BitSet visited = new BitSet();
        List<Integer> found = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>(List.of(node));
        for (int at = 0; at < waiting.size() && found.size() < most; at++) {
            int next = waiting.get(at);
            if (landscape.declaration(next).kind().equals(APPLICATION)) {
                found.add(next);
            }
            eachFalling(next, above -> {
                if (toApplication.get(above) && !visited.get(above)) {
                    visited.set(above);
                    waiting.add(above);
                }
            });
        }
        found.sort(landscape.order());
        return found;
    }
}
