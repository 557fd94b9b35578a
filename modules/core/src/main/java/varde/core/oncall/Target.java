package varde.core.oncall;

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

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
