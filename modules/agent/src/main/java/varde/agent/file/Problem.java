package varde.agent.file;

import java.util.Comparator;

/**
 * Something wrong in an agent's file.
 *
 * @param file its path, as it was named
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what to do
 */
public record Problem(String file, int line, int column, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** As compilers say it, so that editors can jump there. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": error: " + message;
    }
}
