package varde.core.correlate;

import java.util.Optional;

/** What happens to an outage. */
sealed interface OutageEvent {

    /** What is remembered after it. */
    OutageLife after(OutageLife life);

    /** The record to tell, if this is told. */
    default Optional<Outage> told() {
        return Optional.empty();
    }

    /**
     * It is told.
     *
     * @param outage as it is told
     * @param reopenUntil log time until which it may be reopened; 0 while it is open
     */
    record Told(Outage outage, long reopenUntil) implements OutageEvent {

        @Override
        public Optional<Outage> told() {
            return Optional.of(outage);
        }

        @Override
        public OutageLife after(OutageLife life) {
            return new OutageLife(Optional.of(outage), reopenUntil, false, life.quarantined());
        }
    }

    /** Something about it is to be told later. */
    record Stirred() implements OutageEvent {

        @Override
        public OutageLife after(OutageLife life) {
            return new OutageLife(life.told(), life.reopenUntil(), true, life.quarantined());
        }
    }

    /** Nothing that was to be told is left. */
    record Settled() implements OutageEvent {

        @Override
        public OutageLife after(OutageLife life) {
            return new OutageLife(life.told(), life.reopenUntil(), false, life.quarantined());
        }
    }

    /** It is left alone from now on. */
    record Quarantined() implements OutageEvent {

        @Override
        public OutageLife after(OutageLife life) {
            return new OutageLife(life.told(), life.reopenUntil(), false, true);
        }
    }
}
