package varde.bench.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that runs faster than time, from now on. */
final class FastClock extends Clock {

    private final long began = System.currentTimeMillis();
    private final long beganNanos = System.nanoTime();
    private final int times;

    FastClock(int times) {
        this.times = times;
    }

    @Override
    public long millis() {
        return began + (System.nanoTime() - beganNanos) / 1_000_000 * times;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
