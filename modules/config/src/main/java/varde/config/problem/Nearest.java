package varde.config.problem;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The known word that differs least from what was written, when it differs in at most a third of its letters
     * (and two for short words are too many); of several the first in the collection's order.
     */
    public static Optional<String> to(String written, Collection<String> known) {
        int allowed = Math.max(1, written.length() / 3);
        Optional<String> best = Optional.empty();
        int least = allowed + 1;
        for (String word : known) {
            if (Math.abs(word.length() - written.length()) < least) {
                int distance =
                        distance(written.toLowerCase(java.util.Locale.ROOT), word.toLowerCase(java.util.Locale.ROOT));
                if (distance < least) {
                    least = distance;
                    best = Optional.of(word);
                }
            }
        }
        return best;
    }

    /** Ends a message: {@code ; did you mean `x`?}, or the second text when nothing is near. */
    public static String ending(String written, Collection<String> known, String otherwise) {
        return to(written, known).map(word -> "; did you mean `" + word + "`?").orElse(otherwise);
    }

    /** The least number of letters to insert, remove, replace or swap with their neighbour. */
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
        int replaced = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
