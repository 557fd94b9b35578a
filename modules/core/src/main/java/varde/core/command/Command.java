package varde.core.command;

import java.util.Optional;
import java.util.SortedMap;

/**
 * What a person said.
 *
 * @param id unique: the sender's, so that a command sent twice counts once
 * @param kind what is wanted
 * @param who id of the person, or the name of the operating-system user
 * @param how by which way it came
 * @param number the outage's short number; empty where none is meant
 * @param team the team meant, where there are several
 * @param note free text
 * @param values further values by name, such as {@code to} of a reassignment or {@code for} of a snooze
 */
public record Command(
        String id,
        Kind kind,
        String who,
        How how,
        Optional<Integer> number,
        Optional<String> team,
        String note,
        SortedMap<String, String> values) {

    public Command {
        values = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(values));
    }

    /** What a person wants. */
    public enum Kind {
        /** I have it. */
        ACKNOWLEDGE,
        /** Give it to somebody else. */
        REASSIGN,
        /** Be quiet for a while. */
        SNOOZE,
        /** Remember this text. */
        NOTE,
        /** Open an outage by hand. */
        RAISE,
        /** Close an outage by hand. */
        RESOLVE,
        /** Two outages are one. */
        MERGE,
        /** Plan or end maintenance. */
        MAINTENANCE
    }

    /** By which way a command came. */
    public enum How {
        /** The {@code varde} command. */
        COMMAND_LINE,
        /** A signed link in a page. */
        LINK,
        /** An answer to an SMS. */
        SMS,
        /** An answer to a mail. */
        EMAIL
    }
}
