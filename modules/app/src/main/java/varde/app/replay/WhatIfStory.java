package varde.app.replay;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import varde.app.Output;
import varde.replay.whatif.Effect;
import varde.replay.whatif.WhatIf;

/** Tells what would have been otherwise. */
final class WhatIfStory {

    private WhatIfStory() {}

    static void say(WhatIf.Verdict verdict, Output output) {
        for (Effect effect : verdict.effects()) {
            output.say(effect, lines(effect));
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("outages", verdict.outages());
        summary.put("otherOutages", verdict.otherOutages());
        summary.put("pages", verdict.pages());
        summary.put("otherPages", verdict.otherPages());
        summary.put("commandsWithoutOutage", verdict.dropped());
        output.say(summary, words(verdict));
    }

    private static String lines(Effect effect) {
        StringBuilder lines = new StringBuilder();
        lines.append(Instant.ofEpochMilli(effect.openedAt()))
                .append(' ')
                .append(effect.kind())
                .append("  ")
                .append(effect.number())
                .append(' ')
                .append(effect.severity())
                .append(' ')
                .append(effect.name())
                .append("; cause ")
                .append(effect.root());
        effect.changes().forEach(change -> lines.append("\n    ").append(change));
        effect.why().forEach(why -> lines.append("\n    why: ").append(why));
        effect.spared()
                .forEach(page -> lines.append("\n    - ").append(page(page)).append(" would not have come"));
        effect.added()
                .forEach(page -> lines.append("\n    + ").append(page(page)).append(" would have come"));
        return lines.toString();
    }

    private static String page(Effect.PageLine page) {
        return Instant.ofEpochMilli(page.at()) + " " + page.person() + " by " + page.channel() + " (" + page.event()
                + ")";
    }

    private static String words(WhatIf.Verdict verdict) {
        StringBuilder words = new StringBuilder();
        if (verdict.effects().isEmpty()) {
            words.append("Nothing would have been otherwise. ");
        }
        words.append(String.format(
                "%d outages would have been %d; %d pages would have been %d (%s).",
                verdict.outages(),
                verdict.otherOutages(),
                verdict.pagesBefore(),
                verdict.pagesAfter(),
                noise(verdict.pagesAfter() - verdict.pagesBefore())));
        TreeSet<String> people = new TreeSet<>(verdict.pages().keySet());
        people.addAll(verdict.otherPages().keySet());
        for (String person : people) {
            int before = verdict.pages().getOrDefault(person, 0);
            int after = verdict.otherPages().getOrDefault(person, 0);
            if (before != after) {
                words.append(String.format("%n  %-20s %4d pages, would have been %d", person, before, after));
            }
        }
        words.append(System.lineSeparator())
                .append("Pages that never were arrive and are answered after the usual time.");
        if (verdict.dropped() > 0) {
            words.append(' ').append(verdict.dropped()).append(" commands would have been about nothing.");
        }
        return words.toString();
    }

    private static String noise(int more) {
        return more == 0 ? "no more, no less" : more < 0 ? -more + " fewer" : more + " more";
    }
}
