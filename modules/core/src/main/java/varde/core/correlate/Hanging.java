package varde.core.correlate;

import java.util.Arrays;
import java.util.function.IntConsumer;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;

/**
 * What hangs on what, in lines of needs that cannot do without a member: directly, or through components that nobody is
 * meant to look at. Of those that are looked at it goes to the next and not beyond: they speak for themselves.
 */
final class Hanging {

    private final Landscape landscape;
    private final Needs needs;
    private int[] visited;
    private int[] stack = new int[64];
    private int round;

    Hanging(Landscape landscape) {
        this.landscape = landscape;
        this.needs = landscape.needs();
        this.visited = new int[landscape.size()];
    }

    /** Goes through what a node hangs on, at most so many. */
    void eachCause(int start, int most, IntConsumer what) {
        if (!needs.any(start)) {
            return;
        }
        begin();
        int top = 0;
        int found = 0;
        stack[top++] = start;
        while (top > 0) {
            int node = stack[--top];
            for (int group = needs.firstGroup(node); group < needs.endOfGroups(node); group++) {
                for (int place = firstOf(group); place < needs.endOfMembers(group); place++) {
                    int member = needs.member(place);
                    if (visited[member] == round || found == most) {
                        continue;
                    }
                    visited[member] = round;
                    found++;
                    what.accept(member);
                    top = isWatched(member) ? top : push(member, top);
                }
            }
        }
    }

    /** Goes through what is looked at and hangs on a node. */
    void eachSymptom(int start, IntConsumer what) {
        begin();
        int top = 0;
        stack[top++] = start;
        while (top > 0) {
            int node = stack[--top];
            for (int place = needs.firstUse(node); place < needs.endOfUses(node); place++) {
                int group = needs.use(place);
                int above = needs.owner(group);
                if (visited[above] == round || firstOf(group) == needs.endOfMembers(group)) {
                    continue;
                }
                visited[above] = round;
                if (isWatched(above)) {
                    what.accept(above);
                } else {
                    top = push(above, top);
                }
            }
        }
    }

    private void begin() {
        round++;
        if (visited.length < landscape.size()) {
            visited = Arrays.copyOf(visited, landscape.size());
        }
    }

    /** The first member of a group that needs all of its members; of any other, its end. */
    private int firstOf(int group) {
        boolean all = needs.endOfMembers(group) - needs.firstMember(group) == needs.atLeast(group);
        return all ? needs.firstMember(group) : needs.endOfMembers(group);
    }

    private boolean isWatched(int node) {
        return landscape.declaration(node).watch().isPresent();
    }

    private int push(int node, int top) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, top * 2);
        }
        stack[top] = node;
        return top + 1;
    }
}
