package varde.core.correlate;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** For each root, the nodes that are blamed on it: linked lists in arrays. */
final class Followers {

    private int[] first;
    private int[] next;
    private int[] previous;

    Followers(int size) {
        first = filled(size);
        next = filled(size);
        previous = filled(size);
    }

    private static int[] filled(int size) {
        int[] none = new int[size];
        Arrays.fill(none, Trouble.NONE);
        return none;
    }

    void grow(int size) {
        first = grown(first, size);
        next = grown(next, size);
        previous = grown(previous, size);
    }

    private static int[] grown(int[] from, int size) {
        int[] grown = Arrays.copyOf(from, size);
        Arrays.fill(grown, from.length, size, Trouble.NONE);
        return grown;
    }

    void move(int node, int from, int to) {
        if (from != Trouble.NONE && from != node) {
            unlink(node, from);
        }
        if (to != Trouble.NONE && to != node) {
            next[node] = first[to];
            previous[node] = Trouble.NONE;
            if (first[to] != Trouble.NONE) {
                previous[first[to]] = node;
            }
            first[to] = node;
        }
    }

    private void unlink(int node, int root) {
        if (previous[node] == Trouble.NONE) {
            first[root] = next[node];
        } else {
            next[previous[node]] = next[node];
        }
        if (next[node] != Trouble.NONE) {
            previous[next[node]] = previous[node];
        }
        next[node] = Trouble.NONE;
        previous[node] = Trouble.NONE;
    }

    /** Goes through the followers of a root, in no order that means anything; they must not be moved meanwhile. */
    void each(int root, IntConsumer what) {
        for (int node = first[root]; node != Trouble.NONE; node = next[node]) {
            what.accept(node);
        }
    }

    boolean any(int root) {
        return first[root] != Trouble.NONE;
    }
}
