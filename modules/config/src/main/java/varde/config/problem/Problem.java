package varde.config.problem;

import java.util.Comparator;

/**
 * Something wrong in the configuration folder.
 *
 * @param file path within the folder, with {@code /}
 * @param line from 1
 * @param column from 1
 * @param severity whether it prevents the configuration from being used
 * @param message what is wrong and what to do
 */
public record Problem(String file, int line, int column, Severity severity, String message)
        implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::message);

    /** Whether a problem prevents the configuration from being used. */
    public enum Severity {
        /** It does: nothing is published. */
        ERROR,
        /** It is allowed, and probably not meant. */
        WARNING
    }

    /** Whether this prevents the configuration from being used. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** File and line, such as {@code routes.yaml:14}. */
    public String fileAndLine() {
        return file + ":" + line;
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** As compilers say it, so that editors can jump there. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (isError() ? "error: " : "warning: ") + message;
    }
}
