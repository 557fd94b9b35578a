package varde.replay.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.page.Page;
import varde.replay.story.OutageTale;

/**
 * The summary of one outage. Lengths of time are in milliseconds.
 *
 * @param number its short number
 * @param name what people call it
 * @param root id of the component at its root
 * @param severity the worst that it was
 * @param status where it was when the interval ended
 * @param teams the teams that were asked
 * @param applications names of the applications hit
 * @param failures how many components failed over its whole life
 * @param brokeAt the first evidence, in milliseconds since the epoch
 * @param openedAt in milliseconds since the epoch
 * @param duration from the first evidence to the end; empty while it lasts
 * @param detectedAfter from the first evidence to the outage
 * @param pagedAfter from the first evidence to the first page; empty if nobody was paged
 * @param acknowledgedAfter from the first page to the first answer; empty if nobody answered
 * @param pages how many pages were sent over its whole life
 * @param people how many people were paged over its whole life
 */
public record Facts(
        int number,
        String name,
        String root,
        String severity,
        String status,
        List<String> teams,
        List<String> applications,
        int failures,
        long brokeAt,
        long openedAt,
        Optional<Long> duration,
        long detectedAfter,
        Optional<Long> pagedAfter,
        Optional<Long> acknowledgedAfter,
        int pages,
        int people) {

    /** The summary of an outage's tale. */
    public static Facts of(OutageTale tale) {
        Outage last = tale.last();
        long broke = tale.brokeAt();
        Optional<Long> paged = tale.firstPageAt();
        // Pages from before what was read are known to the escalations alone; those of earlier rounds to the pages
        // alone.
        List<String> recorded = tale.pages().stream()
                .filter(sent -> sent.page().kind() == Page.Kind.PAGE)
                .map(sent -> sent.page().person())
                .toList();
        List<String> known = tale.latest().stream()
                .flatMap(escalation -> escalation.pages().stream())
                .map(Escalation.PageMade::person)
                .toList();
        return new Facts(
                last.number(),
                last.rootName(),
                last.root(),
                tale.worst().name(),
                last.status().name(),
                Stream.concat(
                                last.destinations().stream().map(destination -> destination.team()),
                                tale.escalations().keySet().stream())
                        .distinct()
                        .toList(),
                last.applications(),
                last.counts().failures(),
                broke,
                tale.openedAt(),
                tale.endedAt().map(end -> end - broke),
                tale.openedAt() - broke,
                paged.map(at -> at - broke),
                tale.acknowledgedAt().flatMap(at -> paged.map(first -> at - first)),
                Math.max(recorded.size(), known.size()),
                (int) Stream.concat(recorded.stream(), known.stream())
                        .distinct()
                        .count());
    }
}
