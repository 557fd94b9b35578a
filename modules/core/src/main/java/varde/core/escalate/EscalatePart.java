package varde.core.escalate;

import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.core.rules.Rules;

/** A part of ESCALATE's configuration: a record of {@code config.escalate}. */
public sealed interface EscalatePart {

    /** A team. */
    record Staffed(Team team) implements EscalatePart {}

    /** A person. */
    record Known(Person person) implements EscalatePart {}

    /**
     * What is not a team's: exactly one a version.
     *
     * @param rootTeam the team of the routing tree's root: the last resort
     * @param rules the rules
     */
    record Ground(String rootTeam, Rules rules) implements EscalatePart {}
}
