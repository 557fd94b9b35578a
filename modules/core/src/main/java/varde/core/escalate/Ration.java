package varde.core.escalate;

import java.util.ArrayList;
import java.util.List;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.page.PageEvent;

/**
 * What one person has had over one channel for one team, within the limits. What waits for its turn is kept beside it,
 * page by page: see {@link EscalateRow.WaitingRow}.
 *
 * @param person id of the person, or {@code team:ID}
 * @param team id of the team whose steps page
 * @param channel the channel
 * @param sent log times of what went in the last hour, the earliest first, in milliseconds
 * @param dueAt log time at which to look at it again, in milliseconds
 */
public record Ration(String person, String team, Channel channel, List<Long> sent, long dueAt) {

    private static final long HOUR = 3_600_000;

    public Ration {
        sent = List.copyOf(sent);
    }

    /**
     * A page that waits.
     *
     * @param outage identity of its outage
     * @param team the team whose escalation made it
     * @param page its identity
     * @param event what it says
     * @param severity of the outage when it was made
     * @param notBefore log time before which it is not sent, in milliseconds
     * @param brief what it says beyond the outage
     */
    public record Waiting(
            String outage, String team, String page, PageEvent event, Severity severity, long notBefore, Brief brief) {

        /** Whether something CRITICAL asks for an answer. */
        boolean urgent() {
            return severity == Severity.CRITICAL && Telling.ASKING.contains(event);
        }
    }

    /** Nothing yet. */
    static Ration none(String person, String team, Channel channel) {
        return new Ration(person, team, channel, List.of(), 0);
    }

    /** The key of a ration. */
    static String key(String person, String team, Channel channel) {
        return String.join("|", person, team, channel.name());
    }

    String key() {
        return key(person, team, channel);
    }

    /** With one more that goes now; those of more than an hour ago no longer count. */
    Ration sent(long at) {
        List<Long> lately = new ArrayList<>();
        sent.stream().filter(one -> one > at - HOUR).forEach(lately::add);
        lately.add(at);
        return new Ration(person, team, channel, lately, dueAt);
    }

    /** To be looked at again then. */
    Ration due(long at) {
        return new Ration(person, team, channel, sent, at);
    }

    /** When it is over that something was sent, if nothing waits, in log time, in milliseconds. */
    long idleAt() {
        return sent.stream().max(Long::compare).orElse(0L) + HOUR;
    }

    /** Whether nothing that was sent has to be remembered any more. */
    boolean idle(long at) {
        return sent.stream().noneMatch(one -> one > at - HOUR);
    }

    /**
     * The log time from which the next may go, in milliseconds. What is sent keeps a distance. The first half of an hour's
     * may follow each other at that distance; the other half is spread over what is left of the hour, so that a storm does
     * not use up what a later outage needs. What is CRITICAL only keeps the distance.
     *
     * @param spacing the distance between two, in milliseconds
     * @param perHour the most in an hour, 1 or more
     * @param at log time, in milliseconds
     * @param urgent whether something CRITICAL asks for an answer
     */
    long open(long spacing, int perHour, long at, boolean urgent) {
        List<Long> lately = sent.stream().filter(one -> one > at - HOUR).toList();
        if (lately.isEmpty()) {
            return at;
        }
        long first = lately.get(0);
        long last = lately.get(lately.size() - 1);
        int left = perHour - lately.size();
        if (left <= 0) {
            return Math.max(last + spacing, lately.get(lately.size() - perHour) + HOUR);
        }
        boolean spread = !urgent && lately.size() > perHour / 2;
        return last + (spread ? Math.max(spacing, (first + HOUR - last) / (left + 1)) : spacing);
    }
}
