package varde.notify;

/**
 * Where a page stands in the topic of its channel.
 *
 * @param partition the partition
 * @param offset the offset in that partition
 */
record Spot(int partition, long offset) {}
