package varde.core.page;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.oncall.Language;
import varde.core.oncall.Target;

/**
 * All that a page can say.
 *
 * @param event what it is about
 * @param language in which it says so
 * @param zone the team's, for all times
 * @param number the outage's short number
 * @param severity how bad
 * @param degraded whether it is slow rather than down
 * @param title what is broken, for people
 * @param cause what is at the root; empty if that is what the title names
 * @param since log time at which it broke, in milliseconds
 * @param now log time of the page, in milliseconds
 * @param endedAt log time at which it was over, in milliseconds
 * @param hits what is hit
 * @param team name of the team whose turn it is
 * @param person name of the reader
 * @param why why this reader
 * @param link the reader's own link to answer by, if an answer is asked for
 * @param lateBy how much too late it comes, in milliseconds; 0 if it is not
 * @param notConfirmedSince log time since which nobody has been able to look, in milliseconds
 * @param drill whether it is only a drill or a rehearsal
 * @param by name of who has answered
 * @param movedTo names of the teams that have it now
 * @param into number of the outage that it is part of now
 * @param until log time at which the reader's acknowledgement ends, in milliseconds
 * @param reasons why the outage is as it is
 * @param digest if it is several pages in one: which
 * @param roster what is wrong with who will be on call, if the page is about that
 */
public record PageFacts(
        PageEvent event,
        Language language,
        ZoneId zone,
        int number,
        Severity severity,
        boolean degraded,
        String title,
        Optional<String> cause,
        long since,
        long now,
        Optional<Long> endedAt,
        Hits hits,
        String team,
        String person,
        Why why,
        Optional<String> link,
        long lateBy,
        Optional<Long> notConfirmedSince,
        boolean drill,
        Optional<String> by,
        Optional<String> movedTo,
        Optional<Integer> into,
        Optional<Long> until,
        List<String> reasons,
        Optional<Digest> digest,
        List<RosterTrouble> roster) {

    public PageFacts {
        reasons = List.copyOf(reasons);
        roster = List.copyOf(roster);
    }

    /**
     * Several pages in one.
     *
     * @param code what an answer to all of them names, such as {@code D17}
     * @param items what they say, the worst first; never empty
     */
    public record Digest(String code, List<Item> items) {

        public Digest {
            items = List.copyOf(items);
        }

        /** How many of them say this. */
        int count(Predicate<Item> which) {
            return (int) items.stream().filter(which).count();
        }
    }

    /**
     * One page of several.
     *
     * @param event what it says
     * @param number the outage's short number
     * @param severity how bad
     * @param title what is broken, for people
     * @param since log time at which it broke, in milliseconds
     */
    public record Item(PageEvent event, int number, Severity severity, String title, long since) {

        /** Whether it asks for an answer. */
        boolean asks() {
            return event == PageEvent.OPENED || event == PageEvent.WORSE || event == PageEvent.REMINDER;
        }
    }

    /**
     * Something that is wrong with who will be on call.
     *
     * @param what what is wrong
     * @param schedule id of the schedule
     * @param person name of the person whom it concerns; empty where there is none
     * @param from log time at which it begins, in milliseconds
     * @param to log time at which it ends, in milliseconds
     */
    public record RosterTrouble(Wrong what, String schedule, String person, long from, long to) {}

    /** What can be wrong with who will be on call. */
    public enum Wrong {
        /** Nobody is on call. */
        NOBODY,
        /** The same person is on call twice at once. */
        TWICE,
        /** Whoever is on call has no contact. */
        NO_CONTACT,
        /** Who is on call cannot be found out. */
        UNCLEAR
    }

    /**
     * What is hit.
     *
     * @param applications their names, the most critical first
     * @param components how many components, the root left out
     * @param weightiest the most critical of them
     */
    public record Hits(List<String> applications, int components, List<Outage.Hit> weightiest) {

        public Hits {
            applications = List.copyOf(applications);
            weightiest = List.copyOf(weightiest);
        }
    }

    /**
     * Why this reader.
     *
     * @param step which of the team's steps, from 1; 0 if none
     * @param target whom the step named, if it was one
     * @param source the line that routed the outage to the team
     */
    public record Why(int step, Optional<Target> target, String source) {}
}
