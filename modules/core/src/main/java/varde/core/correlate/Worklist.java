package varde.core.correlate;

import java.util.Arrays;

/** Nodes still to be looked at, the least deep first, each once. */
final class Worklist {

    private long[] heap = new long[64];
    private int size;
    private boolean[] waiting = new boolean[64];

    void add(int node, int depth) {
        if (node >= waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(node + 1, waiting.length * 2));
        }
        if (waiting[node]) {
            return;
        }
        waiting[node] = true;
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
        waiting[node] = false;
        return node;
    }
}
