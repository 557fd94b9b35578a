package varde.core.oncall;

import java.util.Locale;
import java.util.Optional;

/**
 * Whom a step pages.
 *
 * @param kind a person, whoever is on call in a schedule of the team, or a team's own contacts
 * @param id of the person, the schedule or the team
 */
public record Target(Kind kind, String id) {

    /** What a target is. */
    public enum Kind {
        /** {@code person:ID}. */
        PERSON,
        /** {@code schedule:ID}. */
        SCHEDULE,
        /** {@code team:ID}. */
        TEAM
    }

    /** The target that is written like this; empty if none is. */
    public static Optional<Target> read(String text) {
        for (Kind kind : Kind.values()) {
            String begin = kind.name().toLowerCase(Locale.ROOT) + ":";
            if (text.startsWith(begin) && text.length() > begin.length()) {
                return Optional.of(new Target(kind, text.substring(begin.length())));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}
