package varde.core.landscape;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import varde.core.route.Matcher;

/**
 * A maintenance window. Exactly one of {@code component}, {@code subtree} and {@code matchers} says what; either
 * {@code from} and {@code to}, or {@code schedule} and {@code lasts}, say when.
 *
 * @param id unique
 * @param component this component alone
 * @param subtree this component and all that needs it
 * @param matchers components whose labels match all of these; empty unless it is by labels
 * @param from local start of a one-off window
 * @param to local end of a one-off window
 * @param schedule five-field cron expression of starts
 * @param lasts how long each recurring window lasts
 * @param timezone the zone of all these times
 * @param author who planned it
 * @param reason why
 */
public record Maintenance(
        String id,
        Optional<String> component,
        Optional<String> subtree,
        List<Matcher> matchers,
        Optional<LocalDateTime> from,
        Optional<LocalDateTime> to,
        Optional<String> schedule,
        Optional<Duration> lasts,
        ZoneId timezone,
        String author,
        String reason) {

    public Maintenance {
        matchers = List.copyOf(matchers);
    }
}
