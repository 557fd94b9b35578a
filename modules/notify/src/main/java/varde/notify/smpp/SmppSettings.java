package varde.notify.smpp;

import java.time.Duration;
import java.util.Optional;
import varde.notify.Limit;
import varde.notify.Timeouts;

/**
 * How a message centre is reached.
 *
 * @param id its name in {@code notifiers.yaml}
 * @param host of the message centre
 * @param port of the message centre, 1 to 65535
 * @param tls whether the connection is TLS from the first byte
 * @param login who we are to it
 * @param from the sender that people see: a number, a short number or up to 11 letters; empty: what the centre puts there
 * @param window how many messages may be on their way without an answer, at least 1
 * @param reportWithin how long after taking a message it reports the arrival; empty: no reports are asked for
 * @param limit how many messages it may be given
 * @param timeouts how long it may take
 */
public record SmppSettings(
        String id,
        String host,
        int port,
        boolean tls,
        Login login,
        String from,
        int window,
        Optional<Duration> reportWithin,
        Optional<Limit> limit,
        Timeouts timeouts) {

    /**
     * Checks what can be checked without asking.
     *
     * @throws IllegalArgumentException if a number is impossible
     */
    public SmppSettings {
        if (port < 1 || port > 65_535 || window < 1) {
            throw new IllegalArgumentException(
                    "message centre " + id + ": port 1 to 65535 and window from 1, not " + port + " and " + window);
        }
    }

    /**
     * Who we are to the centre.
     *
     * @param systemId name to bind with, at most 15 characters
     * @param password at most 8 characters by the book; centres that take more exist
     * @param systemType as the centre wants it; usually empty
     */
    public record Login(String systemId, String password, String systemType) {
        @Override
        public String toString() {
            return "Login[" + systemId + "]";
        }
    }

    @Override
    public String toString() {
        return "SmppSettings[" + id + "]";
    }
}
