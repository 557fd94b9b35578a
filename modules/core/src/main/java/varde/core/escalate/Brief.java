package varde.core.escalate;

import java.util.Optional;

/**
 * What a page says beyond the outage itself.
 *
 * @param asked id of the team whose step it is
 * @param target whom the step named; empty for pages outside the steps
 * @param lateBy how much too late it comes, in milliseconds; 0 if it is not late
 * @param by who answered, by id
 * @param movedTo ids of the teams that have it now, separated by commas
 * @param until log time at which the acknowledgement ends, in milliseconds
 */
public record Brief(
        String asked, String target, long lateBy, Optional<String> by, Optional<String> movedTo, Optional<Long> until) {

    /** For a step of a team. */
    static Brief step(String asked, String target, long lateBy) {
        return new Brief(asked, target, lateBy, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** For something that needs no more words. */
    static Brief plain(String team) {
        return step(team, "", 0);
    }

    /** Somebody has answered for a team. */
    static Brief taken(String team, String by) {
        return new Brief(team, "", 0, Optional.of(by), Optional.empty(), Optional.empty());
    }

    /** Somebody has put it off until a log time. */
    static Brief snoozed(String team, String by, long until) {
        return new Brief(team, "", 0, Optional.of(by), Optional.empty(), Optional.of(until));
    }

    /** Others have it now. */
    static Brief moved(String team, String to) {
        return new Brief(team, "", 0, Optional.empty(), Optional.of(to), Optional.empty());
    }

    /** The acknowledgement is about to end. */
    static Brief reminder(String team, long until) {
        return new Brief(team, "", 0, Optional.empty(), Optional.empty(), Optional.of(until));
    }
}
