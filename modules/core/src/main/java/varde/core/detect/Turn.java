package varde.core.detect;

import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.time.Now;

/** One decision in the making. */
final class Turn {

    private final Place place;
    private final Now now;
    private final Outcome<DetectRow, Observation> outcome = new Outcome<>();
    /** Whether a row has been kept that carries this moment. */
    private boolean carried;

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

    boolean carried() {
        return carried;
    }

    void say(Observation observation) {
        outcome.say(observation);
    }

    void keep(DetectRow row) {
        outcome.keep(row);
    }

    /** Keeps what has just been seen. */
    void keepSight(Track track) {
        outcome.keep(track.row());
        carried = true;
    }
}
