package varde.agent.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. */
final class Nearest {

    private Nearest() {}

    /** The known word that differs least from what was written, when that is at most a third of its letters. */
    static Optional<String> to(String written, Collection<String> known) {
        int allowed = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(word -> distance(written, word) <= allowed)
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** How many letters must be put in, left out, changed or swapped with their neighbour. */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(one, other, i, j, cost);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int cheapest(String one, String other, int i, int j, int[][] cost) {
        int changed = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
