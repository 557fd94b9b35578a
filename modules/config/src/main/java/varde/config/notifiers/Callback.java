package varde.config.notifiers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an SMS gateway tells us something by HTTP: reports on our messages, and messages of people. A place is a name of a form or
 * a query, or a pointer into JSON (RFC 6901) when it begins with a slash.
 *
 * @param secret by which it proves who it is
 * @param reportWithin how long after taking a message it reports the arrival; empty: it sends no reports
 * @param report where a report says what
 * @param reply where a message of a person says what
 */
public record Callback(String secret, Optional<Duration> reportWithin, Report report, Reply reply) {

    /**
     * A report.
     *
     * @param id place of the gateway's id of our message
     * @param status place of the word for what became of it
     * @param delivered words that mean that it has arrived
     * @param failed words that mean that it will not
     */
    public record Report(String id, String status, List<String> delivered, List<String> failed) {

        /** What most gateways call it. */
        public static final Report USUAL = new Report(
                "id",
                "status",
                List.of("delivered", "DELIVRD"),
                List.of(
                        "failed",
                        "undelivered",
                        "undeliverable",
                        "rejected",
                        "expired",
                        "UNDELIV",
                        "REJECTD",
                        "EXPIRED"));

        public Report {
            delivered = List.copyOf(delivered);
            failed = List.copyOf(failed);
        }
    }

    /**
     * A message of a person.
     *
     * @param id place of the gateway's id of it
     * @param from place of the sender's number
     * @param text place of what it says
     */
    public record Reply(String id, String from, String text) {

        /** What most gateways call it. */
        public static final Reply USUAL = new Reply("id", "from", "text");
    }

    @Override
    public String toString() {
        return "Callback[" + report + ", " + reply + "]";
    }
}
