package varde.replay.keep;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.SortedMap;

/**
 * What an exported file says of itself, in {@code manifest.json}.
 *
 * @param format the form of the file, from 1
 * @param program which Varde wrote it
 * @param prefix what its topics' names begin with
 * @param from begin of the interval, in milliseconds since the epoch, included
 * @param to end of the interval, in milliseconds since the epoch, excluded
 * @param lastTime the latest log time in the log it was taken from, in milliseconds since the epoch
 * @param withoutPersons whether names and addresses have been taken out
 * @param topics the topics
 * @param tasks where each task of a stage stood at the begin
 * @param checksums SHA-256 of each other entry of the file, in hex
 */
@JsonPropertyOrder({"format", "program", "prefix", "from", "to", "lastTime", "withoutPersons", "topics", "tasks"})
public record Manifest(
        int format,
        String program,
        String prefix,
        long from,
        long to,
        long lastTime,
        boolean withoutPersons,
        List<KeptTopic> topics,
        List<KeptTask> tasks,
        SortedMap<String, String> checksums) {

    /** The form that this Varde writes. */
    static final int FORMAT = 1;

    /** The entry's name. */
    static final String ENTRY = "manifest.json";

    /**
     * A topic.
     *
     * @param name its short name
     * @param id the broker's id of it: identities are built on it
     * @param partitions its partitions, by number
     */
    public record KeptTopic(String name, String id, List<KeptPartition> partitions) {}

    /**
     * A partition.
     *
     * @param first the first offset kept
     * @param end the offset after the last that is kept
     * @param records how many records are kept
     */
    public record KeptPartition(long first, long end, long records) {}

    /**
     * Where a task stood at the begin.
     *
     * @param stage its stage
     * @param partition its partition
     * @param offsets the first record after the begin, of each input and output
     * @param clock log time and observed time that it remembered; empty if none
     * @param given what it decided by that is not in the log
     */
    public record KeptTask(
            String stage,
            int partition,
            SortedMap<String, Long> offsets,
            List<Long> clock,
            SortedMap<String, String> given) {

        String entry() {
            return "state/" + stage + "-" + partition + ".avro";
        }
    }

    /** The entry of a partition. */
    static String entry(String topic, int partition) {
        return "records/" + topic + "-" + partition + ".avro";
    }
}
