package varde.core.escalate;

import varde.core.command.Command;
import varde.core.correlate.OutageRecord;
import varde.core.page.Receipt;
import varde.core.stage.ConfigRecord;

/** What ESCALATE reads. */
public sealed interface EscalateInput {

    /** From {@code outages}, the main input. */
    record Told(OutageRecord outage) implements EscalateInput {}

    /** Time passed. */
    record Pulse() implements EscalateInput {}

    /** From {@code config.escalate}. */
    record Configured(ConfigRecord<EscalatePart> config) implements EscalateInput {}

    /** From {@code commands.escalate}. */
    record Commanded(Command command) implements EscalateInput {}

    /** From {@code receipts}. */
    record Receipted(Receipt receipt) implements EscalateInput {}
}
