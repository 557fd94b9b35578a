package varde.replay.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import varde.core.detect.Observation;
import varde.replay.Outcome;
import varde.replay.compare.Difference;
import varde.replay.story.OutageTale;
import varde.replay.story.SentPage;
import varde.replay.story.Story;

/** The report as Markdown, for a ticket or a wiki. */
final class Markdown {

    private final StringBuilder out = new StringBuilder();
    private final Spell spell;

    private Markdown(Spell spell) {
        this.spell = spell;
    }

    static String of(Story story, Optional<Outcome> outcome, Spell spell) {
        Markdown markdown = new Markdown(spell);
        markdown.head(story);
        outcome.ifPresent(markdown::verified);
        story.outages().forEach(tale -> markdown.outage(tale, story));
        markdown.blind(story.blind());
        markdown.line("## Notes")
                .line("")
                .line("_What people know that the log does not._")
                .line("");
        return markdown.out.toString();
    }

    private Markdown line(String text) {
        out.append(text).append('\n');
        return this;
    }

    private void head(Story story) {
        line("# Post-mortem " + spell.day(story.interval().from()) + " to "
                + spell.day(story.interval().to()));
        line("").line("Times are in " + spell.zone() + ".").line("");
        line("| outage | severity | what | detected after | first page after | acknowledged after | duration |");
        line("|---|---|---|---|---|---|---|");
        for (OutageTale tale : story.outages()) {
            Facts facts = Facts.of(tale);
            line("| " + facts.number() + " | " + facts.severity() + " | " + Mark.cell(facts.name()) + " | "
                    + Spell.length(facts.detectedAfter()) + " | " + Spell.length(facts.pagedAfter()) + " | "
                    + Spell.length(facts.acknowledgedAfter()) + " | " + Spell.length(facts.duration()) + " |");
        }
        line("");
    }

    private void verified(Outcome outcome) {
        line("Decided once more from the log: " + String.format(Locale.ROOT, "%,d", outcome.agreed())
                + " decisions alike, " + outcome.differences().size() + " differ, " + outcome.unexplained()
                + " of them unexplained.");
        outcome.recalled().forEach(this::line);
        for (Difference difference : outcome.differences()) {
            line("- " + spell.clock(difference.at()) + " " + difference.kind() + " " + Mark.cell(difference.what())
                    + " (" + difference.cause().words() + ")");
        }
        line("");
    }

    private void outage(OutageTale tale, Story story) {
        Facts facts = Facts.of(tale);
        line("## " + facts.number() + " " + Mark.cell(facts.name())).line("");
        line("Cause `" + facts.root() + "`; " + facts.failures() + " failures; teams "
                + String.join(
                        ", ", facts.teams().stream().map(story.staff()::team).toList()) + ".");
        line("").line("| time | who | what | why |").line("|---|---|---|---|");
        for (Entry entry : Decisions.of(tale, story.staff())) {
            line("| " + spell.clock(entry.at()) + " | " + Mark.cell(entry.who()) + " | " + Mark.cell(entry.what())
                    + " | "
                    + Mark.cell(String.join(
                            " ",
                            entry.reasons().stream()
                                    .map(reason -> reason.text())
                                    .toList())) + " |");
        }
        line("").line("| page | to | by | text | became |").line("|---|---|---|---|---|");
        for (SentPage sent : tale.pages()) {
            line("| " + spell.clock(sent.at()) + " " + sent.page().kind() + " "
                    + sent.page().event() + " | "
                    + Mark.cell(story.staff().name(sent.page().person())) + " | "
                    + sent.page().channel() + " | "
                    + Mark.cell(Links.without(sent.page().shortText())) + " | "
                    + Mark.cell(String.join(
                            ", ",
                            sent.receipts().stream()
                                    .map(receipt -> receipt.said().status() + " " + spell.clock(receipt.at()))
                                    .toList()))
                    + " |");
        }
        line("");
    }

    private void blind(List<Observation.Blind> stretches) {
        if (stretches.isEmpty()) {
            return;
        }
        line("## Not measured").line("");
        for (Observation.Blind stretch : stretches) {
            line("- heartbeats-" + stretch.partition() + ": " + spell.day(stretch.from()) + " to "
                    + spell.clock(stretch.to()) + " (" + Spell.length(stretch.to() - stretch.from()) + ")");
        }
        line("");
    }
}
