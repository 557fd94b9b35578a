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
 * @param number the outage's short number; empty where none is meant: an answer then means the last one paged to its
 *     sender
 * @param team the team meant, where there are several
 * @param note free text
 * @param values further values by name: {@link #TO} of a reassignment or of a further responder, {@link #FOR} of a
 *     snooze, {@link #BUNDLE} of an answer to several at once, {@link #ANSWER} of a note that declines
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

    /** Whom a reassignment or a further responder means: {@code person:ID}, {@code team:ID} or {@code schedule:ID}. */
    public static final String TO = "to";

    /** How long a snooze lasts, as {@code 30m}, {@code 2h} or {@code 1d}. */
    public static final String FOR = "for";

    /** The code of a digest that is answered as a whole, such as {@code D17}; then there is no number. */
    public static final String BUNDLE = "bundle";

    /** With the value {@link #NO}, a note says that its sender cannot take the outage: somebody else is asked at once. */
    public static final String ANSWER = "answer";

    /** See {@link #ANSWER}. */
    public static final String NO = "no";

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
        MAINTENANCE,
        /** Page somebody more for it, whoever has it already. */
        ADD_RESPONDER,
        /** Try out how the command's team is paged. */
        DRILL
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
