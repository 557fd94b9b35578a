package varde.app.wall;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import varde.app.oncall.RosterCalendar;

/**
 * Gives a calendar its feed. Calendars ask again and again, most of them with what they had (RFC 9110, 13.1): to those that have
 * it already nothing is sent.
 */
final class CalendarAnswer {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private CalendarAnswer() {}

    static void give(Context context, RosterCalendar.Feed feed) {
        String tag = tag(feed.text());
        context.header("ETag", tag)
                .header("Last-Modified", date(feed.changed()))
                .header("Cache-Control", "no-cache");
        if (isKnown(context.header("If-None-Match"), context.header("If-Modified-Since"), tag, feed.changed())) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType("text/calendar; charset=utf-8").result(feed.text());
        }
    }

    /** Whether the reader has it already; with a tag, the date does not count. */
    static boolean isKnown(@Nullable String tags, @Nullable String since, String tag, Instant changed) {
        if (tags != null) {
            return Arrays.stream(tags.split(","))
                    .map(one -> one.strip().replaceFirst("^W/", ""))
                    .anyMatch(one -> one.equals(tag) || one.equals("*"));
        }
        return since != null
                && instant(since).filter(had -> !changed.isAfter(had)).isPresent();
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty(); // A date that nobody can read is as none.
        }
    }

    private static String date(Instant at) {
        return HTTP_DATE.format(at);
    }

    private static String tag(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
