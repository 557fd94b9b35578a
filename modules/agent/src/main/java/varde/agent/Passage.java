package varde.agent;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether heartbeats get through, told once each time it changes. */
final class Passage {

    private final String to;
    private final Witness witness;
    private final AtomicReference<@Nullable Boolean> open = new AtomicReference<>();

    Passage(String to, Witness witness) {
        this.to = to;
        this.witness = witness;
    }

    void open(long dropped) {
        if (!Boolean.TRUE.equals(open.getAndSet(true))) {
            witness.through(dropped);
        }
    }

    void closed(Exception why) {
        if (!Boolean.FALSE.equals(open.getAndSet(false))) {
            Throwable reason = why.getCause() != null && why.getMessage() == null ? why.getCause() : why;
            String words = reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
            witness.cutOff("nothing gets through to " + to + " (" + words + ")");
        }
    }
}
