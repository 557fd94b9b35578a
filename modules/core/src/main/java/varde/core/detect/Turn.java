package varde.core.detect;

import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.time.Now;

/** One decision in the making. */
final class Turn {

    private final Place place;
    private final Now now;
    private final Outcome<DetectRow, Observation> outcome = new Outcome<>();

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

    Outcome<DetectRow, Observation> outcome() {
        return outcome;
    }

    void say(Observation observation) {
        outcome.say(observation);
    }

    void keep(DetectRow row) {
        outcome.keep(row);
    }

    /** Keeps a row that carries this moment. */
    void keepWithMoment(DetectRow row) {
        outcome.keepWithMoment(row);
    }
}
