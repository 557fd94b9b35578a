package varde.notify.spool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import varde.notify.Limit;

/**
 * The folders of smstools' daemon. Beside {@code outgoing} lie {@code sent}, {@code failed} and {@code incoming}, as its own
 * configuration has them by default.
 *
 * @param id its name in {@code notifiers.yaml}
 * @param outgoing where the daemon looks for messages to send
 * @param statusReports whether the network is asked to say when a message has arrived; only some do
 * @param reportWithin how long after that it must have been sent, or have arrived if the network says so
 * @param limit how many messages it may be given
 */
public record SpoolSettings(
        String id, Path outgoing, boolean statusReports, Duration reportWithin, Optional<Limit> limit) {

    /** A modem sends about one message in five seconds. */
    public static final Duration USUAL_REPORT = Duration.ofSeconds(60);

    Path folder(String name) {
        return outgoing.resolveSibling(name);
    }

    @Override
    public String toString() {
        return "SpoolSettings[" + id + "]";
    }
}
