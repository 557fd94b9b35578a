package varde.app.embedded;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the broker gives up. On its own it would end the process at once and without a word, together with the
 * pipeline that lives in it; here it says so to whoever started it, who can close the rest in order.
 */
final class BrokerFaults {
    private static final Set<Consumer<String>> LISTENERS = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean INSTALLED = new AtomicBoolean();

    private BrokerFaults() {}

    /**
     * Hears of every fatal fault of any broker in this process from now on: Kafka does not say which broker it was.
     *
     * @param listener given the reason, on the thread that failed
     */
    static void listen(Consumer<String> listener) {
        LISTENERS.add(listener);
        if (INSTALLED.compareAndSet(false, true)) {
            Exit.setExitProcedure(BrokerFaults::broadcast);
            Exit.setHaltProcedure(BrokerFaults::broadcast);
        }
    }

    static void forget(Consumer<String> listener) {
        LISTENERS.remove(listener);
    }

    private static void broadcast(int status, @Nullable String message) {
        String reason = "the broker gave up in thread " + Thread.currentThread().getName()
                + (message == null ? "" : ": " + message) + " (status " + status + ")";
        LISTENERS.forEach(listener -> listener.accept(reason));
    }
}
