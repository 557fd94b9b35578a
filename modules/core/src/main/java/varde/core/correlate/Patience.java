package varde.core.correlate;

import java.util.Arrays;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;

/** How long it may take until a failure of each node would be noticed, and so how long a deeper cause may stay hidden. */
final class Patience {

    private final Landscape landscape;
    private final Needs needs;
    private final Trouble trouble;
    private long[] patience;
    private int[] visited;
    private int[] stack = new int[64];
    private int round;
    private long most;

    Patience(Landscape landscape, Trouble trouble) {
        this.landscape = landscape;
        this.needs = landscape.needs();
        this.trouble = trouble;
        this.patience = new long[landscape.size()];
        this.visited = new int[landscape.size()];
    }

    void grow() {
        int size = landscape.size();
        if (size > patience.length) {
            int room = Math.max(size, patience.length + patience.length / 2);
            patience = Arrays.copyOf(patience, room);
            visited = Arrays.copyOf(visited, room);
        }
    }

    /** How long a change of this node may take to be noticed, in milliseconds. */
    long of(int node) {
        return patience[node];
    }

    /** A change of this node takes at most so long to be noticed, in milliseconds; 0 if nobody could notice. */
    void set(int node, long millis) {
        patience[node] = millis;
        most = Math.max(most, millis);
    }

    /**
     * The longest that it may take until a failure of anything that this node needs, however indirectly, would be
     * noticed, in milliseconds; what is known to be DOWN is noticed already. 0 if nothing is left to be noticed.
     */
    long longestBelow(int start) {
        round++;
        int top = 0;
        long longest = 0;
        stack[top++] = start;
        while (top > 0 && longest < most) {
            int node = stack[--top];
            int end = needs.endOfGroups(node);
            for (int group = needs.firstGroup(node); group < end; group++) {
                for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
                    int member = needs.member(place);
                    if (visited[member] == round) {
                        continue;
                    }
                    visited[member] = round;
                    if (trouble.level(member) != Trouble.DOWN) {
                        longest = Math.max(longest, patience[member]);
                    }
                    if (top == stack.length) {
                        stack = Arrays.copyOf(stack, top * 2);
                    }
                    stack[top++] = member;
                }
            }
        }
        return longest;
    }
}
