package varde.replay.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import varde.core.correlate.Outage;
import varde.core.page.Page;
import varde.replay.story.OutageTale;
import varde.replay.story.SentPage;
import varde.replay.story.Story;

/** The statistics of an interval. */
public final class Statistics {

    private static final int MOST = 20;
    private static final int FLAPS = 3;

    private final Story story;
    private final List<Figure> figures = new ArrayList<>();

    private Statistics(Story story) {
        this.story = story;
    }

    /** All figures, in the order in which people ask for them. */
    public static List<Figure> of(Story story) {
        Statistics statistics = new Statistics(story);
        statistics.figures.addAll(new Availability(story).figures());
        statistics.times();
        statistics.people();
        statistics.noise();
        statistics.flappers();
        statistics.causes();
        return statistics.figures;
    }

    private void times() {
        time("detected (MTTD)", tale -> Optional.of(tale.openedAt() - tale.brokeAt()));
        time(
                "answered (MTTA)",
                tale -> tale.acknowledgedAt().flatMap(at -> tale.firstPageAt().map(paged -> Math.max(0, at - paged))));
        time("resolved (MTTR)", tale -> tale.endedAt().map(end -> end - tale.brokeAt()));
    }

    private void time(String name, Function<OutageTale, Optional<Long>> length) {
        long[] lengths = story.outages().stream()
                .filter(tale -> tale.last().status() != Outage.Status.MERGED)
                .map(length)
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        if (lengths.length == 0) {
            return;
        }
        Map<String, Number> values = new LinkedHashMap<>();
        values.put("meanS", java.util.Arrays.stream(lengths).average().orElse(0) / 1000);
        values.put("medianS", lengths[lengths.length / 2] / 1000.0);
        values.put("mostS", lengths[lengths.length - 1] / 1000.0);
        values.put("outages", lengths.length);
        figures.add(new Figure("times", name, values));
    }

    private void people() {
        Map<String, int[]> counts = new TreeMap<>();
        for (OutageTale tale : story.outages()) {
            for (SentPage sent : tale.pages()) {
                if (sent.page().kind() == Page.Kind.PAGE) {
                    counts.computeIfAbsent(sent.page().person(), any -> new int[2])[0]++;
                }
            }
            tale.latest().stream()
                    .flatMap(escalation -> escalation.acknowledgements().stream())
                    .forEach(answer -> counts.computeIfAbsent(answer.person(), any -> new int[2])[1]++);
        }
        counts.forEach((person, count) -> {
            Map<String, Number> values = new LinkedHashMap<>();
            values.put("pages", count[0]);
            values.put("answers", count[1]);
            figures.add(new Figure("person", person, values));
        });
    }

    /** Pages about outages that ended without anybody having said or done anything about them. */
    private void noise() {
        int pages = 0;
        int needless = 0;
        int outages = 0;
        for (OutageTale tale : story.outages()) {
            int sent = (int) tale.pages().stream()
                    .filter(page -> page.page().kind() == Page.Kind.PAGE)
                    .count();
            boolean touched =
                    tale.acknowledgedAt().isPresent() || !tale.commands().isEmpty();
            pages += sent;
            if (!touched && tale.endedAt().isPresent() && sent > 0) {
                needless += sent;
                outages++;
            }
        }
        Map<String, Number> values = new LinkedHashMap<>();
        values.put("pages", pages);
        values.put("withoutAction", needless);
        values.put("share", pages == 0 ? 0.0 : needless / (double) pages);
        values.put("outages", outages);
        figures.add(new Figure("noise", "pages that needed no action", values));
    }

    private void flappers() {
        Map<String, Integer> opened = new TreeMap<>();
        for (OutageTale tale : story.outages()) {
            int times = (int) tale.revisions().stream()
                    .filter(revision -> revision.said().change() == Outage.Change.OPENED
                            || revision.said().change() == Outage.Change.REOPENED)
                    .count();
            opened.merge(tale.last().root(), times, Integer::sum);
        }
        opened.entrySet().stream()
                .filter(entry -> entry.getValue() >= FLAPS)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(entry ->
                        figures.add(new Figure("flapper", entry.getKey(), Map.of("opened", entry.getValue()))));
    }

    private void causes() {
        Map<String, long[]> causes = new TreeMap<>();
        for (OutageTale tale : story.outages()) {
            if (tale.last().status() != Outage.Status.MERGED) {
                long[] sum = causes.computeIfAbsent(tale.last().root(), any -> new long[3]);
                sum[0]++;
                sum[1] += tale.endedAt().orElse(story.interval().to()) - tale.brokeAt();
                sum[2] += tale.pages().size();
            }
        }
        causes.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, long[]> cause) -> -cause.getValue()[1])
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .forEach(cause -> {
                    Map<String, Number> values = new LinkedHashMap<>();
                    values.put("outages", cause.getValue()[0]);
                    values.put("durationS", cause.getValue()[1] / 1000);
                    values.put("pages", cause.getValue()[2]);
                    figures.add(new Figure("cause", cause.getKey(), values));
                });
    }
}
