package varde.core.correlate;

/** A record of the topic {@code outages}. */
public sealed interface OutageRecord permits Outage, OutageRecord.Mark, OutageRecord.Canary {

    /**
     * CORRELATE has read this partition of {@code observations} up to this log time.
     *
     * @param partition the partition of {@code observations}
     * @param readUpTo log time, in milliseconds
     */
    record Mark(int partition, long readUpTo) implements OutageRecord {}

    /**
     * The canary of a partition of {@code heartbeats} was found silent, as it should be every minute. No outage, and nobody is
     * asked: it only has to come out at the end.
     *
     * @param partition the partition of {@code heartbeats}
     * @param since log time of its last heartbeat, in milliseconds
     * @param due log time at which its silence could be known, in milliseconds
     */
    record Canary(int partition, long since, long due) implements OutageRecord {}
}
