package varde.core.correlate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;

/** The nodes whose level or cause has changed, with what they were before, until they have been dealt with. */
final class ChangeList {

    private final BitSet noted = new BitSet();
    private final BitSet moved = new BitSet();
    private int[] list = new int[64];
    private int size;
    private byte[] levelBefore;
    private int[] causeBefore;

    ChangeList(int size) {
        levelBefore = new byte[size];
        causeBefore = new int[size];
    }

    void grow(int size) {
        levelBefore = Arrays.copyOf(levelBefore, size);
        causeBefore = Arrays.copyOf(causeBefore, size);
    }

    void note(int node, int level, int cause) {
        if (!noted.get(node)) {
            noted.set(node);
            if (size == list.length) {
                list = Arrays.copyOf(list, size * 2);
            }
            list[size++] = node;
            levelBefore[node] = (byte) level;
            causeBefore[node] = cause;
        }
    }

    /** The time at which this node broke has changed, if so: it may count for more or less among causes. */
    void moved(int node, boolean changed) {
        if (changed) {
            moved.set(node);
        }
    }

    /** Whether this cause counts for more or less than before: then all above have to know. */
    boolean hasMoved(int cause) {
        return cause != Trouble.NONE && moved.get(cause);
    }

    void forgetMoved() {
        if (!moved.isEmpty()) {
            moved.clear();
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The changed nodes in this order; afterwards none is. */
    int[] drain(Comparator<Integer> order) {
        int[] nodes = Arrays.copyOf(list, size);
        size = 0;
        for (int node : nodes) {
            noted.clear(node);
        }
        return nodes.length < 2
                ? nodes
                : Arrays.stream(nodes)
                        .boxed()
                        .sorted(order)
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    int levelBefore(int node) {
        return levelBefore[node];
    }

    int causeBefore(int node) {
        return causeBefore[node];
    }
}
