package varde.replay.decide;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import varde.core.stage.Place;
import varde.core.stage.Row;
import varde.core.time.Now;
import varde.replay.recording.Beginning;
import varde.replay.recording.Recorded;
import varde.streams.StageShell;
import varde.streams.StageSpec;
import varde.streams.Written;

/**
 * One stage for one partition, deciding once more. Where the log says that the stage began again, it begins again here too:
 * from what it keeps, and with what it was given.
 */
public final class StageReplay<I, R extends Row, O> {

    private final Function<SortedMap<String, String>, StageSpec<I, R, O>> specs;
    private final Function<String, String> topicIds;
    private final int partition;
    private final Keeping keeping;
    private final KeptRows<R> rows;
    private SortedMap<String, String> given;
    private Optional<Now> clock;
    private StageShell<I, R, O> shell;
    private int starts;

    /**
     * A stage at its beginning.
     *
     * @param specs the stage as it is with what it is given
     * @param topicIds the broker's id of a topic by its name
     * @param keeping what it keeps, to begin again or to be copied
     */
    public StageReplay(
            Function<SortedMap<String, String>, StageSpec<I, R, O>> specs,
            Function<String, String> topicIds,
            int partition,
            Beginning beginning,
            Keeping keeping) {
        this.specs = specs;
        this.topicIds = topicIds;
        this.partition = partition;
        this.keeping = keeping;
        this.given = beginning.given();
        this.clock = beginning.clock();
        this.rows = new KeptRows<>(specs.apply(given).codec());
        beginning.rows().forEach(row -> rows.put(row.store(), row.key(), row.bytes()));
        this.shell = begin();
    }

    private StageShell<I, R, O> begin() {
        StageShell<I, R, O> fresh =
                new StageShell<>(specs.apply(given), rows, (stage, place, why) -> {}, keeping == Keeping.WRITTEN);
        fresh.start(partition, clock);
        return fresh;
    }

    /** Decides about the next input. */
    public Written<R> take(Input input) {
        input.start().ifPresent(now -> {
            // With nothing kept there is nothing that beginning again could change.
            if (keeping != Keeping.NOTHING) {
                given = now;
                shell = begin();
            }
            starts++;
        });
        Recorded record = input.record();
        Place place = new Place(topicIds.apply(record.topic()), record.topic(), record.partition(), record.offset());
        Written<R> written = shell.take(place, record.timestamp(), record.key(), record.value());
        if (keeping != Keeping.NOTHING) {
            rows.take(written, keeping == Keeping.WRITTEN);
            written.clock().ifPresent(moment -> clock = Optional.of(moment));
        }
        return written;
    }

    /** How often the stage began. */
    public int starts() {
        return starts;
    }

    /** Where it stands and what it remembers. */
    public Beginning state(SortedMap<String, Long> offsets) {
        return new Beginning(offsets, clock, new TreeMap<>(given), rows.copy());
    }
}
