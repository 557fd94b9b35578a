package varde.app.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import varde.app.log.LogReader;

/**
 * Whether a role is alive and ready. What is not alive should be started again; what is not ready does not do its work now, and
 * says why. A process that runs proves nothing.
 */
public interface Health {

    /** How long whoever follows the log may hear nothing. */
    long QUIET_SECONDS = 30;

    /** Why it should be started again, if it should. */
    Optional<String> notAlive();

    /** Why it does not do its work now, if it does not. */
    Optional<String> notReady();

    /** A role that is alive as long as its process is, and ready when nothing speaks against it. */
    static Health of(Supplier<Optional<String>> notReady) {
        return of(Optional::empty, notReady);
    }

    /** A role of which both are known; what is not alive is not ready either. */
    static Health of(Supplier<Optional<String>> notAlive, Supplier<Optional<String>> notReady) {
        return new Health() {
            @Override
            public Optional<String> notAlive() {
                return notAlive.get();
            }

            @Override
            public Optional<String> notReady() {
                return notAlive.get().or(notReady);
            }
        };
    }

    /**
     * Whoever follows the log: reads, has read what there was, and hears something at least every half a minute. Pulses and
     * marks come each second to what stages write and read, so silence means that it is cut off, or nobody is at work.
     *
     * @param who for the reasons
     */
    static Health of(String who, LogReader reader) {
        return of(() -> reader.alive() ? Optional.empty() : Optional.of(who + " no longer reads the log"), () -> {
            long quiet = reader.quietFor().toSeconds();
            if (quiet > QUIET_SECONDS) {
                return Optional.of(who + " has read nothing of the log for " + quiet + " s");
            }
            return reader.caughtUp() ? Optional.empty() : Optional.of(who + " has not read the log to its end yet");
        });
    }

    /** Several in one process: what is wrong with any is wrong with all, and all of it is said. */
    static Health all(List<Health> parts) {
        return new Health() {
            @Override
            public Optional<String> notAlive() {
                return joined(parts.stream().map(Health::notAlive).toList());
            }

            @Override
            public Optional<String> notReady() {
                return joined(parts.stream().map(Health::notReady).toList());
            }
        };
    }

    private static Optional<String> joined(List<Optional<String>> all) {
        List<String> reasons = new ArrayList<>();
        all.forEach(one -> one.ifPresent(reasons::add));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }
}
