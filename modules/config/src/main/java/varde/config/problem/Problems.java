package varde.config.problem;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects all problems, so that nobody has to repair them one by one. */
public final class Problems {

    private final SortedSet<Problem> found = new TreeSet<>();

    /** Something that prevents the configuration from being used. */
    public void error(Mark at, String message) {
        found.add(new Problem(at.file(), at.line(), at.column(), Problem.Severity.ERROR, message));
    }

    /** Something allowed that is probably not meant. */
    public void warning(Mark at, String message) {
        found.add(new Problem(at.file(), at.line(), at.column(), Problem.Severity.WARNING, message));
    }

    /** All so far, by file, line and column, each once. */
    public List<Problem> sorted() {
        return List.copyOf(found);
    }

    /** Whether any so far is an error. */
    public boolean anyError() {
        return found.stream().anyMatch(Problem::isError);
    }
}
