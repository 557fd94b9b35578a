package varde.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies. If brokers or registry were away, it is replaced, always: when they are back, the
 * stage has to be there. For any other cause it is replaced a few times, since most pass; then the stage stops and says why,
 * so that whoever supervises the process sees it.
 */
final class ReplacementPolicy implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ReplacementPolicy.class);
    private static final int MOST = 3;
    private static final long WITHIN = Duration.ofMinutes(10).toMillis();

    /** Between an absence and the next thread, so that a stage without a broker does not busy the machine. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final String stage;
    private final LongSupplier clock;
    private final Consumer<Duration> pause;
    private final Consumer<String> stopped;
    private final Deque<Long> replaced = new ArrayDeque<>();

    /**
     * A policy with all its replacements left.
     *
     * @param clock milliseconds that only grow
     * @param pause waits as long as it is told
     * @param stopped told the reason when the stage stops for good
     */
    ReplacementPolicy(String stage, LongSupplier clock, Consumer<Duration> pause, Consumer<String> stopped) {
        this.stage = stage;
        this.clock = clock;
        this.pause = pause;
        this.stopped = stopped;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (Absence.explains(failure)) {
            LOG.warn(
                    "{} lost a thread while brokers or registry were away, a new one goes on: {}",
                    stage,
                    rootOf(failure));
            pause.accept(PAUSE);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        return count(failure);
    }

    private synchronized StreamThreadExceptionResponse count(Throwable failure) {
        long now = clock.getAsLong();
        while (!replaced.isEmpty() && now - replaced.getFirst() > WITHIN) {
            replaced.removeFirst();
        }
        if (failure instanceof VirtualMachineError || replaced.size() >= MOST) {
            String reason = stage + " stops after " + replaced.size() + " replaced threads: " + rootOf(failure);
            LOG.error(reason, failure);
            stopped.accept(reason);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        replaced.addLast(now);
        LOG.warn("{} replaces a thread ({} of {}): {}", stage, replaced.size(), MOST, rootOf(failure), failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
