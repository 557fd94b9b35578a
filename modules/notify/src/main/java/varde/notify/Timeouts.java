package varde.notify;

import java.time.Duration;

/**
 * How long a provider may take. Together they are well below the time after which the next contact is tried.
 *
 * @param connect until a connection is made
 * @param answer until an answer has come, whole
 */
public record Timeouts(Duration connect, Duration answer) {

    /** 5 s and 10 s. */
    public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));
}
