package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.Correlator;
import varde.core.correlate.CorrelatorSettings;
import varde.core.correlate.OutageRecord;
import varde.core.detect.DetectInput;
import varde.core.detect.Detector;
import varde.core.detect.Observation;
import varde.core.stage.Place;
import varde.core.stage.StageRunner;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

class CanariesTest {

    private static final Topics TOPICS = Topics.STANDARD;
    private static final long MINUTE = 60_000;
    /** The first second of a minute. */
    private static final long START = 1_800_000_000_000L / MINUTE * MINUTE;

    private final Codecs codecs = new Codecs(TOPICS, new FixedSchemaIds());
    private final AtomicLong clock = new AtomicLong(START);

    private static Cluster cluster(int partitions) {
        Node node = new Node(1, "localhost", 1);
        List<PartitionInfo> infos = new ArrayList<>();
        for (int n = 0; n < partitions; n++) {
            infos.add(new PartitionInfo(TOPICS.heartbeats().name(), n, node, new Node[] {node}, new Node[] {node}));
        }
        return new Cluster("c", List.of(node), infos, java.util.Set.of(), java.util.Set.of());
    }

    /** What the canaries of two instances write in three minutes, in the order of a partition. */
    private List<ProducerRecord<byte[], byte[]>> written(int partition, long secondIsAheadBy) {
        MockProducer<byte[], byte[]> broker =
                new MockProducer<>(cluster(2), true, null, new ByteArraySerializer(), new ByteArraySerializer());
        try (Canaries one = new Canaries(
                        TOPICS.heartbeats(), codecs.heartbeats(), broker, clock::get, Canaries.Song.USUAL);
                Canaries two = new Canaries(
                        TOPICS.heartbeats(),
                        codecs.heartbeats(),
                        broker,
                        () -> clock.get() + secondIsAheadBy,
                        Canaries.Song.USUAL)) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (long end = clock.get() + 3 * MINUTE; clock.get() < end; clock.addAndGet(500)) {
                one.tick();
                two.tick();
                for (ProducerRecord<byte[], byte[]> record : broker.history()) {
                    records.add(new ProducerRecord<>(
                            record.topic(), record.partition(), clock.get(), record.key(), record.value()));
                }
                broker.clear();
            }
            return records.stream()
                    .filter(record -> record.partition() == partition)
                    .sorted(Comparator.comparing(ProducerRecord::timestamp))
                    .toList();
        }
    }

    private List<OutageRecord.Canary> comeOut(List<ProducerRecord<byte[], byte[]>> records, int partition) {
        StageRunner<DetectInput, ?, Observation> detect = new StageRunner<>(new Detector());
        var correlate = new StageRunner<>(new Correlator(new CorrelatorSettings(0, 1, 1001)));
        List<OutageRecord.Canary> out = new ArrayList<>();
        long offset = 0;
        for (ProducerRecord<byte[], byte[]> record : records) {
            detect.passed(record.timestamp());
            DetectInput beat = new DetectInput.Beat(codecs.heartbeats().decode(record.value()));
            for (Observation said : detect.decide(beat, new Place("h", "h", partition, offset++), true)
                    .outcome()
                    .said()) {
                correlate.passed(record.timestamp());
                correlate
                        .decide(new CorrelateInput.Observed(said), new Place("o", "o", 0, offset++), true)
                        .outcome()
                        .said()
                        .stream()
                        .filter(CorrelateOutput.Sung.class::isInstance)
                        .forEach(output -> out.add(((CorrelateOutput.Sung) output).canary()));
            }
        }
        return out;
    }

    @Test
    void eachPartitionHasACanaryWhoseSilenceComesOutEveryMinute() {
        for (int partition = 0; partition < 2; partition++) {
            clock.set(START);
            List<OutageRecord.Canary> out = comeOut(written(partition, 0), partition);

            assertThat(out).hasSize(3);
            for (int minute = 0; minute < 3; minute++) {
                OutageRecord.Canary canary = out.get(minute);
                assertThat(canary.partition()).isEqualTo(partition);
                assertThat(canary.since()).isEqualTo(START + minute * MINUTE + 20_000);
                assertThat(canary.due()).isEqualTo(canary.since() + 10_000);
            }
        }
    }

    @Test
    void theCanariesOfAnotherInstanceWhoseClockDiffersByFifteenSecondsDoNoHarm() {
        List<OutageRecord.Canary> out = comeOut(written(1, 15_000), 1);

        assertThat(out).hasSize(3);
    }
}
