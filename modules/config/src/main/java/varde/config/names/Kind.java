package varde.config.names;

/** What an id names. */
public enum Kind {
    /** A component of the landscape. */
    COMPONENT("component", "landscape/*.yaml"),
    /** An agent. */
    AGENT("agent", "agents.yaml"),
    /** A maintenance window. */
    MAINTENANCE("maintenance window", "maintenance.yaml"),
    /** A team. */
    TEAM("team", "teams/*.yaml"),
    /** A team's schedule, as {@code team/schedule}. */
    SCHEDULE("schedule", "the team's `schedules`"),
    /** A person. */
    PERSON("person", "people.yaml"),
    /** A mail relay. */
    EMAIL("mail relay", "notifiers.yaml"),
    /** A provider of text messages. */
    SMS("SMS provider", "notifiers.yaml"),
    /** A webhook. */
    WEBHOOK("webhook", "notifiers.yaml");

    private final String word;
    private final String where;

    Kind(String word, String where) {
        this.word = word;
        this.where = where;
    }

    /** What people call it. */
    public String word() {
        return word;
    }

    /** Where it is declared. */
    public String where() {
        return where;
    }
}
