package varde.app.watchdog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import varde.config.notifiers.NotifierSettings;

/**
 * What a watchdog is told to do.
 *
 * @param id its name, in what it says
 * @param pace how it watches
 * @param bootstrap the brokers
 * @param registry the schema registry; empty: that of the environment
 * @param listen where the other watchdog asks it
 * @param other the other watchdog, if there is one
 * @param contacts whom to tell
 * @param notifiers its own providers
 */
record WatchdogFile(
        String id,
        Pace pace,
        String bootstrap,
        Optional<String> registry,
        Listen listen,
        Optional<String> other,
        List<Contact> contacts,
        NotifierSettings notifiers) {

    /**
     * How it watches.
     *
     * @param every from one look to the next
     * @param markOld how long a stage may stand still
     * @param away how long Kafka or the other watchdog may be unreachable
     * @param repeat after how long a trouble that lasts is said again
     * @param calm for how long a trouble must be gone before it is over
     */
    record Pace(Duration every, Duration markOld, Duration away, Duration repeat, Duration calm) {

        static final Pace USUAL = new Pace(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(30),
                Duration.ofSeconds(60));
    }

    /**
     * Where it listens.
     *
     * @param host an address of this machine
     * @param port 0: any free one
     */
    record Listen(String host, int port) {}
}
