package varde.core.escalate;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import varde.core.correlate.Severity;
import varde.core.page.PageEvent;

/**
 * All that is remembered of one escalation.
 *
 * @param shown what everybody may read
 * @param policy the steps as they were at the start
 * @param source the line that routed the outage to the team, such as {@code routes.yaml:14}
 * @param labels of the outage, as last told
 * @param asks what the pages of the steps say: OPENED or WORSE
 * @param latest the latest rung taken or skipped
 * @param next the rung to come
 * @param due log time of that rung, in milliseconds; means nothing unless the escalation is running
 * @param turns the people who are being reached
 * @param withdrawn identities of the pages that were withdrawn
 * @param wokenSince only pages made since this log time count for who is told that it is over, in milliseconds
 * @param term index of the first acknowledgement that is still good or was so at the end
 * @param accepted the worst severity that was answered for; means nothing unless somebody has answered
 * @param remindAt log time at which the holder is reminded, in milliseconds
 * @param notices how many pages were made outside the steps
 * @param ending how it ended, if it did
 * @param calls how many people somebody has called besides the steps
 * @param worst the worst that it has been since {@code wokenSince}: what recovers step by step is less bad at last than
 *     what people were woken for
 * @param declined who has said since the steps last began that they cannot take it
 */
public record Course(
        Escalation shown,
        Policy policy,
        String source,
        SortedMap<String, String> labels,
        PageEvent asks,
        Rung latest,
        Rung next,
        long due,
        List<Turn> turns,
        SortedSet<String> withdrawn,
        long wokenSince,
        int term,
        Severity accepted,
        Optional<Long> remindAt,
        int notices,
        Optional<Ending> ending,
        int calls,
        Severity worst,
        SortedSet<String> declined) {

    /** The pages by which somebody may have been woken. */
    private static final Set<PageEvent> WAKING =
            Set.of(PageEvent.OPENED, PageEvent.WORSE, PageEvent.REMINDER, PageEvent.DRILL, PageEvent.INFORM);

    /**
     * How an escalation ended.
     *
     * @param at log time, in milliseconds
     * @param forgetAt log time until which it is remembered, in milliseconds
     * @param before where it was before
     * @param farewell what those who were woken are told, if anything
     * @param heir identity of the outage that goes on in its place, if any
     * @param movedTo ids of the teams that have it now, separated by commas; empty if it is simply over
     */
    public record Ending(
            long at,
            long forgetAt,
            Escalation.Status before,
            Optional<PageEvent> farewell,
            Optional<String> heir,
            String movedTo) {

        /** The same end, of which those who were woken are told now. */
        Ending telling(PageEvent event, String to) {
            return new Ending(at, forgetAt, before, Optional.of(event), heir, to);
        }
    }

    public Course {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        turns = List.copyOf(turns);
        withdrawn = Collections.unmodifiableSortedSet(new TreeSet<>(withdrawn));
        declined = Collections.unmodifiableSortedSet(new TreeSet<>(declined));
    }

    /** The key of an escalation: an outage and a team. */
    static String key(String outage, String team) {
        return outage + "/" + team;
    }

    String key() {
        return key(shown.outage(), shown.team());
    }

    /** Whether it is only a drill. */
    boolean drill() {
        return Drill.is(labels);
    }

    Severity severity() {
        return shown.severity();
    }

    /** The acknowledgements of the present term, the first first. */
    List<Escalation.Acknowledgement> answers() {
        return shown.acknowledgements().subList(term, shown.acknowledgements().size());
    }

    /** When the present acknowledgements end; empty: never. */
    Optional<Long> answeredUntil() {
        boolean forEver = answers().stream().anyMatch(answer -> answer.until().isEmpty());
        return forEver
                ? Optional.empty()
                : answers().stream().map(answer -> answer.until().orElseThrow()).max(Long::compare);
    }

    /** The page of this identity. */
    Optional<Escalation.PageMade> page(String id) {
        return shown.pages().stream().filter(page -> page.id().equals(id)).findFirst();
    }

    /** The turn that made a page, while it lasts. */
    Optional<Turn> turnOf(String page) {
        return turns.stream()
                .filter(turn -> turn.tried().stream()
                        .anyMatch(contact -> pageId(turn, contact).equals(page)))
                .findFirst();
    }

    String pageId(Turn turn, int contact) {
        return turn.pageId(shown.outage(), shown.team(), contact);
    }

    /** The pages that a turn has made. */
    List<Escalation.PageMade> pagesOf(Turn turn) {
        return turn.tried().stream()
                .flatMap(contact -> page(pageId(turn, contact)).stream())
                .toList();
    }

    /** Whether somebody may still be reached by what a turn has done: a page is on its way or has arrived. */
    boolean alive(Turn turn) {
        return pagesOf(turn).stream().anyMatch(page -> page.fate().mayReach());
    }

    /** The pages since the present life began by which people may have been woken. */
    List<Escalation.PageMade> waking() {
        return shown.pages().stream()
                .filter(page -> page.at() >= wokenSince && WAKING.contains(page.event()))
                .toList();
    }
}
