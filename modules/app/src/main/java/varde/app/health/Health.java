package varde.app.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.streams.StageApplication;
import varde.streams.StageFigures;

/**
 * Whether a role is alive and ready. Alive is what a restart would not make better; a stage whose thread runs but which
 * reads nothing is not. Ready is what does its work now.
 */
public interface Health {

    /** Reading nothing for so long, in milliseconds, a stage is not alive: ten times and more what lies between pulses. */
    long STILL = 60_000;

    /** And is not ready after so long. */
    long LATE = 10_000;

    /** Why it is not alive, if it is not. */
    Optional<String> notAlive();

    /** Why it is not ready, if it is not. */
    Optional<String> notReady();

    /** A role that is alive and ready as long as its process is. */
    static Health ofProcess() {
        return of(Optional::empty);
    }

    /** A role that is alive as long as its process is, and ready when nothing speaks against it. */
    static Health of(java.util.function.Supplier<Optional<String>> notReady) {
        return new Health() {
            @Override
            public Optional<String> notAlive() {
                return Optional.empty();
            }

            @Override
            public Optional<String> notReady() {
                return notReady.get();
            }
        };
    }

    /** A stage. */
    static Health of(StageApplication stage) {
        return of(new Watched(stage.name(), stage::failure, stage::running, stage.figures()));
    }

    /**
     * What is to be known of a stage.
     *
     * @param name its name
     * @param failure why it stopped for good, if it did
     * @param running whether all its tasks have their state
     * @param figures how far it is
     */
    record Watched(
            String name,
            java.util.function.Supplier<Optional<String>> failure,
            java.util.function.BooleanSupplier running,
            StageFigures figures) {}

    /** A stage of which this is known. */
    static Health of(Watched stage) {
        return new Health() {
            @Override
            public Optional<String> notAlive() {
                return stage.failure().get().or(() -> standsStill(STILL));
            }

            @Override
            public Optional<String> notReady() {
                if (!stage.running().getAsBoolean()) {
                    return Optional.of(stage.name() + " does not have all its state yet");
                }
                return notAlive().or(() -> standsStill(LATE));
            }

            private Optional<String> standsStill(long most) {
                long still = stage.figures().stillFor();
                return still > most
                        ? Optional.of(stage.name() + " has read nothing for " + still / 1_000
                                + " s, though pulses come each second")
                        : Optional.empty();
            }
        };
    }

    /** Several in one process: what is wrong with any is wrong with all. */
    static Health all(List<Health> parts) {
        return new Health() {
            @Override
            public Optional<String> notAlive() {
                return first(parts.stream().map(Health::notAlive).toList());
            }

            @Override
            public Optional<String> notReady() {
                return first(parts.stream().map(Health::notReady).toList());
            }

            private Optional<String> first(List<Optional<String>> all) {
                List<String> reasons = new ArrayList<>();
                all.forEach(one -> one.ifPresent(reasons::add));
                return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
            }
        };
    }
}
