package varde.config;

import java.util.List;
import java.util.Optional;
import varde.config.problem.Problem;

/**
 * What became of reading a configuration folder.
 *
 * @param configuration the configuration; empty if there is any error
 * @param problems all that is wrong or looks wrong, by file and line
 */
public record Reading(Optional<Configuration> configuration, List<Problem> problems) {

    public Reading {
        problems = List.copyOf(problems);
    }

    /** The problems that prevent the configuration from being used. */
    public List<Problem> errors() {
        return problems.stream().filter(Problem::isError).toList();
    }

    /** The problems that do not. */
    public List<Problem> warnings() {
        return problems.stream().filter(problem -> !problem.isError()).toList();
    }
}
