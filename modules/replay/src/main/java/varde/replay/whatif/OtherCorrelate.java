package varde.replay.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.CorrelateRow;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.stage.ConfigRecord;
import varde.core.time.Now;
import varde.replay.decide.Earlier;
import varde.replay.decide.Heard;
import varde.replay.decide.Input;
import varde.replay.decide.Inputs;
import varde.replay.decide.Keeping;
import varde.replay.decide.StageReplay;
import varde.replay.decide.StageSpecs;
import varde.replay.recording.Beginning;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.streams.StageSpec;
import varde.wire.serde.UndecodableException;

/** CORRELATE over the recorded observations with the changed configuration: which outages there would have been. */
final class OtherCorrelate implements AutoCloseable {

    private final Recording recording;
    private final StageSpecs specs;
    private final Change change;
    private final List<Made<Member>> members = new ArrayList<>();
    private final List<Partition> partitions = new ArrayList<>();
    private List<Made<Outage>> fresh = new ArrayList<>();

    /** One partition, as far as it has been decided. */
    private static final class Partition {
        private final Inputs inputs;
        private final Heard<CorrelateInput, CorrelateRow, CorrelateOutput> heard;
        private final StageReplay<CorrelateInput, CorrelateRow, CorrelateOutput> stage;
        private final Rewriting<CorrelatePart> rewriting;
        private @Nullable Input next;
        private long time;

        Partition(
                Inputs inputs,
                Heard<CorrelateInput, CorrelateRow, CorrelateOutput> heard,
                StageReplay<CorrelateInput, CorrelateRow, CorrelateOutput> stage,
                Rewriting<CorrelatePart> rewriting,
                long time) {
            this.inputs = inputs;
            this.heard = heard;
            this.stage = stage;
            this.rewriting = rewriting;
            this.time = time;
            this.next = inputs.next();
        }
    }

    OtherCorrelate(Recording recording, StageSpecs specs, Change change) {
        this.recording = recording;
        this.specs = specs;
        this.change = change;
        for (int partition = 0;
                partition < recording.partitions(recording.topics().observations());
                partition++) {
            partitions.add(open(partition));
        }
    }

    private Partition open(int number) {
        StageSpec<CorrelateInput, CorrelateRow, CorrelateOutput> spec = specs.correlate(new TreeMap<>());
        Beginning beginning = Earlier.of(recording, spec, number);
        Heard<CorrelateInput, CorrelateRow, CorrelateOutput> heard = new Heard<>();
        Partition partition = new Partition(
                Inputs.open(recording, spec, number, beginning.offsets()),
                heard,
                new StageReplay<>(
                        given -> heard.of(specs.correlate(given)), specs.topicIds(), number, beginning, Keeping.LIVING),
                new Rewriting<>(change.correlate()),
                beginning.clock().map(Now::log).orElse(0L));
        for (Input begun : begun(beginning, number, partition.rewriting)) {
            take(partition, begun);
        }
        return partition;
    }

    /** Decides about all that was read up to a log time, and gives the outages that were told since the last call, in order. */
    List<Made<Outage>> upTo(long until) {
        long end = Math.min(until + 1, recording.interval().to());
        partitions.forEach(partition -> decide(partition, end));
        List<Made<Outage>> told = fresh;
        fresh = new ArrayList<>();
        told.sort(Comparator.comparingLong(Made::at));
        return told;
    }

    private void decide(Partition partition, long end) {
        String main = recording.topics().observations().name();
        Input input = partition.next;
        while (input != null) {
            if (input.record().topic().equals(main)) {
                if (input.record().timestamp() >= end) {
                    break;
                }
                partition.time = Math.max(partition.time, input.record().timestamp());
            }
            for (Input other : rewritten(input, partition.rewriting)) {
                take(partition, other);
            }
            input = partition.inputs.next();
        }
        partition.next = input;
    }

    @Override
    public void close() {
        partitions.forEach(partition -> partition.inputs.close());
    }

    /** What is in force where the recording begins is changed there, as an `apply` at that moment would change it. */
    private List<Input> begun(Beginning beginning, int partition, Rewriting<CorrelatePart> rewriting) {
        List<Input> inputs = new ArrayList<>();
        for (ConfigRecord<CorrelatePart> record : BegunConfiguration.correlate(beginning.rows())) {
            for (ConfigRecord<CorrelatePart> other : rewriting.take(record)) {
                inputs.add(config(other, partition, recording.interval().from(), Optional.empty()));
            }
        }
        return inputs;
    }

    private List<Input> rewritten(Input input, Rewriting<CorrelatePart> rewriting) {
        Recorded record = input.record();
        byte[] value = record.value();
        if (value == null
                || !record.topic().equals(recording.topics().configCorrelate().name())) {
            return List.of(input);
        }
        ConfigRecord<CorrelatePart> recorded;
        try {
            recorded = recording.codecs().configCorrelate().decode(value);
        } catch (UndecodableException unreadable) {
            // It stays as it is: the stage refuses it again.
            return List.of(input);
        }
        List<Input> inputs = new ArrayList<>();
        for (ConfigRecord<CorrelatePart> other : rewriting.take(recorded)) {
            inputs.add(config(
                    other,
                    record.partition(),
                    record.timestamp(),
                    inputs.isEmpty() ? input.start() : Optional.empty()));
        }
        return inputs;
    }

    private Input config(
            ConfigRecord<CorrelatePart> record, int partition, long at, Optional<SortedMap<String, String>> start) {
        return new Input(
                new Recorded(
                        recording.topics().configCorrelate().name(),
                        partition,
                        0,
                        at,
                        null,
                        recording.codecs().configCorrelate().encode(record)),
                start);
    }

    private void take(Partition partition, Input input) {
        partition.stage.take(input);
        for (CorrelateOutput said : partition.heard.said()) {
            if (said instanceof CorrelateOutput.Told told) {
                fresh.add(new Made<>(partition.time, told.outage()));
            } else if (said instanceof CorrelateOutput.Joined joined) {
                members.add(new Made<>(partition.time, joined.member()));
            }
        }
    }

    List<Made<Member>> members() {
        return members;
    }
}
