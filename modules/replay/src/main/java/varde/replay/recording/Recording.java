package varde.replay.recording;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** What was recorded, in a cluster or in a file. It is only read. May be used by several threads. */
public interface Recording extends AutoCloseable {

    /** The topics. */
    Topics topics();

    /** Reads the values of its records. */
    Codecs codecs();

    /** What is asked about. */
    Interval interval();

    /** How many partitions a topic has. */
    int partitions(Topic topic);

    /** The broker's id of a topic: identities are built on it. */
    String topicId(Topic topic);

    /** The first offset that is kept; what was before has gone. */
    long first(Topic topic, int partition);

    /** The offset after the last record that was there when the recording was opened. */
    long end(Topic topic, int partition);

    /** The offset of the first record at this log time or later; {@link #end} if there is none. */
    long offsetAt(Topic topic, int partition, long time);

    /**
     * Committed records.
     *
     * @param from the first offset wanted
     */
    Records read(Topic topic, int partition, long from);

    /** What a stage kept where this recording begins; empty if it begins with the log itself. */
    Optional<Beginning> beginning(String stage, int partition);

    /**
     * What a stage keeps in one of its stores now, whatever is asked about; nothing where that cannot be known.
     *
     * @param application the stage's name as an application
     * @param store the store
     * @return the rows, encoded, by their keys
     */
    default SortedMap<String, byte[]> latest(String application, String store, int partition) {
        return Collections.emptySortedMap();
    }

    /** The latest log time of any record of the stages' main inputs, in milliseconds. */
    long lastTime();

    /** Whether names and addresses have been taken out. */
    boolean withoutPersons();

    @Override
    void close();
}
