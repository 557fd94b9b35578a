package varde.replay.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import varde.core.correlate.Outage;
import varde.core.landscape.Component;
import varde.core.landscape.Fleets;
import varde.core.landscape.Need;
import varde.replay.story.OutageTale;
import varde.replay.story.Story;

/** The picture of what the cause needs and of what needs the cause, two steps far. */
final class Graph {

    private static final int MOST = 9;
    private static final int BOX_WIDTH = 210;
    private static final int BOX = 30;
    private static final int GAP = 10;
    private static final int COLUMN = 260;

    private final Map<String, Component> known = new HashMap<>();
    private final List<Component> fleets = new ArrayList<>();
    private final Set<String> hit;
    private final String root;

    private Graph(OutageTale tale, Story story) {
        for (Component component : story.landscape().components()) {
            if (Fleets.range(component.id()).isPresent()) {
                fleets.add(component);
            } else {
                known.put(component.id(), component);
            }
        }
        this.root = tale.last().root();
        this.hit = tale.revisions().stream()
                .flatMap(revision -> revision.said().weightiest().stream())
                .map(Outage.Hit::component)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The picture; empty if the landscape says nothing about the root. */
    static Optional<String> of(OutageTale tale, Story story) {
        Graph graph = new Graph(tale, story);
        return graph.draw(tale.last().number());
    }

    private Optional<Component> component(String id) {
        Component found = known.get(id);
        return found != null
                ? Optional.of(found)
                : fleets.stream()
                        .filter(fleet -> Fleets.contains(fleet.id(), id))
                        .findFirst();
    }

    private List<String> needs(String id) {
        return component(id).stream()
                .flatMap(component -> component.needs().stream())
                .flatMap(need -> need.of().stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Those of the hit that need one of these, the others after them. */
    private List<String> users(List<String> of, Set<String> placed) {
        List<String> users = new ArrayList<>();
        List<String> candidates = new ArrayList<>(hit);
        known.keySet().stream().sorted().forEach(candidates::add);
        for (String candidate : candidates) {
            boolean uses = !placed.contains(candidate)
                    && !users.contains(candidate)
                    && component(candidate).stream()
                            .flatMap(component -> component.needs().stream())
                            .anyMatch(need -> need.of().stream().anyMatch(of::contains));
            if (uses) {
                users.add(candidate);
            }
        }
        return users;
    }

    private Optional<String> draw(int number) {
        Set<String> placed = new LinkedHashSet<>(needs(root));
        List<List<String>> columns = new ArrayList<>();
        columns.add(new ArrayList<>(placed));
        columns.add(List.of(root));
        placed.add(root);
        for (int step = 0; step < 2; step++) {
            List<String> users = users(columns.get(columns.size() - 1), placed);
            placed.addAll(users);
            columns.add(users);
        }
        columns.removeIf(List::isEmpty);
        if (columns.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(draw(columns, number));
    }

    private String draw(List<List<String>> columns, int number) {
        int rows = columns.stream()
                .mapToInt(column -> Math.min(column.size(), MOST + 1))
                .max()
                .orElse(1);
        int height = rows * (BOX + GAP) + 26;
        Svg svg = Svg.begin(
                columns.size() * COLUMN - (COLUMN - BOX_WIDTH) + 4, height, "Around the cause of outage " + number);
        Map<String, double[]> places = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            place(columns.get(column), column, height, places);
        }
        places.keySet().stream().sorted().forEach(user -> links(svg, user, places));
        for (int column = 0; column < columns.size(); column++) {
            boxes(svg, columns.get(column), places, column);
        }
        return svg.end();
    }

    private static void place(List<String> ids, int column, int height, Map<String, double[]> places) {
        int shown = Math.min(ids.size(), MOST);
        int rows = shown + (ids.size() > MOST ? 1 : 0);
        double y = 22 + (height - 26 - rows * (BOX + GAP)) / 2.0;
        for (int i = 0; i < shown; i++) {
            places.put(ids.get(i), new double[] {column * COLUMN + 2.0, y + i * (BOX + GAP)});
        }
    }

    private void links(Svg svg, String user, Map<String, double[]> places) {
        double[] from = places.getOrDefault(user, new double[2]);
        for (Need need : component(user).map(Component::needs).orElse(List.of())) {
            boolean choice = need.of().size() > need.atLeast();
            for (String needed : need.of()) {
                double[] to = places.get(needed);
                if (to != null && to[0] < from[0]) {
                    double x1 = to[0] + BOX_WIDTH;
                    double middle = (x1 + from[0]) / 2;
                    svg.path(
                            "M" + Svg.number(x1) + " " + Svg.number(to[1] + BOX / 2.0) + "C" + Svg.number(middle) + " "
                                    + Svg.number(to[1] + BOX / 2.0) + " " + Svg.number(middle) + " "
                                    + Svg.number(from[1] + BOX / 2.0) + " " + Svg.number(from[0]) + " "
                                    + Svg.number(from[1] + BOX / 2.0),
                            choice ? "link choice" : "link");
                }
            }
        }
    }

    private void boxes(Svg svg, List<String> ids, Map<String, double[]> places, int column) {
        double y = 22;
        for (String id : ids) {
            double[] at = places.get(id);
            if (at != null) {
                String style = id.equals(root) ? "node cause" : hit.contains(id) ? "node hit" : "node";
                svg.rect(
                        new Svg.Box(at[0], at[1], BOX_WIDTH, BOX),
                        style,
                        component(id).map(Component::name).orElse(id));
                svg.text(at[0] + 10, at[1] + 19, "node-text", Mark.cut(id, 28));
                y = at[1] + BOX + GAP;
            }
        }
        if (ids.size() > MOST) {
            svg.text(column * COLUMN + 12.0, y + 19, "lane", "and " + (ids.size() - MOST) + " more");
        }
    }
}
