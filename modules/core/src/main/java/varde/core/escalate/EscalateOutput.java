package varde.core.escalate;

import varde.core.correlate.OutageRecord;
import varde.core.page.Page;

/** What ESCALATE says. */
public sealed interface EscalateOutput {

    /** To {@code escalations}, under the team. */
    record Changed(Escalation escalation) implements EscalateOutput {}

    /** To the topic of the page's channel, under the person. */
    record Sent(Page page) implements EscalateOutput {}

    /** To {@code pages.canary}. */
    record Sung(OutageRecord.Canary canary) implements EscalateOutput {}
}
