package varde.wire;

/**
 * From this record of this topic on, until the next entry, a stage read this topic. Replay reads in that order.
 *
 * @param topic the topic's name, with its prefix
 * @param offset offset of the first record so read, in the same partition as the entry
 */
public record Order(String topic, long offset) {}
