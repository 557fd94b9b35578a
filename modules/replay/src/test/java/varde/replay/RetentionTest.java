package varde.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.replay.keep.FileRecording;
import varde.replay.recording.Beginning;
import varde.replay.recording.Interval;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** What the brokers no longer keep. */
class RetentionTest {

    private static final Path NIGHT = Path.of("src/test/nights/reconfigured.varde");

    @Test
    void anIntervalFromBeforeTheKeptHeartbeatsIsRefusedWithWhatToDo() {
        try (Recording night = open();
                Recording cut = new Cut(night, night.topics().heartbeats())) {
            assertThatThrownBy(() -> Replay.of(cut, options(true), new Progress()))
                    .hasMessageContaining("heartbeats are kept only from")
                    .hasMessageContaining("begin later, or leave the heartbeats out: --from-observations");
        }
    }

    @Test
    void anIntervalFromBeforeTheKeptObservationsIsRefusedWithWhatToDo() {
        try (Recording night = open();
                Recording cut = new Cut(night, night.topics().observations())) {
            assertThatThrownBy(() -> Replay.of(cut, options(false), new Progress()))
                    .hasMessageContaining("observations are kept only from")
                    .hasMessageEndingWith("begin later");
        }
    }

    private static Recording open() {
        return FileRecording.open(NIGHT, FileRecording.Wanted.all());
    }

    private static Replay.Options options(boolean heartbeats) {
        return new Replay.Options(0, Optional.empty(), heartbeats, false, false, 1);
    }

    /** The same night, asked about from an hour before anything of it is kept; the first records of one topic have gone. */
    private record Cut(Recording night, Topic gone) implements Recording {

        @Override
        public Topics topics() {
            return night.topics();
        }

        @Override
        public Codecs codecs() {
            return night.codecs();
        }

        @Override
        public Interval interval() {
            return new Interval(
                    night.interval().from() - 3_600_000, night.interval().to());
        }

        @Override
        public int partitions(Topic topic) {
            return night.partitions(topic);
        }

        @Override
        public String topicId(Topic topic) {
            return night.topicId(topic);
        }

        @Override
        public long first(Topic topic, int partition) {
            return topic.equals(gone) ? Math.max(1, night.first(topic, partition)) : 0;
        }

        @Override
        public long end(Topic topic, int partition) {
            return night.end(topic, partition);
        }

        @Override
        public long offsetAt(Topic topic, int partition, long time) {
            return night.offsetAt(topic, partition, time);
        }

        @Override
        public Records read(Topic topic, int partition, long from) {
            return night.read(topic, partition, from);
        }

        @Override
        public Optional<Beginning> beginning(String stage, int partition) {
            return Optional.empty();
        }

        @Override
        public long lastTime() {
            return night.lastTime();
        }

        @Override
        public boolean withoutPersons() {
            return false;
        }

        @Override
        public void close() {}
    }
}
