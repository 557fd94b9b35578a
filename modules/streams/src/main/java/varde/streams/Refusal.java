package varde.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Few;
import varde.core.stage.Place;
import varde.wire.Rejected;

/** Collects why one input was refused. */
final class Refusal {

    private final StageSpec<?, ?, ?> spec;
    private final Place place;
    private final long timestamp;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    /** Most inputs are not refused. */
    private List<Rejected> records = List.of();

    Refusal(StageSpec<?, ?, ?> spec, Place place, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
        this.spec = spec;
        this.place = place;
        this.timestamp = timestamp;
        this.key = key;
        this.value = value;
    }

    void because(String reason) {
        because(reason, null);
    }

    void because(String reason, @Nullable Exception exception) {
        records = Few.with(
                records,
                new Rejected(
                        spec.name(),
                        place.topic(),
                        place.partition(),
                        place.offset(),
                        timestamp,
                        reason,
                        key,
                        value,
                        exception == null ? "" : exception.getClass().getName()));
    }

    List<Rejected> records() {
        return records;
    }
}
