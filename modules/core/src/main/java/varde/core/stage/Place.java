package varde.core.stage;

/**
 * Where in the log an input stands. Identities are derived from this, never drawn.
 *
 * @param topicId the broker's id of the topic, so that a topic made anew gives other identities
 * @param topic the topic's name
 * @param partition the partition
 * @param offset the offset in that partition
 */
public record Place(String topicId, String topic, int partition, long offset) {

    /** The identity of the {@code ordinal}-th thing (from 0) that this record brought about. */
    public String identity(int ordinal) {
        String base = topicId + "-" + partition + "-" + offset;
        return ordinal == 0 ? base : base + "-" + ordinal;
    }
}
