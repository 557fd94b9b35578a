package varde.streams;

import java.util.Optional;
import varde.core.stage.Place;
import varde.wire.Order;
import varde.wire.Rejected;

/** Writes what every stage says besides its decisions, and sees that no record is too large for the broker. */
final class OutputWriter {

    /**
     * The largest value, in bytes: the broker refuses batches of more than 1 MiB, and a refused record stops a stream
     * thread for good.
     */
    static final int LARGEST = (1 << 20) - 16 * 1024;

    private final StageSpec<?, ?, ?> spec;

    OutputWriter(StageSpec<?, ?, ?> spec) {
        this.spec = spec;
    }

    Optional<Outgoing> order(Place place, boolean start) {
        if (spec.order().isEmpty()) {
            return Optional.empty();
        }
        Order entry = start
                ? Order.start(place.topic(), place.offset(), spec.given())
                : new Order(place.topic(), place.offset());
        return Optional.of(Outgoing.own(spec.order().get(), null, spec.codec().order(entry)));
    }

    Outgoing rejected(Rejected rejected) {
        return Outgoing.byKey(spec.rejected(), rejected.topic(), spec.codec().rejected(rejected));
    }

    byte[] within(byte[] value, String where) {
        if (value.length > LARGEST) {
            throw new IllegalStateException(
                    "a record of " + value.length + " bytes for " + where + " is larger than " + LARGEST);
        }
        return value;
    }
}
