package varde.streams;

import java.util.Optional;
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

    Optional<Outgoing> order(String topic, long offset) {
        return spec.order().map(order -> Outgoing.own(order, null, spec.codec().order(new Order(topic, offset))));
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
