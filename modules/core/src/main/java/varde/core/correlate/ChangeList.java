package varde.core.correlate;

import java.util.Arrays;
import varde.core.landscape.Landscape;

/** The nodes whose level or cause has changed, with what they were before, until they have been dealt with. */
final class ChangeList {

    private final NodeSet noted = new NodeSet();
    private final NodeSet moved = new NodeSet();
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
        if (noted.add(node)) {
            levelBefore[node] = (byte) level;
            causeBefore[node] = cause;
        }
    }

    /** The time at which this node broke has changed, if so: it may count for more or less among causes. */
    void moved(int node, boolean changed) {
        if (changed) {
            moved.add(node);
        }
    }

    /** Whether this cause counts for more or less than before: then all above have to know. */
    boolean hasMoved(int cause) {
        return cause != Trouble.NONE && moved.has(cause);
    }

    void forgetMoved() {
        if (!moved.isEmpty()) {
            moved.drain();
        }
    }

    boolean isEmpty() {
        return noted.isEmpty();
    }

    /** The changed nodes in the order of their ids; afterwards none is. */
    int[] drain(Landscape landscape) {
        return landscape.sorted(noted.drain());
    }

    int levelBefore(int node) {
        return levelBefore[node];
    }

    int causeBefore(int node) {
        return causeBefore[node];
    }
}
