package varde.core.watchdog;

/** What happens to a watch. */
public sealed interface WatchEvent {

    /** When, by the watchdog's clock. */
    long at();

    /** A case for each. */
    interface Cases<T> {

        /** See {@link Noted}. */
        T noted(Noted event);

        /** See {@link Said}. */
        T said(Said event);

        /** See {@link Calmed}. */
        T calmed(Calmed event);

        /** See {@link Returned}. */
        T returned(Returned event);

        /** See {@link Over}. */
        T over(Over event);
    }

    /** Dispatches on the case. */
    <T> T each(Cases<T> cases);

    /** Something was seen; nothing is said of it. */
    record Noted(WatchInput what, long at) implements WatchEvent {
        @Override
        public <T> T each(Cases<T> cases) {
            return cases.noted(this);
        }
    }

    /**
     * A trouble is told: for the first time, or because it has lasted so long.
     *
     * @param again whether it was told before
     * @param text for people
     */
    record Said(Concern concern, boolean again, String text, long at) implements WatchEvent {
        @Override
        public <T> T each(Cases<T> cases) {
            return cases.said(this);
        }
    }

    /** A trouble is not there for the moment; whether it is over is not known yet. */
    record Calmed(Concern concern, long at) implements WatchEvent {
        @Override
        public <T> T each(Cases<T> cases) {
            return cases.calmed(this);
        }
    }

    /** It is there again, so it was not over. */
    record Returned(Concern concern, long at) implements WatchEvent {
        @Override
        public <T> T each(Cases<T> cases) {
            return cases.returned(this);
        }
    }

    /**
     * A trouble is over, which is told.
     *
     * @param text for people
     */
    record Over(Concern concern, String text, long at) implements WatchEvent {
        @Override
        public <T> T each(Cases<T> cases) {
            return cases.over(this);
        }
    }
}
