package varde.core.correlate;

import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Maintenance;
import varde.core.route.Route;
import varde.core.rules.Rules;

/** A part of CORRELATE's configuration: a record of {@code config.correlate}. */
public sealed interface CorrelatePart {

    /** A component or fleet, unexpanded. */
    record Declared(Component component) implements CorrelatePart {}

    /** A listed agent. */
    record Listed(Agent agent) implements CorrelatePart {}

    /** The whole routing tree; exactly one a version. */
    record Routed(Route root) implements CorrelatePart {}

    /** The rules; exactly one a version. */
    record Ruled(Rules rules) implements CorrelatePart {}

    /** A maintenance window. */
    record Planned(Maintenance maintenance) implements CorrelatePart {}
}
