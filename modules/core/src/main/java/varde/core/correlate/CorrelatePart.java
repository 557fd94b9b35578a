package varde.core.correlate;

import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Maintenance;
import varde.core.route.Route;
import varde.core.rules.Rules;

/** A part of CORRELATE's configuration: a record of {@code config.correlate}. */
public sealed interface CorrelatePart {

    /** What has to be done for each sort of part. */
    interface Cases {

        /** For a component or fleet. */
        void declared(Component component);

        /** For a listed agent. */
        void listed(Agent agent);

        /** For the routing tree. */
        void routed(Route root);

        /** For the rules. */
        void ruled(Rules rules);

        /** For a maintenance window. */
        void planned(Maintenance maintenance);
    }

    /** Does what has to be done for this sort of part. */
    void each(Cases cases);

    /** A component or fleet, unexpanded. */
    record Declared(Component component) implements CorrelatePart {

        @Override
        public void each(Cases cases) {
            cases.declared(component);
        }
    }

    /** A listed agent. */
    record Listed(Agent agent) implements CorrelatePart {

        @Override
        public void each(Cases cases) {
            cases.listed(agent);
        }
    }

    /** The whole routing tree; exactly one a version. */
    record Routed(Route root) implements CorrelatePart {

        @Override
        public void each(Cases cases) {
            cases.routed(root);
        }
    }

    /** The rules; exactly one a version. */
    record Ruled(Rules rules) implements CorrelatePart {

        @Override
        public void each(Cases cases) {
            cases.ruled(rules);
        }
    }

    /** A maintenance window. */
    record Planned(Maintenance maintenance) implements CorrelatePart {

        @Override
        public void each(Cases cases) {
            cases.planned(maintenance);
        }
    }
}
