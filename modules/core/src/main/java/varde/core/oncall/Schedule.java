package varde.core.oncall;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Who is on call when.
 *
 * @param id unique within its team, such as {@code primary}
 * @param layers a later layer wins where it applies
 * @param overrides exceptions
 */
public record Schedule(String id, List<Layer> layers, List<Override> overrides) {

    public Schedule {
        layers = List.copyOf(layers);
        overrides = List.copyOf(overrides);
    }

    /** How often a layer hands off. */
    public enum Rotation {
        /** By local clock hours. */
        HOURLY(ChronoUnit.HOURS),
        /** By days, at the clock time of the start. */
        DAILY(ChronoUnit.DAYS),
        /** By weeks. */
        WEEKLY(ChronoUnit.WEEKS),
        /** By months; a day that a month lacks becomes its last. */
        MONTHLY(ChronoUnit.MONTHS);

        private final ChronoUnit unit;

        Rotation(ChronoUnit unit) {
            this.unit = unit;
        }

        /** The unit of local time that turns are counted in. */
        public ChronoUnit unit() {
            return unit;
        }
    }

    /**
     * People taking turns.
     *
     * @param rotation how often they hand off
     * @param every each so many, 1 or more
     * @param start local time of the first turn's begin
     * @param people in order; never empty
     * @param only applies only within these; empty: always
     */
    public record Layer(
            Rotation rotation, int every, LocalDateTime start, List<String> people, List<ClockWindow> only) {

        public Layer {
            people = List.copyOf(people);
            only = List.copyOf(only);
        }
    }

    /**
     * An exception: person and replaces: replaces; person alone: adds; replaces alone: removes.
     *
     * @param person who comes
     * @param replaces who goes
     * @param from local begin, included
     * @param to local end, excluded
     */
    public record Override(Optional<String> person, Optional<String> replaces, LocalDateTime from, LocalDateTime to) {}
}
