package varde.core.landscape;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Single points of failure: components each of which, failing alone, takes down an application or a place that people work
 * at. What redundancy there is, is taken into account. Those that are connections are bridges.
 */
public final class SinglePoints {

    private static final String APPLICATION = "application";
    private static final Set<String> PLACES = Set.of("site", "hospital");
    private static final Set<String> CONNECTIONS = Set.of("link", "trench", "path", "access", "wan");

    /** The worst come first: those that take down the most critical, then the most. */
    private static final Comparator<Point> WORST_FIRST = Comparator.comparing(Point::criticality)
            .thenComparing(Comparator.comparingInt((Point point) -> point.applications() + point.places())
                    .reversed())
            .thenComparing(Point::component);

    /**
     * One single point.
     *
     * @param component its id
     * @param name its name
     * @param kind its kind
     * @param criticality the highest of what would go down
     * @param applications how many applications would go down
     * @param places how many sites and hospitals would go down
     */
    public record Point(
            String component, String name, String kind, Criticality criticality, int applications, int places) {

        /** Whether it is a connection. */
        public boolean bridge() {
            return CONNECTIONS.contains(kind);
        }
    }

    private final Landscape landscape;
    private final Needs needs;
    private final Falling falling;
    private final BitSet leads = new BitSet();

    private SinglePoints(Landscape landscape) {
        this.landscape = landscape;
        this.needs = landscape.needs();
        this.falling = new Falling(landscape);
        for (int node = 0; node < landscape.size(); node++) {
            if (matters(node)) {
                markBelow(node);
            }
        }
    }

    /** All single points of a landscape, the worst first. */
    public static List<Point> of(Landscape landscape) {
        return new SinglePoints(landscape).all();
    }

    private boolean matters(int node) {
        String kind = landscape.declaration(node).kind();
        return kind.equals(APPLICATION) || PLACES.contains(kind);
    }

    /** Marks a node and all that it needs, however indirectly: nothing else can take down what matters. */
    private void markBelow(int start) {
        List<Integer> waiting = new ArrayList<>();
        if (!leads.get(start)) {
            leads.set(start);
            waiting.add(start);
        }
        while (!waiting.isEmpty()) {
            int node = waiting.remove(waiting.size() - 1);
            for (int group = needs.firstGroup(node); group < needs.endOfGroups(node); group++) {
                for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
                    int member = needs.member(place);
                    if (!leads.get(member)) {
                        leads.set(member);
                        waiting.add(member);
                    }
                }
            }
        }
    }

    private List<Point> all() {
        List<Point> points = new ArrayList<>();
        for (int node = leads.nextSetBit(0); node >= 0; node = leads.nextSetBit(node + 1)) {
            Point point = point(node);
            if (point.applications() + point.places() > 0) {
                points.add(point);
            }
        }
        points.sort(WORST_FIRST);
        return points;
    }

    private Point point(int node) {
        int applications = 0;
        int places = 0;
        Criticality worst = Criticality.LOW;
        for (int fallen : falling.with(node, Integer.MAX_VALUE, leads::get)) {
            if (fallen == node || !matters(fallen)) {
                continue;
            }
            Component declaration = landscape.declaration(fallen);
            if (declaration.kind().equals(APPLICATION)) {
                applications++;
            } else {
                places++;
            }
            worst = declaration.criticality().compareTo(worst) < 0 ? declaration.criticality() : worst;
        }
        String kind = landscape.declaration(node).kind();
        return new Point(landscape.id(node), landscape.name(node), kind, worst, applications, places);
    }
}
