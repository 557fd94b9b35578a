package varde.core.correlate;

import java.util.Arrays;
import java.util.BitSet;

/** Nodes still to be looked at, the least deep first, each once. */
final class Worklist {

    private long[] heap = new long[64];
    private int size;
    private final BitSet waiting = new BitSet();

    void add(int node, int depth) {
        if (waiting.get(node)) {
            return;
        }
        waiting.set(node);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        long entry = (long) depth << 32 | node;
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > entry) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = entry;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int take() {
        long least = heap[0];
        long moved = heap[--size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= moved) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
        int node = (int) least;
        waiting.clear(node);
        return node;
    }
}
