package varde.core.correlate;

import varde.core.command.Command;
import varde.core.detect.Observation;
import varde.core.stage.ConfigRecord;

/** What CORRELATE reads. */
public sealed interface CorrelateInput {

    /** From {@code observations}, the main input. */
    record Observed(Observation observation) implements CorrelateInput {}

    /** Time passed. */
    record Pulse() implements CorrelateInput {}

    /** From {@code config.correlate}. */
    record Configured(ConfigRecord<CorrelatePart> config) implements CorrelateInput {}

    /** From {@code commands.correlate}. */
    record Commanded(Command command) implements CorrelateInput {}
}
