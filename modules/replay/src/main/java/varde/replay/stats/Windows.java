package varde.replay.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import varde.core.landscape.Component;
import varde.core.landscape.Fleets;
import varde.core.landscape.Maintenance;
import varde.core.time.Cron;
import varde.replay.recording.Interval;
import varde.replay.story.Story;

/** When planned maintenance covered which components. */
final class Windows {

    private static final int MOST_OCCURRENCES = 10_000;

    private final List<Component> components;
    private final Interval interval;
    private final List<Planned> planned = new ArrayList<>();

    private record Planned(Maintenance window, Spans spans, Set<String> declared) {}

    Windows(Story story) {
        this.components = story.landscape().components();
        this.interval = story.interval();
        for (Maintenance window : story.landscape().maintenance()) {
            planned.add(new Planned(window, spans(window), declared(window)));
        }
    }

    /** The stretches in which a component was in maintenance. */
    Spans of(Component declaration, String id) {
        Spans all = Spans.NONE;
        for (Planned window : planned) {
            boolean one = window.window().component().filter(id::equals).isPresent()
                    || window.window().subtree().filter(id::equals).isPresent();
            if (one || window.declared().contains(declaration.id())) {
                all = all.and(window.spans());
            }
        }
        return all;
    }

    private Spans spans(Maintenance window) {
        if (window.from().isPresent() && window.to().isPresent()) {
            return Spans.of(List.of(new long[] {
                        millis(window, window.from().get()),
                        millis(window, window.to().get())
                    }))
                    .within(interval.from(), interval.to());
        }
        if (window.schedule().isEmpty()) {
            return Spans.NONE;
        }
        Cron cron = Cron.parse(window.schedule().get());
        long lasts = window.lasts().orElse(Duration.ZERO).toMillis();
        List<long[]> spans = new ArrayList<>();
        Optional<LocalDateTime> next =
                cron.next(LocalDateTime.ofInstant(Instant.ofEpochMilli(interval.from() - lasts), window.timezone()));
        for (int i = 0; i < MOST_OCCURRENCES && next.isPresent(); i++) {
            long at = millis(window, next.get());
            if (at >= interval.to()) {
                break;
            }
            spans.add(new long[] {at, at + lasts});
            next = cron.next(next.get());
        }
        return Spans.of(spans).within(interval.from(), interval.to());
    }

    private static long millis(Maintenance window, LocalDateTime local) {
        return local.atZone(window.timezone()).toInstant().toEpochMilli();
    }

    /** The declarations that a window covers: by labels, or all that needs its subtree's root, however far. */
    private Set<String> declared(Maintenance window) {
        Set<String> covered = new HashSet<>();
        if (!window.matchers().isEmpty()) {
            for (Component component : components) {
                Map<String, String> labels = new TreeMap<>(component.labels());
                labels.put("kind", component.kind());
                labels.put("component", component.id());
                component.owner().ifPresent(owner -> labels.put("owner", owner));
                if (window.matchers().stream().allMatch(matcher -> matcher.matches(labels))) {
                    covered.add(component.id());
                }
            }
            return covered;
        }
        window.subtree().ifPresent(root -> users(root, covered));
        return covered;
    }

    private void users(String root, Set<String> covered) {
        boolean more = true;
        while (more) {
            more = false;
            for (Component component : components) {
                boolean uses = component.needs().stream()
                        .flatMap(need -> need.of().stream())
                        .anyMatch(needed -> needed.equals(root)
                                || covered.stream().anyMatch(known -> Fleets.contains(known, needed)));
                more |= uses && covered.add(component.id());
            }
        }
    }
}
