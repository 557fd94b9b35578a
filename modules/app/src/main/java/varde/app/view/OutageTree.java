package varde.app.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import varde.core.correlate.Explanation;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.landscape.State;
import varde.core.stage.Reason;

/**
 * One outage with all that it rests on, as a tree that is read from the top downwards: what, why this cause, who sees what, what
 * it hits, what happened so far, who was told.
 */
final class OutageTree {

    private static final int MOST_HITS = 10;
    private static final int MOST_GROUPS = 8;

    /** What is told in branches of its own, or by the first line. */
    private static final Set<String> TOLD_ELSEWHERE = Set.of("candidates", "redundancy");

    private final Outage outage;
    private final Situation situation;
    private final DateTimeFormatter clock;
    private final Map<String, List<String>> branches = new LinkedHashMap<>();

    OutageTree(Outage outage, Situation situation, OutageHistory history, ZoneId zone) {
        this.outage = outage;
        this.situation = situation;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        Explanation explanation = outage.explanation();
        branch("why", because());
        branch("seen by", explanation.seenBy().stream().map(this::sighting).toList());
        branch(
                "not the cause",
                explanation.considered().stream()
                        .map(other -> other.component() + ": " + other.why())
                        .toList());
        branch("cannot be told from", others(explanation.candidates()));
        branch("hits", hits());
        branch(
                "redundancy lost",
                explanation.atRisk().stream().map(OutageTree::risk).toList());
        branch("so far", history.lines(this::clock));
        situation.escalations(outage.id()).forEach(this::told);
    }

    private void branch(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            branches.put(title, lines);
        }
    }

    /** The branches with their lines, by title. */
    Map<String, List<String>> branches() {
        return branches;
    }

    /** For people: the head and the branches. */
    String drawn() {
        List<String> lines = new ArrayList<>(head());
        int left = branches.size();
        for (Map.Entry<String, List<String>> branch : branches.entrySet()) {
            boolean last = --left == 0;
            lines.add((last ? "└─ " : "├─ ") + branch.getKey());
            branch.getValue().forEach(line -> lines.add((last ? "      " : "│     ") + line));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private List<String> head() {
        List<String> head = new ArrayList<>();
        head.add(outage.number() + " " + outage.severity() + " " + OutagesCommand.title(outage) + " ("
                + word(outage.status()) + ")");
        head.add("cause: " + outage.root()
                + (outage.rootName().equals(outage.root()) ? "" : ", " + outage.rootName())
                + (outage.explanation().inferred() ? "  (inferred: nobody sees it)" : ""));
        head.add(word(outage.state()) + " since " + OutagesCommand.time(outage.brokeAt())
                + outage.closedAt()
                        .map(at -> ", over at " + OutagesCommand.time(at))
                        .orElse(""));
        outage.notConfirmedSince().ifPresent(at -> head.add("not confirmed since " + OutagesCommand.time(at)));
        return head;
    }

    private List<String> because() {
        return outage.reasons().stream()
                .filter(reason -> !TOLD_ELSEWHERE.contains(reason.rule()))
                .map(OutageTree::reason)
                .toList();
    }

    private static String reason(Reason reason) {
        return reason.rule() + ": " + reason.text();
    }

    private String sighting(Explanation.Sighting seen) {
        return seen.agent() + (seen.site().isEmpty() ? "" : " at " + seen.site()) + ": " + word(seen.view())
                + " since " + clock(seen.since()) + (seen.counts() ? "" : "  (no vote)")
                + (seen.message().isBlank() ? "" : "  " + seen.message());
    }

    private List<String> others(List<String> candidates) {
        return candidates.stream()
                .filter(candidate -> !candidate.equals(outage.root()))
                .map(candidate -> candidate + " explains the same as well")
                .toList();
    }

    private List<String> hits() {
        List<String> lines = new ArrayList<>();
        Outage.Counts counts = outage.counts();
        lines.add(counts.failed() + " now, " + counts.failures() + " in all");
        addGroups(lines, "by kind", counts.byKind());
        addGroups(lines, "by site", counts.bySite());
        Explanation.Applications applications = outage.explanation().applications();
        addNames(lines, "applications down", applications.down());
        addNames(lines, "applications degraded", applications.degraded());
        addNames(lines, "applications at risk", applications.atRisk());
        outage.weightiest().stream()
                .limit(MOST_HITS)
                .forEach(hit -> lines.add("   " + (hit.state() == State.DOWN ? "down      " : "degraded  ")
                        + hit.component() + (hit.name().equals(hit.component()) ? "" : ", " + hit.name())));
        int more = counts.failed() - 1 - Math.min(MOST_HITS, outage.weightiest().size());
        if (more > 0 && !outage.weightiest().isEmpty()) {
            lines.add("   and " + more + " more");
        }
        return lines;
    }

    private static void addGroups(List<String> lines, String title, SortedMap<String, Integer> groups) {
        String largest = groups.entrySet().stream()
                .filter(group -> !group.getKey().isEmpty())
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_GROUPS)
                .map(group -> group.getValue() + " " + group.getKey())
                .collect(Collectors.joining(", "));
        if (!largest.isEmpty()) {
            lines.add(title + ": " + largest + (groups.size() > MOST_GROUPS ? ", ..." : ""));
        }
    }

    private static void addNames(List<String> lines, String title, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(title + ": " + String.join(", ", names));
        }
    }

    private static String risk(Explanation.Risk risk) {
        String next = risk.margin() == 0 ? "the next loss takes it down" : "it can bear " + risk.margin() + " more";
        return risk.component() + (risk.name().equals(risk.component()) ? "" : ", " + risk.name()) + ": " + risk.left()
                + " of " + risk.of() + " left, needs " + risk.needed() + "; " + next;
    }

    private void told(Escalation escalation) {
        List<String> lines = new ArrayList<>();
        escalation
                .pages()
                .forEach(page -> lines.add(clock(page.at()) + "  " + word(page.event()) + " to "
                        + situation.nameOf(page.person()) + " by " + page.channel() + ": " + word(page.fate())
                        + (page.note().isEmpty() ? "" : ", " + page.note())));
        escalation
                .acknowledgements()
                .forEach(answer -> lines.add(clock(answer.at()) + "  " + situation.nameOf(answer.person())
                        + " answered by " + word(answer.how())));
        escalation.reasons().forEach(reason -> lines.add(reason(reason)));
        branch(situation.nameOfTeam(escalation.team()) + ", " + word(escalation.status()), lines);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String clock(long at) {
        return clock.format(Instant.ofEpochMilli(at));
    }
}
