package varde.notify;

import java.time.Duration;

/**
 * How many messages a provider may be given.
 *
 * @param messages at most so many, at least 1
 * @param per in any such time
 * @param written as people write it, such as {@code 30/min}
 */
public record Limit(int messages, Duration per, String written) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if nothing could ever be sent
     */
    public Limit {
        if (messages < 1 || per.isZero() || per.isNegative()) {
            throw new IllegalArgumentException("a limit lets at least one message through: " + written);
        }
    }
}
