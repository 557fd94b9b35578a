package varde.replay.compare;

import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Observation;
import varde.replay.recording.Recording;
import varde.wire.Rejected;
import varde.wire.Topic;

/** Which task of a stage wrote a record: several write to one partition. */
public final class Authors {

    private final Recording recording;
    private final String stage;
    private final int partition;
    private final int partitions;

    /**
     * Of one task.
     *
     * @param partitions how many tasks its stage has
     */
    public Authors(Recording recording, String stage, int partition, int partitions) {
        this.recording = recording;
        this.stage = stage;
        this.partition = partition;
        this.partitions = partitions;
    }

    /** Whether this task wrote it. */
    public boolean wrote(Object value) {
        if (value instanceof Rejected rejected) {
            return rejected.stage().equals(stage) && rejected.partition() == partition;
        }
        return partitions == 1 || of(value) == partition;
    }

    private int of(Object value) {
        if (value instanceof Observation.Seen seen) {
            return seen.partition();
        }
        if (value instanceof Observation.Mark mark) {
            return mark.partition();
        }
        if (value instanceof Observation.Blind blind) {
            return blind.partition();
        }
        if (value instanceof OutageRecord.Mark mark) {
            return mark.partition();
        }
        return value instanceof Outage outage ? opener(outage.id()) : partition;
    }

    /** An outage is the record that opened it: topic id, partition, offset. */
    private int opener(String id) {
        for (Topic topic : recording.topics().all()) {
            String begin = recording.topicId(topic) + "-";
            if (id.startsWith(begin)) {
                String rest = id.substring(begin.length());
                int end = rest.indexOf('-');
                return end < 0 ? 0 : Integer.parseInt(rest.substring(0, end));
            }
        }
        return 0;
    }
}
