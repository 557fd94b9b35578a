package varde.core.correlate;

/** A record of the topic {@code outages}. */
public sealed interface OutageRecord permits Outage, OutageRecord.Mark {

    /**
     * CORRELATE has read this partition of {@code observations} up to this log time.
     *
     * @param partition the partition of {@code observations}
     * @param readUpTo log time, in milliseconds
     */
    record Mark(int partition, long readUpTo) implements OutageRecord {}
}
