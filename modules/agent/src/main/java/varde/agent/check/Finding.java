package varde.agent.check;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import varde.core.detect.HeartbeatStatus;

/**
 * What one look found.
 *
 * @param status OK, DEGRADED, FAILED, or BROKEN when the look says nothing about the component
 * @param message one line for people, at most {@value #LONGEST_MESSAGE} characters
 * @param took how long what was looked at took to answer, where the look itself has measured that; empty: as long as the look
 */
public record Finding(HeartbeatStatus status, String message, Optional<Duration> took) {

    /** The longest message, in characters. */
    public static final int LONGEST_MESSAGE = 300;

    /** A finding whose message is made to fit: one line without control characters, cut where it is too long. */
    public Finding {
        String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
        message = line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE - 1) + "…" : line;
    }

    /** A finding that leaves it to others how long the look took. */
    public Finding(HeartbeatStatus status, String message) {
        this(status, message, Optional.empty());
    }

    /** The same, measured by the look itself. */
    public Finding in(Duration measured) {
        return new Finding(status, message, Optional.of(measured));
    }

    /** Seen well. */
    public static Finding ok(String message) {
        return new Finding(HeartbeatStatus.OK, message);
    }

    /** It works, but something is to be said about it. */
    public static Finding degraded(String message) {
        return new Finding(HeartbeatStatus.DEGRADED, message);
    }

    /** It does not work. */
    public static Finding failed(String message) {
        return new Finding(HeartbeatStatus.FAILED, message);
    }

    /** The look itself went wrong. */
    public static Finding broken(String message) {
        return new Finding(HeartbeatStatus.BROKEN, message);
    }

    /** It did not answer in time. */
    public static Finding noAnswer(Duration limit) {
        return failed("no answer within " + words(limit));
    }

    /** A duration for people, such as {@code 250 ms} or {@code 2.5 s}. */
    public static String words(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
}
