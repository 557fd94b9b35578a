package varde.app.gateway;

import varde.core.detect.Heartbeat;

/** What is decided about one report. */
sealed interface Answer {

    /** Kafka could not take it now. */
    int NOT_NOW = 503;

    /** More than the token's allowance. */
    int TOO_MANY = 429;

    /** The HTTP status. */
    int status();

    /** One line that says what was done, or what to do. */
    String text();

    /** After how many seconds another try makes sense; 0: none does. */
    default int retryAfter() {
        return 0;
    }

    /**
     * It may go into the log.
     *
     * @param heartbeat what goes there
     */
    record Admitted(Heartbeat heartbeat) implements Answer {

        @Override
        public int status() {
            return 202;
        }

        @Override
        public String text() {
            return "taken: " + heartbeat.component() + " " + heartbeat.status();
        }
    }

    /**
     * It may not, or did not get there.
     *
     * @param status the HTTP status, from 400
     * @param text what to do
     * @param retryAfter in seconds; 0: another try would end the same
     */
    record Refused(int status, String text, int retryAfter) implements Answer {

        static Refused of(int status, String text) {
            return new Refused(status, text, 0);
        }
    }
}
