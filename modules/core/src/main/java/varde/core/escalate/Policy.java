package varde.core.escalate;

import java.util.List;
import varde.core.oncall.Team;

/**
 * The steps of an escalation as they were when it began; a later configuration does not change them. Who is on call is
 * not part of it: that is found when a page is made.
 *
 * @param steps the team's own, by rising delay; never empty
 * @param repeat how often they are gone through again before the last resort is asked
 * @param lastTeam id of the team of last resort, the routing tree's root; the team itself when it is the root
 * @param lastSteps the steps of that team; empty when there is no other team to turn to
 */
public record Policy(List<Team.Step> steps, int repeat, String lastTeam, List<Team.Step> lastSteps) {

    public Policy {
        steps = List.copyOf(steps);
        lastSteps = List.copyOf(lastSteps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("an escalation without a step would end in silence");
        }
    }
}
