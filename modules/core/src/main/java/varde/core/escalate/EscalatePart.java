package varde.core.escalate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.core.rules.Rules;

/** A part of ESCALATE's configuration: a record of {@code config.escalate}. */
public sealed interface EscalatePart {

    /** What has to be done for each sort of part. */
    interface Cases {

        /** For a team. */
        void staffed(Staffed staffed);

        /** For a person. */
        void known(Known known);

        /** For what is not a team's. */
        void ground(Ground ground);
    }

    /** Does what has to be done for this sort of part. */
    void each(Cases cases);

    /** A team. */
    record Staffed(Team team) implements EscalatePart {

        @Override
        public void each(Cases cases) {
            cases.staffed(this);
        }
    }

    /** A person. */
    record Known(Person person) implements EscalatePart {

        @Override
        public void each(Cases cases) {
            cases.known(this);
        }
    }

    /**
     * What is not a team's: exactly one a version.
     *
     * @param rootTeam the team of the routing tree's root: the last resort
     * @param rules the rules
     * @param templates texts that replace Varde's own, by their names, such as {@code nb/opened.sms}
     */
    record Ground(String rootTeam, Rules rules, SortedMap<String, String> templates) implements EscalatePart {

        public Ground {
            templates = Collections.unmodifiableSortedMap(new TreeMap<>(templates));
        }

        /** With Varde's own texts. */
        public Ground(String rootTeam, Rules rules) {
            this(rootTeam, rules, new TreeMap<>());
        }

        @Override
        public void each(Cases cases) {
            cases.ground(this);
        }
    }
}
