package varde.replay.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
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

    /** All in one line: how many of which severity, how many pages to how many people, and what is not over. */
    static String together(List<OutageTale> tales) {
        List<Facts> all = tales.stream().map(Facts::of).toList();
        String severities = Stream.of(Severity.values())
                .map(severity -> Map.entry(
                        severity,
                        all.stream()
                                .filter(facts -> facts.severity().equals(severity.name()))
                                .count()))
                .filter(counted -> counted.getValue() > 0)
                .map(counted -> counted.getValue() + " " + counted.getKey())
                .collect(Collectors.joining(", "));
        long people = tales.stream().flatMap(Facts::paged).distinct().count();
        int pages = all.stream().mapToInt(Facts::pages).sum();
        long answered = all.stream()
                .filter(facts -> facts.acknowledgedAfter().isPresent())
                .count();
        long open = all.stream().filter(facts -> facts.duration().isEmpty()).count();
        return severities + "; " + pages + (pages == 1 ? " page to " : " pages to ") + people
                + (people == 1 ? " person; " : " people; ") + answered + " answered"
                + (open == 0 ? "; all are over." : "; " + open + " not over.");
    }

    /** The summary of an outage's tale. */
    public static Facts of(OutageTale tale) {
        Outage last = tale.last();
        long broke = tale.brokeAt();
        Optional<Long> paged = tale.firstPageAt();
        // Pages from before what was read are known to the escalations alone; those of earlier rounds to the pages
        // alone.
        List<String> recorded = recorded(tale).toList();
        List<String> known = known(tale).toList();
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
                (int) paged(tale).distinct().count());
    }

    private static Stream<String> recorded(OutageTale tale) {
        return tale.pages().stream()
                .filter(sent -> sent.page().kind() == Page.Kind.PAGE)
                .map(sent -> sent.page().person());
    }

    private static Stream<String> known(OutageTale tale) {
        return tale.latest().stream()
                .flatMap(escalation -> escalation.pages().stream())
                .map(Escalation.PageMade::person);
    }

    /** Who was paged, once for each page that is known. */
    private static Stream<String> paged(OutageTale tale) {
        return Stream.concat(recorded(tale), known(tale));
    }
}
