package varde.bench.detect;

import java.util.Random;

/**
 * In which order components report, round by round: about the same each time, since agents keep to their intervals, but those
 * whose turns are close together come in another order each time. A neighbourhood of 256 is what reports within two and a half
 * milliseconds where a million report every ten seconds.
 */
final class RoundOrder {

    private static final int NEIGHBOURS = 256;

    private final int[] order;
    private final Random random = new Random(NEIGHBOURS);

    RoundOrder(int components) {
        order = new int[components];
    }

    /** Begins a round. */
    void begin() {
        for (int number = 0; number < order.length; number++) {
            order[number] = number;
        }
        for (int from = 0; from < order.length; from += NEIGHBOURS) {
            shuffle(from, Math.min(from + NEIGHBOURS, order.length));
        }
    }

    private void shuffle(int from, int to) {
        for (int last = to - 1; last > from; last--) {
            int other = from + random.nextInt(last - from + 1);
            int number = order[last];
            order[last] = order[other];
            order[other] = number;
        }
    }

    /** Which component reports at this place of the round, from 0. */
    int number(int place) {
        return order[place];
    }
}
