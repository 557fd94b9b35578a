package varde.core.correlate;

import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.time.Now;

/** One decision in the making: where and when it is made, and what comes of it. */
final class Turn {

    private final Place place;
    private final Now now;
    private final Outcome<CorrelateRow, CorrelateOutput> outcome = new Outcome<>();
    private int born;

    Turn(Place place, Now now) {
        this.place = place;
        this.now = now;
    }

    Place place() {
        return place;
    }

    Now now() {
        return now;
    }

    Outcome<CorrelateRow, CorrelateOutput> outcome() {
        return outcome;
    }

    /** The identity of the next outage that this record brings about. */
    String identity() {
        return place.identity(born++);
    }

    void keep(CorrelateRow row) {
        outcome.keep(row);
    }

    void forget(String store, String key) {
        outcome.forget(store, key);
    }

    void say(CorrelateOutput output) {
        outcome.say(output);
    }
}
