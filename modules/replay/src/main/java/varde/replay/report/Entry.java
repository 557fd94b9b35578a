package varde.replay.report;

import java.util.List;
import varde.core.stage.Reason;

/**
 * One decision, or one word of a person.
 *
 * @param at log time, in milliseconds since the epoch
 * @param who the stage or the person
 * @param what what was decided or said, in a few words
 * @param reasons those that were not given before
 */
public record Entry(long at, String who, String what, List<Reason> reasons) {

    public Entry {
        reasons = List.copyOf(reasons);
    }
}
