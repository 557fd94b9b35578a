package varde.core.escalate;

import java.util.List;
import java.util.Optional;
import varde.core.command.Command;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.page.PageEvent;
import varde.core.stage.Reason;

/**
 * One team's way through its steps for one outage: the whole state after a decision. Person ids, no addresses.
 *
 * @param outage identity of the outage
 * @param number the outage's short number
 * @param team the team
 * @param revision counts up from 1
 * @param status where it is
 * @param severity of the outage, as last told
 * @param title what the outage is called, for people
 * @param step index of the latest step taken, from 0; -1 before the first
 * @param round how often the steps have been gone through, from 0
 * @param roundStartedAt log time at which this round began, in milliseconds
 * @param startedAt log time at which it began, in milliseconds
 * @param changedAt log time of this record, in milliseconds
 * @param nextDue log time of the next step or repetition, in milliseconds; empty once nothing more is to be done
 * @param acknowledgements who answered, the first first
 * @param pages the pages made, in order
 * @param reasons why it is as it is
 */
public record Escalation(
        String outage,
        int number,
        String team,
        int revision,
        Status status,
        Severity severity,
        String title,
        int step,
        int round,
        long roundStartedAt,
        long startedAt,
        long changedAt,
        Optional<Long> nextDue,
        List<Acknowledgement> acknowledgements,
        List<PageMade> pages,
        List<Reason> reasons) {

    public Escalation {
        acknowledgements = List.copyOf(acknowledgements);
        pages = List.copyOf(pages);
        reasons = List.copyOf(reasons);
    }

    /** Where an escalation is. */
    public enum Status {
        /** Somebody is being sought. */
        RUNNING,
        /** Somebody has answered. */
        ACKNOWLEDGED,
        /** The outage is over, or belongs to another team now. */
        ENDED
    }

    /**
     * An answer.
     *
     * @param person who
     * @param how by which way
     * @param at log time, in milliseconds
     * @param until log time at which it ends, in milliseconds; empty: never
     */
    public record Acknowledgement(String person, Command.How how, long at, Optional<Long> until) {}

    /**
     * A page that was made.
     *
     * @param id its identity, which never changes
     * @param event what it says
     * @param person to whom
     * @param channel how
     * @param contact which of the person's contacts, from 0
     * @param step index of the step that made it; -1 if none did
     * @param at log time, in milliseconds
     * @param tryUntil log time until which a receipt is awaited, in milliseconds
     * @param fate what became of it
     * @param note the reason that the notifier gave, if any; while it waits, why
     * @param bundle identity of the digest that carries it; empty if it goes by itself
     */
    public record PageMade(
            String id,
            PageEvent event,
            String person,
            Channel channel,
            int contact,
            int step,
            long at,
            long tryUntil,
            Fate fate,
            String note,
            String bundle) {

        /** The same page, of which something became known. */
        PageMade with(Fate fate, String note) {
            return new PageMade(id, event, person, channel, contact, step, at, tryUntil, fate, note, bundle);
        }

        /** The same page, on its way at last: by itself, or carried by a digest. */
        PageMade underWay(String carrier, long until) {
            return new PageMade(id, event, person, channel, contact, step, at, until, Fate.PENDING, "", carrier);
        }

        /** The same page, made by this step. */
        PageMade ofStep(int index) {
            return new PageMade(id, event, person, channel, contact, index, at, tryUntil, fate, note, bundle);
        }

        /** Whether it waits for a digest or for its turn. */
        public boolean waits() {
            return fate == Fate.WAITING;
        }
    }

    /** What became of a page. */
    public enum Fate {
        /** No receipt yet. */
        PENDING,
        /** A provider has taken it. */
        SENT,
        /** It has arrived. */
        DELIVERED,
        /** It could not be sent. */
        FAILED,
        /** It was dropped before sending: withdrawn or too late. */
        DROPPED,
        /** No receipt came in time. */
        UNCONFIRMED,
        /** It has not been sent yet: it waits for its turn within the limits, or for the morning. */
        WAITING;

        /** Whether the page is on its way or has arrived. */
        public boolean mayReach() {
            return this == PENDING || this == SENT || this == DELIVERED || this == WAITING;
        }
    }
}
