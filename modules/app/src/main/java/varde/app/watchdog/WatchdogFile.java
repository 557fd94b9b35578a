package varde.app.watchdog;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import varde.config.notifiers.NotifierSettings;
import varde.core.watchdog.Patience;

/**
 * What a watchdog is told to do.
 *
 * @param id its name, in what it says
 * @param every from one look to the next
 * @param patience how patient it is
 * @param bootstrap the brokers
 * @param registry the schema registry; empty: that of the environment
 * @param listen where the other watchdog asks it
 * @param other where it asks the other watchdog, if there is one
 * @param contacts whom to tell
 * @param notifiers its own providers
 */
record WatchdogFile(
        String id,
        Duration every,
        Patience patience,
        String bootstrap,
        Optional<String> registry,
        Listen listen,
        Optional<URI> other,
        List<Contact> contacts,
        NotifierSettings notifiers) {

    /**
     * Where it listens.
     *
     * @param host an address of this machine
     * @param port 0: any free one
     */
    record Listen(String host, int port) {

        static final Listen USUAL = new Listen("127.0.0.1", 8084);
    }
}
