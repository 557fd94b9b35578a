package varde.app.embedded;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a running {@code varde up} can be reached; kept in {@code up.json} of its data folder.
 *
 * @param pid the process that answers at these addresses
 * @param started when the operating system started that process, in milliseconds since 1970, 0 when it does not tell;
 *     it tells the process from a later one that got the same number
 * @param bootstrap the broker, {@code host:port}
 * @param registry the schema registry's Confluent API, a URL without a slash at its end
 * @param wall the wall, a URL without a slash at its end; empty when there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Running(long pid, long started, String bootstrap, String registry, String wall) {

    /**
     * This very process at the given addresses.
     *
     * @param bootstrap the broker, {@code host:port}
     * @param registry the schema registry's Confluent API
     * @param wall the wall, or the empty string
     */
    public static Running here(String bootstrap, String registry, String wall) {
        ProcessHandle self = ProcessHandle.current();
        return new Running(self.pid(), startOf(self), bootstrap, registry, wall);
    }

    /** True while the process that wrote this is alive: a kill -9 leaves the file behind. */
    boolean alive() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isPresent() && process.get().isAlive() && startOf(process.get()) == started;
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
