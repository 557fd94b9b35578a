package varde.bench.scenario;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;

/**
 * What does not work when something is broken: a component works if it is not broken itself and all its needs hold. The work is
 * linear in what is hit. It shares no code with the engine that it judges.
 */
public final class Breakage {

    private final Needs needs;
    private final int size;
    private final int[] missing;
    private int[] touched = new int[64];
    private int touches;

    /** For one landscape; not to be used by several threads. */
    public Breakage(Landscape landscape) {
        this.needs = landscape.needs();
        this.size = landscape.size();
        this.missing = new int[needs.groups()];
    }

    /** All nodes that do not work when these are broken. */
    public BitSet of(Collection<Integer> broken, Drift drift) {
        BitSet down = new BitSet(size);
        int[] next = new int[64];
        int end = 0;
        for (int node : broken) {
            if (!down.get(node)) {
                down.set(node);
                next = with(next, end++, node);
            }
        }
        for (int at = 0; at < end; at++) {
            int node = next[at];
            for (int place = needs.firstUse(node); place < needs.endOfUses(node); place++) {
                int group = needs.use(place);
                int owner = needs.owner(group);
                if (!drift.isGone(node, owner) && isViolated(group) && !down.get(owner)) {
                    down.set(owner);
                    next = with(next, end++, owner);
                }
            }
            for (int owner : drift.come(node)) {
                if (!down.get(owner)) {
                    down.set(owner);
                    next = with(next, end++, owner);
                }
            }
        }
        forget();
        return down;
    }

    /** One more member of a group is missing: whether it no longer holds. */
    private boolean isViolated(int group) {
        if (missing[group]++ == 0) {
            touched = with(touched, touches++, group);
        }
        int members = needs.endOfMembers(group) - needs.firstMember(group);
        return members - missing[group] < needs.atLeast(group);
    }

    private void forget() {
        for (int at = 0; at < touches; at++) {
            missing[touched[at]] = 0;
        }
        touches = 0;
    }

    private static int[] with(int[] numbers, int at, int number) {
        int[] room = at < numbers.length ? numbers : Arrays.copyOf(numbers, at * 2);
        room[at] = number;
        return room;
    }
}
