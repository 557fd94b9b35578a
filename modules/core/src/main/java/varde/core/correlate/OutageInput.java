package varde.core.correlate;

import java.util.List;
import varde.core.stage.Reason;

/** What an outage reacts to. */
sealed interface OutageInput {

    /** What is decided on each sort of input. */
    interface Cases<T> {

        /** On a broken root. */
        T broke(Broke input);

        /** On a stir. */
        T stirred();

        /** On a look. */
        T looked(Looked input);

        /** On a deeper cause. */
        T deepened(Deepened input);

        /** On another outage that explains it. */
        T takenOver(TakenOver input);

        /** On its end. */
        T ended(Ended input);

        /** On a failure to decide. */
        T failed(Failed input);
    }

    /** Decides by the sort of input. */
    <T> T each(Cases<T> cases);

    /**
     * Its root has proved to be broken.
     *
     * @param id its identity, if it is new
     * @param number its short number, if it is new
     * @param picture how it looks
     * @param held how long it was held, in milliseconds
     */
    record Broke(String id, int number, Picture picture, long held) implements OutageInput {

        @Override
        public <T> T each(Cases<T> cases) {
            return cases.broke(this);
        }
    }

    /** Something about it has changed, nothing that could not wait. */
    record Stirred() implements OutageInput {

        @Override
        public <T> T each(Cases<T> cases) {
            return cases.stirred();
        }
    }

    /** It looks like this now. */
    record Looked(Picture picture) implements OutageInput {

        @Override
        public <T> T each(Cases<T> cases) {
            return cases.looked(this);
        }
    }

    /** A deeper cause explains its root, and it is the oldest outage that this cause explains. */
    record Deepened(Picture picture) implements OutageInput {

        @Override
        public <T> T each(Cases<T> cases) {
            return cases.deepened(this);
        }
    }

    /**
     * Another outage explains its root.
     *
     * @param id that outage's identity
     * @param number its short number
     * @param cause the cause that explains both
     * @param rememberFor how long it is remembered where its members went, in milliseconds
     */
    record TakenOver(String id, int number, String cause, long rememberFor) implements OutageInput {

        @Override
        public <T> T each(Cases<T> cases) {
            return cases.takenOver(this);
        }
    }

    /**
     * It is over.
     *
     * @param why why
     * @param reopenWithin how long it may be reopened, in milliseconds
     */
    record Ended(List<Reason> why, long reopenWithin) implements OutageInput {

        @Override
        public <T> T each(Cases<T> cases) {
            return cases.ended(this);
        }
    }

    /** Deciding about it has failed. */
    record Failed(String why) implements OutageInput {

        @Override
        public <T> T each(Cases<T> cases) {
            return cases.failed(this);
        }
    }
}
