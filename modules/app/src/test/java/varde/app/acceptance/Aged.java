package varde.app.acceptance;

import java.util.Optional;
import java.util.SortedMap;
import varde.replay.recording.Beginning;
import varde.replay.recording.Interval;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** A recording of which the records of one topic from before the interval have gone, as retention takes them. */
record Aged(Recording whole, Topic gone) implements Recording {

    @Override
    public Topics topics() {
        return whole.topics();
    }

    @Override
    public Codecs codecs() {
        return whole.codecs();
    }

    @Override
    public Interval interval() {
        return whole.interval();
    }

    @Override
    public int partitions(Topic topic) {
        return whole.partitions(topic);
    }

    @Override
    public String topicId(Topic topic) {
        return whole.topicId(topic);
    }

    @Override
    public long first(Topic topic, int partition) {
        return topic.equals(gone) ? whole.offsetAt(topic, partition, interval().from()) : whole.first(topic, partition);
    }

    @Override
    public long end(Topic topic, int partition) {
        return whole.end(topic, partition);
    }

    @Override
    public long offsetAt(Topic topic, int partition, long time) {
        return Math.max(first(topic, partition), whole.offsetAt(topic, partition, time));
    }

    @Override
    public Records read(Topic topic, int partition, long from) {
        return whole.read(topic, partition, Math.max(from, first(topic, partition)));
    }

    @Override
    public Optional<Beginning> beginning(String stage, int partition) {
        return whole.beginning(stage, partition);
    }

    @Override
    public SortedMap<String, byte[]> latest(String application, String store, int partition) {
        return whole.latest(application, store, partition);
    }

    @Override
    public long lastTime() {
        return whole.lastTime();
    }

    @Override
    public boolean withoutPersons() {
        return whole.withoutPersons();
    }

    @Override
    public void close() {
        whole.close();
    }
}
