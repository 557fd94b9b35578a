package varde.replay.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import varde.core.correlate.Member;
import varde.core.page.Page;
import varde.replay.decide.StageSpecs;
import varde.replay.recording.Recording;
import varde.replay.story.OutageTale;
import varde.replay.story.SentPage;
import varde.replay.story.Story;
import varde.replay.story.StoryReader;

/** Decides an interval with something changed, and says what would have been otherwise. */
public final class WhatIf {

    /**
     * What would have been.
     *
     * @param effects outages that would have been otherwise, in the order of their begin
     * @param outages how many there were
     * @param otherOutages how many there would have been
     * @param pages pages by person, as it was
     * @param otherPages pages by person, as it would have been
     * @param dropped how many commands were about nothing that exists in the other world
     */
    public record Verdict(
            List<Effect> effects,
            int outages,
            int otherOutages,
            SortedMap<String, Integer> pages,
            SortedMap<String, Integer> otherPages,
            int dropped) {

        /** How many pages there were. */
        public int pagesBefore() {
            return pages.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** How many pages there would have been. */
        public int pagesAfter() {
            return otherPages.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final List<OutageTale> before;
    private final List<OutageTale> after;
    private final OtherCorrelate correlate;

    private WhatIf(List<OutageTale> before, List<OutageTale> after, OtherCorrelate correlate) {
        this.before = before;
        this.after = after;
        this.correlate = correlate;
    }

    /** Decides once more, with this change. */
    public static Verdict of(Recording recording, Change change) {
        Story story = StoryReader.read(recording, false);
        World other = World.of(recording, story, change);
        return new WhatIf(story.outages(), other.tales(), other.correlate()).verdict(other.dropped());
    }

    /**
     * Who is paged for what and when after the begin, as this Varde decides it from the recorded observations on: one line a
     * page, in order. What a change of the code must not change unnoticed.
     */
    public static List<String> pages(Recording recording) {
        World now = World.of(recording, StoryReader.read(recording, false), Change.none());
        List<String> pages = new ArrayList<>();
        for (OutageTale tale : now.tales()) {
            for (Effect.PageLine line : lines(tale)) {
                long seconds = (line.at() - recording.interval().from()) / 1_000;
                pages.add("%d:%02d %d %s %s: %s to %s by %s"
                        .formatted(
                                seconds / 60,
                                seconds % 60,
                                tale.last().number(),
                                tale.worst(),
                                tale.last().root(),
                                line.event(),
                                line.person(),
                                line.channel()));
            }
        }
        return pages;
    }

    /** The other world. */
    private record World(List<OutageTale> tales, OtherCorrelate correlate, int dropped) {

        static World of(Recording recording, Story story, Change change) {
            StageSpecs specs = new StageSpecs(recording, Optional.empty());
            Echo echo = new Echo(story);
            Set<String> recorded = story.outages().stream()
                    .flatMap(tale -> tale.revisions().stream())
                    .map(revision -> OtherEscalate.Worlds.key(revision.said()))
                    .collect(Collectors.toSet());
            Tales tales = new Tales(story);
            try (OtherCorrelate correlate = new OtherCorrelate(recording, specs, change)) {
                OtherEscalate escalate = new OtherEscalate(
                        recording, specs, change, new OtherEscalate.Worlds(recorded, correlate, tales::outage, echo));
                escalate.run();
                tales.add(escalate);
                return new World(tales.all(), correlate, echo.dropped());
            }
        }
    }

    private Verdict verdict(int dropped) {
        List<Effect> effects = new ArrayList<>();
        List<OutageTale> left = new ArrayList<>(after);
        for (OutageTale was : before) {
            Optional<OutageTale> would = left.stream()
                    .filter(tale -> tale.id().equals(was.id()))
                    .findFirst()
                    .or(() -> left.stream()
                            .filter(tale -> Match.sameCause(was, tale))
                            .findFirst());
            would.ifPresent(left::remove);
            if (would.isPresent()) {
                changed(was, would.get()).ifPresent(effects::add);
            } else {
                effects.add(effect(Effect.Kind.GONE, List.of(), whyGone(was), Optional.of(was), Optional.empty()));
            }
        }
        left.forEach(tale ->
                effects.add(effect(Effect.Kind.NEW, List.of(), reasons(tale), Optional.empty(), Optional.of(tale))));
        effects.sort(Comparator.comparingLong(Effect::openedAt).thenComparing(Effect::root));
        return new Verdict(effects, before.size(), after.size(), pages(before), pages(after), dropped);
    }

    private static List<String> reasons(OutageTale tale) {
        return tale.last().reasons().stream()
                .map(reason -> reason.text())
                .distinct()
                .toList();
    }

    /** What became of its root in the other world. */
    private List<String> whyGone(OutageTale was) {
        String root = was.last().root();
        Optional<Member> member = correlate.members().stream()
                .filter(made -> made.said().component().equals(root) && made.at() >= was.brokeAt() - 1_000)
                .map(Made::said)
                .findFirst();
        if (member.isEmpty()) {
            return List.of(
                    root + " would have belonged to no outage: it was well again before one was opened, or is not in"
                            + " the landscape.");
        }
        if (member.get().standing() == Member.Standing.UNLISTED) {
            return List.of(root + " would not have been in the landscape.");
        }
        return after.stream()
                .filter(tale -> member.get().outage().filter(tale.id()::equals).isPresent())
                .map(tale -> root + " would have been explained by "
                        + tale.last().root() + " (outage " + tale.last().number() + ").")
                .toList();
    }

    private static Optional<Effect> changed(OutageTale was, OutageTale would) {
        List<String> changes = new ArrayList<>();
        differs(changes, "severity", was.worst(), would.worst());
        differs(changes, "root", was.last().root(), would.last().root());
        differs(
                changes,
                "teams",
                was.escalations().keySet(),
                would.escalations().keySet());
        long later = would.openedAt() - was.openedAt();
        if (Math.abs(later) >= 1_000) {
            changes.add("opened " + Math.abs(later) / 1_000 + " s " + (later > 0 ? "later" : "earlier"));
        }
        differs(changes, "status", was.last().status(), would.last().status());
        Effect effect = effect(Effect.Kind.CHANGED, changes, List.of(), Optional.of(was), Optional.of(would));
        if (changes.isEmpty() && effect.spared().isEmpty() && effect.added().isEmpty()) {
            return Optional.empty();
        }
        List<String> before = reasons(was);
        List<String> why = reasons(would).stream()
                .filter(reason -> !before.contains(reason))
                .toList();
        return Optional.of(effect(Effect.Kind.CHANGED, changes, why, Optional.of(was), Optional.of(would)));
    }

    private static void differs(List<String> changes, String what, Object before, Object now) {
        if (!before.equals(now)) {
            changes.add(what + " " + now + " in place of " + before);
        }
    }

    private static Effect effect(
            Effect.Kind kind,
            List<String> changes,
            List<String> why,
            Optional<OutageTale> was,
            Optional<OutageTale> would) {
        OutageTale tale = would.or(() -> was).orElseThrow();
        List<Effect.PageLine> spared = was.map(WhatIf::lines).orElseGet(ArrayList::new);
        List<Effect.PageLine> added = would.map(WhatIf::lines).orElseGet(ArrayList::new);
        for (Effect.PageLine line : List.copyOf(spared)) {
            added.stream()
                    .filter(other -> other.person().equals(line.person())
                            && other.channel().equals(line.channel())
                            && other.event().equals(line.event()))
                    .findFirst()
                    .ifPresent(other -> {
                        added.remove(other);
                        spared.remove(line);
                    });
        }
        return new Effect(
                kind,
                tale.last().number(),
                tale.last().root(),
                tale.last().rootName(),
                tale.worst().name(),
                tale.openedAt(),
                changes,
                why,
                spared,
                added);
    }

    private static List<Effect.PageLine> lines(OutageTale tale) {
        List<Effect.PageLine> lines = new ArrayList<>();
        for (SentPage sent : tale.pages()) {
            if (sent.page().kind() == Page.Kind.PAGE) {
                lines.add(new Effect.PageLine(
                        sent.at(),
                        sent.page().person(),
                        sent.page().channel().name(),
                        sent.page().event().name()));
            }
        }
        return lines;
    }

    private static SortedMap<String, Integer> pages(List<OutageTale> tales) {
        SortedMap<String, Integer> pages = new TreeMap<>();
        tales.forEach(tale -> lines(tale).forEach(line -> pages.merge(line.person(), 1, Integer::sum)));
        return pages;
    }
}
