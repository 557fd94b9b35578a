package varde.core.correlate;

import java.util.Arrays;

/** Nodes that are waiting for something, each once: what is taken out costs nothing, however many nodes there are. */
final class NodeSet {

    private boolean[] in = new boolean[64];
    private int[] list = new int[64];
    private int size;

    /** Puts a node in; tells whether it was not in before. */
    boolean add(int node) {
        if (node >= in.length) {
            in = Arrays.copyOf(in, Math.max(node + 1, in.length * 2));
        }
        if (in[node]) {
            return false;
        }
        in[node] = true;
        if (size == list.length) {
            list = Arrays.copyOf(list, size * 2);
        }
        list[size++] = node;
        return true;
    }

    boolean has(int node) {
        return node < in.length && in[node];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes all out; they come as they went in. */
    int[] drain() {
        int[] all = Arrays.copyOf(list, size);
        for (int node : all) {
            in[node] = false;
        }
        size = 0;
        return all;
    }
}
