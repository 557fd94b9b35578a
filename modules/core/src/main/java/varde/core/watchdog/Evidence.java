package varde.core.watchdog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the state of a watch means at a moment: what is wrong, in words for people. */
final class Evidence {

    /** The signs that are not of a partition. */
    static final String KAFKA = "kafka";

    static final String OTHER = "other";
    /** When a stage was last found standing still: what comes out of it can only come later. */
    static final String HALTED = "halted";

    private final WatchState state;
    private final Patience patience;
    private final long now;

    Evidence(WatchState state, Patience patience, long now) {
        this.state = state;
        this.patience = patience;
        this.now = now;
    }

    static String moving(Concern stage, int partition) {
        return stage + "/" + partition;
    }

    static String lateness(int partition) {
        return "late/" + partition;
    }

    static String handed(String channel) {
        return Concern.NOTIFY + "/" + channel;
    }

    /** All that is wrong. While Kafka does not answer nothing else of the pipeline is known. */
    SortedMap<Concern, String> troubles() {
        SortedMap<Concern, String> troubles = new TreeMap<>();
        other().ifPresent(text -> troubles.put(Concern.OTHER, text));
        long silent = now - state.lastMove(KAFKA);
        if (silent > patience.away()) {
            String why = state.trouble().kafka().map(words -> ": " + words).orElse("");
            troubles.put(Concern.KAFKA, "nothing is known of the pipeline for " + seconds(silent) + why);
            return troubles;
        }
        if (state.trouble().kafka().isPresent()) {
            return troubles;
        }
        stands(Concern.DETECT, state.extent().heartbeats(), "heartbeats", troubles);
        stands(Concern.CORRELATE, state.extent().observations(), "observations", troubles);
        stands(Concern.ESCALATE, 1, "outages", troubles);
        // A stage that stands still explains why nothing comes out.
        if (troubles.keySet().stream().noneMatch(Evidence::isStage)) {
            canary().ifPresent(text -> troubles.put(Concern.CANARY, text));
        }
        pages().ifPresent(text -> troubles.put(Concern.NOTIFY, text));
        return troubles;
    }

    /** Whether this has been seen well: that nothing speaks against it is not enough. */
    boolean well(Concern concern) {
        return switch (concern) {
            case KAFKA -> state.trouble().kafka().isEmpty();
            case OTHER -> state.trouble().other().isEmpty();
            case DETECT -> moves(concern, state.extent().heartbeats(), patience.still());
            case CORRELATE -> moves(concern, state.extent().observations(), patience.still());
            case ESCALATE -> moves(concern, 1, patience.still());
            case CANARY -> moves(concern, state.extent().heartbeats(), patience.canaryQuiet());
            case NOTIFY -> channels().stream().allMatch(name -> sinceThen(name, state.since(), patience.pagesWait()));
        };
    }

    private boolean moves(Concern concern, int partitions, long within) {
        long since = concern == Concern.CANARY ? Math.max(state.since(), state.lastMove(HALTED)) : state.since();
        for (int partition = 0; partition < partitions; partition++) {
            if (!sinceThen(moving(concern, partition), since, within)) {
                return false;
            }
        }
        return state.trouble().kafka().isEmpty();
    }

    private boolean sinceThen(String name, long since, long within) {
        WatchState.Sign sign = state.signs().get(name);
        return sign != null && sign.at() >= since && now - sign.at() <= within;
    }

    static boolean isStage(Concern concern) {
        return concern == Concern.DETECT || concern == Concern.CORRELATE || concern == Concern.ESCALATE;
    }

    private Optional<String> other() {
        return state.trouble()
                .other()
                .filter(words -> now - state.lastMove(OTHER) > patience.away())
                .map(words -> "the other watchdog has not been well for " + seconds(now - state.lastMove(OTHER)) + ": "
                        + words);
    }

    private void stands(Concern stage, int partitions, String topic, SortedMap<Concern, String> troubles) {
        List<Integer> still = new ArrayList<>();
        long longest = 0;
        for (int partition = 0; partition < partitions; partition++) {
            long quiet = now - state.lastMove(moving(stage, partition));
            if (quiet > patience.still()) {
                still.add(partition);
                longest = Math.max(longest, quiet);
            }
        }
        if (!still.isEmpty()) {
            troubles.put(
                    stage,
                    stage + " has not moved on in " + of(still, partitions) + " of " + topic + " for "
                            + seconds(longest));
        }
    }

    private Optional<String> canary() {
        List<Integer> quiet = new ArrayList<>();
        List<Integer> late = new ArrayList<>();
        long longest = 0;
        long latest = 0;
        for (int partition = 0; partition < state.extent().heartbeats(); partition++) {
            long since = Math.max(state.lastMove(moving(Concern.CANARY, partition)), state.lastMove(HALTED));
            long by = lateBy(partition);
            if (now - since > patience.canaryQuiet()) {
                quiet.add(partition);
                longest = Math.max(longest, now - since);
            } else if (by > patience.canaryLate()) {
                late.add(partition);
                latest = Math.max(latest, by);
            }
        }
        Optional<String> silent = quiet.isEmpty()
                ? Optional.empty()
                : Optional.of("no failure has come out as a page for " + seconds(longest) + " in "
                        + of(quiet, state.extent().heartbeats())
                        + " of heartbeats, though one happens there each minute: nobody would be paged");
        Optional<String> slow = late.isEmpty()
                ? Optional.empty()
                : Optional.of("the latest failure in " + of(late, state.extent().heartbeats())
                        + " of heartbeats came out as a page " + seconds(latest) + " late");
        String both = Stream.of(silent, slow).flatMap(Optional::stream).collect(Collectors.joining("; "));
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    /** How late its latest canary was; one that was due before a stage, or the sight of it, came back is late because of that. */
    private long lateBy(int partition) {
        WatchState.Sign late = state.signs().get(lateness(partition));
        return late == null || late.at() - late.value() <= state.lastMove(HALTED) ? 0 : late.value();
    }

    private Optional<String> pages() {
        List<String> waiting = channels().stream()
                .filter(name -> now - state.lastMove(name) > patience.pagesWait())
                .map(name -> name.substring(handed("").length()))
                .toList();
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of("pages by " + String.join(", ", waiting) + " have waited for more than "
                        + seconds(patience.pagesWait()) + ", and their notifier does not move on");
    }

    private List<String> channels() {
        String prefix = handed("");
        return state.signs().tailMap(prefix).keySet().stream()
                .takeWhile(name -> name.startsWith(prefix))
                .toList();
    }

    private static String of(List<Integer> some, int all) {
        if (all == 1) {
            return "the one partition";
        }
        String which = some.size() == all
                ? "any of the " + all + " partitions"
                : "partition" + (some.size() > 1 ? "s " : " ")
                        + some.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return which;
    }

    private static String seconds(long millis) {
        return millis / 1_000 + " s";
    }
}
