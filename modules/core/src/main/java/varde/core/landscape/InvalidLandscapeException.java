package varde.core.landscape;

import java.util.List;

/** A landscape that cannot be: two components of one id, a need of something that does not exist, a cycle of needs. */
public final class InvalidLandscapeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** Refuses a landscape for all of these reasons, at least one. */
    public InvalidLandscapeException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each reason, for people. */
    public List<String> problems() {
        return problems;
    }
}
