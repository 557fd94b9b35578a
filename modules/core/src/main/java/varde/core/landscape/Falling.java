package varde.core.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What would fall if one component failed and all else were well: each group of needs is asked how many of its members would.
 * Not to be used by several threads.
 */
public final class Falling {

    private final Landscape landscape;
    private final Needs needs;
    private final int[] missing;
    private int[] touched = new int[64];
    private int touches;
    private int[] visited;
    private int round;

    /** In one landscape. */
    public Falling(Landscape landscape) {
        this.landscape = landscape;
        this.needs = landscape.needs();
        this.missing = new int[needs.groups()];
        this.visited = new int[landscape.size()];
    }

    /** A node and what would fall with it, nearest first; about so many at most. */
    public int[] with(int start, int most) {
        return with(start, most, owner -> true);
    }

    /** The same of those only that are of interest: others are passed by, and what would fall with them as well. */
    int[] with(int start, int most, IntPredicate ofInterest) {
        round++;
        if (visited.length < landscape.size()) {
            visited = Arrays.copyOf(visited, landscape.size());
        }
        int[] fallen = new int[64];
        int end = 0;
        fallen[end++] = start;
        visited[start] = round;
        for (int at = 0; at < end && end < most; at++) {
            int node = fallen[at];
            for (int place = needs.firstUse(node); place < needs.endOfUses(node); place++) {
                int group = needs.use(place);
                int owner = needs.owner(group);
                if (ofInterest.test(owner) && isViolated(group) && visited[owner] != round) {
                    visited[owner] = round;
                    fallen = end < fallen.length ? fallen : Arrays.copyOf(fallen, end * 2);
                    fallen[end++] = owner;
                }
            }
        }
        forget();
        return Arrays.copyOf(fallen, end);
    }

    /** A node and all that would fall with it, in the order of the nodes. */
    public List<Integer> all(int start) {
        return IntStream.of(with(start, Integer.MAX_VALUE)).sorted().boxed().toList();
    }

    /** One more member of a group is missing: whether too few are left. */
    private boolean isViolated(int group) {
        if (missing[group]++ == 0) {
            touched = touches < touched.length ? touched : Arrays.copyOf(touched, touches * 2);
            touched[touches++] = group;
        }
        return needs.endOfMembers(group) - needs.firstMember(group) - missing[group] < needs.atLeast(group);
    }

    private void forget() {
        for (int at = 0; at < touches; at++) {
            missing[touched[at]] = 0;
        }
        touches = 0;
    }
}
