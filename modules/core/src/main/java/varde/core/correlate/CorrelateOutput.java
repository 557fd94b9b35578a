package varde.core.correlate;

/** What CORRELATE says. */
public sealed interface CorrelateOutput {

    /** To {@code outages}, under the first team. */
    record Told(Outage outage) implements CorrelateOutput {}

    /** To every partition of {@code outages}. */
    record Marked(OutageRecord.Mark mark) implements CorrelateOutput {}

    /** To {@code outages}: a canary has fallen silent, as it should. */
    record Sung(OutageRecord.Canary canary) implements CorrelateOutput {}

    /** To {@code members}. */
    record Joined(Member member) implements CorrelateOutput {}
}
