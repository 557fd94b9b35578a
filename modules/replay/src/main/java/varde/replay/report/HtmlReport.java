package varde.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import varde.core.detect.Observation;
import varde.core.page.Page;
import varde.core.stage.Reason;
import varde.replay.Outcome;
import varde.replay.story.OutageTale;
import varde.replay.story.SentPage;
import varde.replay.story.Story;
import varde.replay.story.Timed;

/** The report as one HTML page that needs nothing else: no network, no script. */
final class HtmlReport {

    /** So many outages are told in full; the table lists all. */
    private static final int MOST = 40;

    private static final int MOST_VIEWS = 60;
    private static final int MOST_DIFFERENCES = 50;

    private final StringBuilder out = new StringBuilder();
    private final Story story;
    private final Spell spell;

    private HtmlReport(Story story, Spell spell) {
        this.story = story;
        this.spell = spell;
    }

    static String of(Story story, Optional<Outcome> outcome, Spell spell) {
        HtmlReport report = new HtmlReport(story, spell);
        report.head();
        outcome.ifPresent(report::verified);
        report.table();
        List<OutageTale> told = report.story.outages().stream()
                .sorted(java.util.Comparator.comparing(OutageTale::worst).thenComparing(OutageTale::openedAt))
                .limit(MOST)
                .sorted(java.util.Comparator.comparingLong(OutageTale::openedAt))
                .toList();
        told.forEach(report::outage);
        report.blind();
        report.notes();
        outcome.ifPresent(report::differences);
        return report.out.append("</main></body></html>\n").toString();
    }

    private HtmlReport add(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    private static String text(String text) {
        return Mark.escape(text);
    }

    private void head() {
        String title = story.outages().size() == 1
                ? "Post-mortem of outage " + story.outages().get(0).last().number()
                : "Post-mortem of " + story.outages().size() + " outages";
        add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\""
                + " content=\"light dark\"><title>" + text(title) + "</title><style>");
        add(Style.CSS + "</style></head><body><main>");
        add("<h1>" + text(title) + "</h1>");
        add("<p class=\"soft\">" + spell.day(story.interval().from()) + " to "
                + spell.day(story.interval().to()) + ", "
                + Spell.length(story.interval().length()) + ". Times are in "
                + text(spell.zone().getId())
                + ". Made from Varde's log.</p>");
        if (story.outages().size() > 1) {
            add("<p>" + Facts.together(story.outages()) + "</p>");
        }
    }

    private void verified(Outcome outcome) {
        boolean good = outcome.unexplained() == 0;
        add("<div class=\"verdict" + (good ? "" : " no") + "\"><b>"
                + (!good
                        ? "Differences that nothing explains: " + outcome.unexplained() + "."
                        : outcome.differences().isEmpty()
                                ? "Decided once more, alike."
                                : "Decided once more, alike but for what is explained.")
                + "</b> " + String.format(Locale.ROOT, "%,d", outcome.read()) + " records were read again and "
                + String.format(Locale.ROOT, "%,d", outcome.agreed()) + " decisions made again; "
                + (outcome.differences().isEmpty()
                        ? "0 differ.</div>"
                        : "<a href=\"#differences\">" + outcome.differences().size() + " differ</a>.</div>"));
        outcome.recalled().forEach(since -> add("<p>" + text(since) + "</p>"));
    }

    /** At the end: whoever reads about the night wants the night first. */
    private void differences(Outcome outcome) {
        if (outcome.differences().isEmpty()) {
            return;
        }
        add("<h2 id=\"differences\">What differs</h2><div class=\"scroll\"><table><tr><th>time<th>stage<th>difference"
                + "<th>what<th>cause</tr>");
        outcome.differences().stream()
                .sorted(java.util.Comparator.comparing(difference -> !difference.unexplained()))
                .limit(MOST_DIFFERENCES)
                .forEach(difference -> row(
                        spell.clock(difference.at()),
                        difference.stage(),
                        difference.kind().name(),
                        difference.what() + "; " + difference.detail(),
                        difference.cause().words()));
        add("</table></div>");
        if (outcome.differences().size() > MOST_DIFFERENCES) {
            add("<p class=\"soft\">and " + (outcome.differences().size() - MOST_DIFFERENCES)
                    + " more; report.json has all.</p>");
        }
    }

    private void row(String time, String... cells) {
        out.append("<tr><td class=\"t\">").append(text(time));
        for (String cell : cells) {
            out.append("<td>").append(text(cell));
        }
        out.append("</tr>\n");
    }

    private void table() {
        if (story.outages().size() < 2) {
            if (story.outages().isEmpty()) {
                add("<p>No outage was open in this interval.</p>");
            }
            return;
        }
        add(
                "<h3>Outages</h3><div class=\"scroll\"><table class=\"outages\"><tr><th>opened<th>outage<th>detected after<th>first page"
                        + " after<th>answered after that<th>duration<th>pages</tr>");
        for (OutageTale tale : story.outages()) {
            Facts facts = Facts.of(tale);
            add("<tr><td class=\"t\">" + spell.clock(facts.openedAt()) + "<td>" + badge(facts.severity())
                    + "<a href=\"#o" + facts.number() + "\">" + facts.number() + " " + text(facts.name()) + "</a><td>"
                    + Spell.length(facts.detectedAfter()) + "<td>" + Spell.length(facts.pagedAfter()) + "<td>"
                    + Spell.length(facts.acknowledgedAfter()) + "<td>"
                    + facts.duration().map(Spell::length).orElse("not over") + "<td>" + facts.pages() + "</tr>");
        }
        add("</table></div>");
        if (story.outages().size() > MOST) {
            add("<p class=\"soft\">The " + MOST + " worst are told below.</p>");
        }
    }

    private static String badge(String severity) {
        return "<span class=\"badge " + severity.toLowerCase(Locale.ROOT) + "\">" + text(severity) + "</span>";
    }

    private void outage(OutageTale tale) {
        Facts facts = Facts.of(tale);
        add("<section class=\"outage\" id=\"o" + facts.number() + "\"><h2>" + badge(facts.severity()) + facts.number()
                + " " + text(facts.name()) + "</h2>");
        add("<p class=\"soft\">Cause <code>" + text(facts.root()) + "</code>. " + impact(facts) + "</p>");
        add("<div class=\"facts\">" + fact(Spell.length(facts.detectedAfter()), "detected after")
                + fact(Spell.length(facts.pagedAfter()), "first page after")
                + fact(Spell.length(facts.acknowledgedAfter()), "answered after the page")
                + fact(Spell.length(facts.duration()), facts.duration().isPresent() ? "over after" : "not over")
                + fact(facts.pages() + " to " + facts.people(), "pages, people") + "</div>");
        add("<h3>Timeline</h3><div class=\"scroll\">" + Timeline.of(tale, story, spell) + "</div>");
        add(LEGEND);
        Graph.of(tale, story)
                .ifPresent(
                        graph -> add(
                                "<h3>Around the cause</h3><div class=\"scroll\">" + graph
                                        + "</div><p class=\"legend\">Left: what the cause needs. Right: what needs it. Dashed: one of several is enough.</p>"));
        decisions(tale);
        pages(tale);
        views(tale);
        add("</section>");
    }

    private static final String LEGEND =
            "<p class=\"legend\"><span><i class=\"down\" style=\"background:var(--down)\"></i>down</span>"
                    + "<span><i style=\"background:var(--degraded)\"></i>degraded</span><span><i style=\"background:var(--unknown)\"></i>not"
                    + " known</span><span><i style=\"background:var(--held)\"></i>held back</span><span><i class=\"dot\""
                    + " style=\"background:var(--page)\"></i>asked</span><span><i class=\"dot\" style=\"background:var(--word)\"></i>told</span>"
                    + "<span><i class=\"dot\" style=\"background:var(--clear)\"></i>all-clear</span><span><i class=\"dot\""
                    + " style=\"border:2px solid var(--page)\"></i>withdrawn or not delivered</span><span>✓ answered</span>"
                    + "<span><i style=\"background:var(--blind);opacity:.4\"></i>not measured</span></p>";

    private String impact(Facts facts) {
        List<String> parts = new ArrayList<>();
        if (!facts.applications().isEmpty()) {
            List<String> first = facts.applications()
                    .subList(0, Math.min(6, facts.applications().size()));
            int more = facts.applications().size() - first.size();
            parts.add("Hit " + text(String.join(", ", first)) + (more > 0 ? " and " + more + " more" : ""));
        }
        parts.add(facts.failures() == 1 ? "1 failure" : facts.failures() + " failures");
        parts.add("asked: "
                + text(String.join(
                        ", ", facts.teams().stream().map(story.staff()::team).toList())));
        return String.join("; ", parts) + ".";
    }

    private static String fact(String value, String name) {
        return "<div class=\"fact\"><b>" + text(value) + "</b><span>" + text(name) + "</span></div>";
    }

    private void decisions(OutageTale tale) {
        add("<h3>Decisions</h3><div class=\"scroll\"><table><tr><th>time<th>who<th>what<th>why</tr>");
        for (Entry entry : Decisions.of(tale, story.staff())) {
            out.append("<tr><td class=\"t\">")
                    .append(spell.clock(entry.at()))
                    .append("<td class=\"who\">")
                    .append(text(entry.who()))
                    .append("<td>")
                    .append(text(entry.what()))
                    .append("<td>");
            if (!entry.reasons().isEmpty()) {
                out.append("<ul>");
                for (Reason reason : entry.reasons()) {
                    out.append("<li title=\"")
                            .append(text(reason.rule()))
                            .append("\">")
                            .append(text(reason.text()))
                            .append("</li>");
                }
                out.append("</ul>");
            }
            add("</tr>");
        }
        add("</table></div>");
    }

    private void pages(OutageTale tale) {
        List<SentPage> pages = tale.pages().stream()
                .filter(sent -> sent.page().kind() == Page.Kind.PAGE)
                .toList();
        if (pages.isEmpty()) {
            add("<h3>Pages</h3>" + earlierPages(tale));
            return;
        }
        add("<h3>Pages as sent</h3>");
        for (SentPage sent : pages) {
            Page page = sent.page();
            String became = sent.receipts().isEmpty()
                    ? "no receipt"
                    : String.join(
                            ", ",
                            sent.receipts().stream()
                                    .map(receipt ->
                                            receipt.said().status().name().toLowerCase(Locale.ROOT) + " "
                                                    + spell.clock(receipt.at())
                                                    + (receipt.said().reason().isEmpty()
                                                            ? ""
                                                            : " ("
                                                                    + receipt.said()
                                                                            .reason() + ")"))
                                    .toList());
            boolean sms = page.channel() == varde.core.oncall.Channel.SMS;
            add("<details><summary><span class=\"soft\">" + spell.clock(sent.at()) + "</span> "
                    + text(story.staff().name(page.person())) + " by " + page.channel() + ", "
                    + text(page.event().name().toLowerCase(Locale.ROOT).replace('_', '-')) + " <span class=\"soft\">"
                    + text(became) + "</span></summary><pre>"
                    + text(Links.without(sms ? page.shortText() : page.subject() + "\n\n" + page.text()))
                    + "</pre></details>");
        }
    }

    /** Where the interval begins after a page, the escalation knows of it, and its text is not there. */
    private String earlierPages(OutageTale tale) {
        String earlier = tale.latest().stream()
                .flatMap(escalation -> escalation.pages().stream())
                .map(page -> "<li>" + spell.clock(page.at()) + " "
                        + text(story.staff().name(page.person())) + " by " + page.channel() + "</li>")
                .collect(Collectors.joining());
        return earlier.isEmpty()
                ? "<p class=\"soft\">Nobody was paged.</p>"
                : "<p class=\"soft\">Sent before the interval, so that their texts are not here:</p><ul>" + earlier
                        + "</ul>";
    }

    private void views(OutageTale tale) {
        TreeSet<String> concerned = new TreeSet<>(List.of(tale.last().root()));
        tale.revisions()
                .forEach(revision -> revision.said().weightiest().forEach(hit -> concerned.add(hit.component())));
        long until = tale.endedAt().orElse(story.interval().to()) + 60_000;
        List<Timed<Observation.Seen>> views = story.views().stream()
                .filter(view -> concerned.contains(view.said().component()))
                .filter(view -> view.at() >= tale.brokeAt() - 60_000 && view.at() <= until)
                .toList();
        if (views.isEmpty()) {
            return;
        }
        add(
                "<h3>What the agents saw</h3><div class=\"scroll\"><table><tr><th>time<th>component<th>agent<th>site<th>sees<th>says</tr>");
        views.stream()
                .limit(MOST_VIEWS)
                .forEach(view -> row(
                        spell.clock(view.at()),
                        view.said().component(),
                        view.said().agent(),
                        view.said().site(),
                        view.said().view().name(),
                        view.said().message()));
        add("</table></div>");
        if (views.size() > MOST_VIEWS) {
            add("<p class=\"soft\">and " + (views.size() - MOST_VIEWS) + " more; report.json has all.</p>");
        }
    }

    private void blind() {
        if (story.blind().isEmpty()) {
            return;
        }
        add(
                "<h2>Not measured</h2><p class=\"soft\">Nothing was written to these partitions: what happened then counts neither as up"
                        + " nor as down.</p><div class=\"scroll\"><table><tr><th>from<th>to<th>for<th>partition</tr>");
        for (Observation.Blind stretch : story.blind()) {
            row(
                    spell.day(stretch.from()),
                    spell.clock(stretch.to()),
                    Spell.length(stretch.to() - stretch.from()),
                    "heartbeats-" + stretch.partition());
        }
        add("</table></div>");
    }

    private void notes() {
        add(
                "<h2>Notes</h2><p class=\"soft\">What people know that the log does not: what was done, what helped, what is to be"
                        + " changed.</p><div class=\"notes\" contenteditable=\"true\"></div>");
    }
}
