package varde.app.health;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import varde.streams.StageApplication;
import varde.streams.StageFigures;

/**
 * Whether a stage is alive and ready. A stage whose threads run but which reads nothing is not: pulses come to its main input
 * each second at least, whatever else is quiet.
 *
 * @param name its name
 * @param failure why it stopped for good, if it did
 * @param running whether all its tasks have their state
 * @param deadThreads how many of its threads do not live, though they should
 * @param figures how far it is
 */
public record StageHealth(
        String name,
        Supplier<Optional<String>> failure,
        BooleanSupplier running,
        IntSupplier deadThreads,
        StageFigures figures)
        implements Health {

    /** Having read nothing for so long, in milliseconds, a stage should be started again. */
    static final long STILL = 60_000;

    /** And after so long it is no longer ready; nor is one that is further behind than its marks may be old. */
    static final long LATE = 10_000;

    /** So far behind, in milliseconds, others hold it for blind. */
    static final long BEHIND = 30_000;

    /** Of a stage at work. */
    public static StageHealth of(StageApplication stage) {
        return new StageHealth(stage.name(), stage::failure, stage::running, stage::deadThreads, stage.figures());
    }

    @Override
    public Optional<String> notAlive() {
        return failure.get().or(() -> standsStill(STILL));
    }

    @Override
    public Optional<String> notReady() {
        return notAlive()
                .or(this::threads)
                .or(this::state)
                .or(() -> standsStill(LATE))
                .or(this::behind)
                .or(this::blind);
    }

    private Optional<String> threads() {
        int dead = deadThreads.getAsInt();
        return dead == 0 ? Optional.empty() : Optional.of(name + " lacks " + dead + " of its threads");
    }

    private Optional<String> state() {
        return running.getAsBoolean() ? Optional.empty() : Optional.of(name + " does not have all its state yet");
    }

    private Optional<String> standsStill(long most) {
        return longest(figures.still(), most)
                .map(worst -> name + " has read nothing of partition " + worst.getKey() + " for "
                        + worst.getValue() / 1_000 + " s, though a pulse comes each second");
    }

    private Optional<String> behind() {
        return longest(figures.lag(), BEHIND)
                .map(worst -> name + " is " + worst.getValue() / 1_000 + " s behind in partition " + worst.getKey());
    }

    /** What was not measured is not judged: DETECT after a gap, the others while marks of the stage before are old. */
    private Optional<String> blind() {
        Optional<String> gap = longest(figures.core("blind_left_ms"), 0)
                .map(worst -> name + " judges no silence in partition " + worst.getKey() + " for another "
                        + (worst.getValue() + 999) / 1_000 + " s: there was a gap in the log");
        return gap.or(() -> longest(figures.core("blind_partitions"), 0)
                .map(worst -> name + " is blind in " + worst.getValue()
                        + " partitions: the marks of the stage before are old"));
    }

    private static Optional<Map.Entry<Integer, Long>> longest(SortedMap<Integer, Long> all, long most) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Collections.max(all.entrySet(), Map.Entry.comparingByValue()))
                        .filter(worst -> worst.getValue() > most);
    }
}
