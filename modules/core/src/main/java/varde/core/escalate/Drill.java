package varde.core.escalate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.correlate.Explanation;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.landscape.State;
import varde.core.oncall.Team;
import varde.core.page.PageEvent;
import varde.core.route.Route;
import varde.core.stage.Reason;

/**
 * A test of a team's whole way of being paged: everybody whom its steps name at this moment gets a page that is marked as a
 * test, over the same topics, notifiers and receipts as any other. A drill is no outage: it is in no topic of outages and
 * in no statistics, and it ends by itself.
 */
public final class Drill {

    /** What the identities of drills begin with. */
    public static final String PREFIX = "drill/";

    /** The numbers of drills are higher than this; those of outages are lower. */
    public static final int NUMBERS_ABOVE = 900_000;

    /** How long a drill lasts, in milliseconds. */
    static final long LASTS = 600_000;

    private static final String LABEL = "drill";
    private static final int MOST = 90_000;

    private Drill() {}

    /** Whether these are the labels of a drill. */
    static boolean is(Map<String, String> labels) {
        return "true".equals(labels.get(LABEL));
    }

    /**
     * The make-believe outage of a drill, as everybody may show it.
     *
     * @param id its identity
     * @param number its number
     * @param team id of the team that is tried out
     * @param at log time, in milliseconds
     */
    public static Outage outage(String id, int number, String team, long at) {
        return new Outage(
                id,
                number,
                1,
                Outage.Change.OPENED,
                Outage.Status.OPEN,
                "main",
                LABEL,
                team,
                LABEL,
                State.DOWN,
                Severity.CRITICAL,
                new TreeMap<>(Map.of(LABEL, "true", "kind", LABEL, "component", LABEL)),
                List.of(new Route.Destination(team, LABEL)),
                at,
                at,
                at,
                Optional.empty(),
                0,
                new Outage.Counts(0, 0, new TreeMap<>(), new TreeMap<>()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(new Reason(LABEL, "Somebody tries out how " + team + " is paged.")),
                Explanation.NONE);
    }

    /** Begins a drill. */
    static Optional<String> begin(Desk desk, Staff staff, String team, String who) {
        if (staff.team(team).isEmpty()) {
            return Optional.of("the configuration knows no team " + team + "; nobody was paged");
        }
        int count = desk.book().moments().count(Moments.DRILLS, "") + 1;
        desk.remember(new EscalateRow.MomentRow(Moments.DRILLS, "", desk.at(), count));
        Outage outage = outage(PREFIX + desk.identity(), NUMBERS_ABOVE + count % MOST, team, desk.at());
        desk.book().put(outage);
        desk.outcome().keep(new EscalateRow.OutageSeenRow(outage));
        desk.meet(staff, outage.id(), team, new EscalationInput.Drilled(outage, team, who));
        return Optional.empty();
    }

    /** Pages everybody whom the team's steps name now. */
    static void page(Deciding deciding, EscalationInput.Drilled input) {
        deciding.happens(new EscalationEvent.Restarted(PageEvent.DRILL, deciding.at(), true));
        deciding.because(LABEL, input.who() + " tries out how " + input.team() + " is paged.");
        Team team = deciding.staff().team(input.team()).orElseThrow();
        for (Team.Step step : team.steps()) {
            for (Reach.Callee callee : new Reach(deciding).callees(input.team(), step.page())) {
                boolean paged = deciding.course().turns().stream()
                        .anyMatch(turn -> turn.person().equals(callee.person()));
                if (!paged) {
                    int place = Turn.CALLED - deciding.course().calls();
                    deciding.happens(new EscalationEvent.CallMade());
                    new Calling(deciding).begin(callee, input.team(), place, 0);
                }
            }
        }
        deciding.happens(new EscalationEvent.Awaited(deciding.course().next(), deciding.at() + LASTS));
    }
}
