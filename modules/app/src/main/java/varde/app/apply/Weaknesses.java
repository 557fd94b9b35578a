package varde.app.apply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import varde.app.Output;
import varde.config.Configuration;
import varde.core.landscape.InvalidLandscapeException;
import varde.core.landscape.Landscape;
import varde.core.landscape.SinglePoints;

/** Tells what a landscape cannot do without: single points of failure, and which of them are bridges. */
final class Weaknesses {

    private static final int MOST_NAMED = 5;

    private final List<SinglePoints.Point> points;

    private Weaknesses(List<SinglePoints.Point> points) {
        this.points = points;
    }

    /** Those of a configuration without errors. */
    static Weaknesses of(Configuration configuration) {
        try {
            return new Weaknesses(SinglePoints.of(Landscape.of(configuration.components())));
        } catch (InvalidLandscapeException onlyWithAgents) {
            // What needs an agent that is only listed among the agents is known to CORRELATE, which adds those.
            return new Weaknesses(List.of());
        }
    }

    /** Tells how many there are and the worst, or all; nothing if there are none. */
    void tell(boolean all, Output output) {
        if (points.isEmpty()) {
            return;
        }
        long bridges = points.stream().filter(SinglePoints.Point::bridge).count();
        output.remark("warning: " + points.size()
                + (points.size() == 1 ? " single point of failure" : " single points of failure") + ", "
                + bridges + " of them " + (bridges == 1 ? "a bridge" : "bridges")
                + ": each of these alone takes an application or a site down");
        points.stream().limit(all ? points.size() : MOST_NAMED).forEach(point -> tell(point, output));
        if (!all && points.size() > MOST_NAMED) {
            output.remark("  and " + (points.size() - MOST_NAMED) + " more; --all lists them");
        }
    }

    private static void tell(SinglePoints.Point point, Output output) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", "warning");
        fields.put("single_point", point.component());
        fields.put("kind", point.kind());
        fields.put("bridge", point.bridge());
        fields.put("criticality", point.criticality().name().toLowerCase(Locale.ROOT));
        fields.put("applications", point.applications());
        fields.put("sites", point.places());
        output.say(
                fields,
                "  " + point.component() + ", " + point.name() + (point.bridge() ? " (bridge)" : "") + ": "
                        + counted(point.applications(), "application") + " and " + counted(point.places(), "site")
                        + ", the most critical of them "
                        + point.criticality().name().toLowerCase(Locale.ROOT));
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
