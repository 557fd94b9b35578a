package varde.core.escalate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Acknowledgement;
import varde.core.escalate.Escalation.PageMade;
import varde.core.escalate.Escalation.Status;
import varde.core.page.PageEvent;
import varde.core.stage.Reason;

/** A course while an event is changing it. */
final class Draft {

    /** More than this many pages or reasons are not kept; the oldest go first. */
    private static final int MOST_KEPT = 200;

    String outage = "";
    int number;
    String team = "";
    int revision;
    Status status = Status.RUNNING;
    Severity severity = Severity.WARNING;
    String title = "";
    int round;
    long roundStartedAt;
    long startedAt;
    long changedAt;
    final List<Acknowledgement> acknowledgements;
    final List<PageMade> pages;
    final List<Reason> reasons;
    Policy policy;
    String source = "";
    SortedMap<String, String> labels = new TreeMap<>();
    PageEvent asks = PageEvent.OPENED;
    Rung latest = Rung.GROUND;
    Rung next = Rung.GROUND;
    long due;
    final List<Turn> turns;
    final SortedSet<String> withdrawn;
    long wokenSince;
    int term;
    Severity accepted = Severity.WARNING;
    Optional<Long> remindAt = Optional.empty();
    int notices;
    Optional<Course.Ending> ending = Optional.empty();
    int calls;
    Severity worst = Severity.WARNING;
    final SortedSet<String> declined;

    /** Nothing yet. */
    Draft(Policy policy) {
        this.policy = policy;
        acknowledgements = new ArrayList<>();
        pages = new ArrayList<>();
        reasons = new ArrayList<>();
        turns = new ArrayList<>();
        withdrawn = new TreeSet<>();
        declined = new TreeSet<>();
    }

    /** What is remembered so far. */
    Draft(Course course) {
        policy = course.policy();
        acknowledgements = new ArrayList<>(course.shown().acknowledgements());
        pages = new ArrayList<>(course.shown().pages());
        reasons = new ArrayList<>(course.shown().reasons());
        turns = new ArrayList<>(course.turns());
        withdrawn = new TreeSet<>(course.withdrawn());
        declined = new TreeSet<>(course.declined());
        shown(course.shown());
        source = course.source();
        labels = course.labels();
        asks = course.asks();
        latest = course.latest();
        next = course.next();
        due = course.due();
        wokenSince = course.wokenSince();
        term = course.term();
        accepted = course.accepted();
        remindAt = course.remindAt();
        notices = course.notices();
        ending = course.ending();
        calls = course.calls();
        worst = course.worst();
    }

    private void shown(Escalation shown) {
        outage = shown.outage();
        number = shown.number();
        team = shown.team();
        revision = shown.revision();
        status = shown.status();
        severity = shown.severity();
        title = shown.title();
        round = shown.round();
        roundStartedAt = shown.roundStartedAt();
        startedAt = shown.startedAt();
        changedAt = shown.changedAt();
    }

    /** Remembers why; the same sentence is not repeated. */
    void because(Reason reason) {
        if (reasons.isEmpty() || !reasons.get(reasons.size() - 1).equals(reason)) {
            reasons.add(reason);
        }
    }

    /** Changes what became of a page. */
    void fate(String id, Escalation.Fate fate, String note) {
        pages.replaceAll(page -> page.id().equals(id) ? page.with(fate, note) : page);
    }

    /** Something else is known of a page. */
    void replace(PageMade made) {
        pages.replaceAll(page -> page.id().equals(made.id()) ? made : page);
    }

    /** What is remembered now. */
    Course course() {
        shorten(pages);
        shorten(reasons);
        worst = Severity.worst(worst, severity);
        Course draft = course(Optional.empty());
        Optional<Long> nextDue = switch (status) {
            case RUNNING -> Optional.of(due);
            case ACKNOWLEDGED -> draft.answeredUntil();
            case ENDED -> Optional.empty();
        };
        return course(nextDue);
    }

    private Course course(Optional<Long> nextDue) {
        Escalation shown = new Escalation(
                outage,
                number,
                team,
                revision,
                status,
                severity,
                title,
                latest.step(),
                round,
                roundStartedAt,
                startedAt,
                changedAt,
                nextDue,
                acknowledgements,
                pages,
                reasons);
        return new Course(
                shown,
                policy,
                source,
                labels,
                asks,
                latest,
                next,
                due,
                turns,
                withdrawn,
                wokenSince,
                term,
                accepted,
                remindAt,
                notices,
                ending,
                calls,
                worst,
                declined);
    }

    private static void shorten(List<?> list) {
        if (list.size() > MOST_KEPT) {
            list.subList(0, list.size() - MOST_KEPT).clear();
        }
    }
}
