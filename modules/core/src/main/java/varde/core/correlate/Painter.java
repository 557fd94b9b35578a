package varde.core.correlate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.State;
import varde.core.route.Route;
import varde.core.stage.Reason;

/** Draws how an outage looks now. However much it hits, the picture stays small. */
final class Painter {

    /** The rules whose reasons each picture gives anew. */
    static final Set<String> RULES =
            Set.of("root", "severity", "route", "unconfirmed", "candidates", "redundancy", "flapping");

    private static final int MOST_LISTED = 50;
    private static final int MOST_LABELS = 30;
    private static final int LONGEST_TEXT = 120;

    private final Scene scene;
    private final Landscape landscape;
    private final Explaining explaining;

    Painter(Scene scene) {
        this.scene = scene;
        this.explaining = new Explaining(scene);
        this.landscape = scene.landscape();
    }

    /**
     * Draws an outage with this root.
     *
     * @param known the outage
     * @param toll what it hits
     * @param root the node of its root
     */
    Picture paint(OutageCase known, Toll toll, int root) {
        Component component = landscape.component(root);
        boolean standing = scene.trouble().level(root) > Trouble.WELL;
        Optional<Outage> before = known.life.told().filter(outage -> !standing);
        boolean damped = scene.flaps().isDamped(component.id());
        Severity severity = before.map(Outage::severity).orElseGet(() -> severity(known, toll, root));
        Explanation explanation = explaining.of(root, toll);
        SortedMap<String, String> labels =
                before.map(Outage::labels).orElseGet(() -> labels(component, severity, toll));
        List<Route.Destination> destinations = before.map(Outage::destinations)
                .orElseGet(() -> scene.configuration().route().destinations(labels));
        return new Picture(
                component.domain(),
                component.id(),
                cut(component.name()),
                component.kind(),
                toll.anyDown() && !damped ? State.DOWN : State.DEGRADED,
                severity,
                labels,
                destinations,
                before.map(Outage::brokeAt).orElse(scene.trouble().brokeAt(root)),
                counts(known, toll),
                weightiest(toll, root),
                applications(toll),
                notConfirmed(root),
                before.isPresent() ? kept(before.get()) : reasons(root, severity, toll, destinations),
                damped,
                explanation);
    }

    /** How bad it is: what is hit, or what has lost redundancy. What is flapping does not get better meanwhile. */
    Severity severity(OutageCase known, Toll toll, int root) {
        Severity now = Severity.worst(toll.severity(), scene.reserves().severity(root));
        return scene.flaps().isDamped(landscape.id(root))
                ? known.life
                        .told()
                        .map(outage -> Severity.worst(outage.severity(), now))
                        .orElse(now)
                : now;
    }

    private static List<Reason> kept(Outage before) {
        return before.reasons().stream()
                .filter(reason ->
                        RULES.contains(reason.rule()) && !reason.rule().equals("unconfirmed"))
                .toList();
    }

    private SortedMap<String, String> labels(Component component, Severity severity, Toll toll) {
        SortedMap<String, String> labels = new TreeMap<>();
        component.labels().entrySet().stream()
                .limit(MOST_LABELS)
                .forEach(label -> labels.put(cut(label.getKey()), cut(label.getValue())));
        labels.put("component", component.id());
        labels.put("kind", component.kind());
        labels.put("severity", severity.name());
        component.owner().ifPresent(owner -> labels.put("owner", owner));
        for (int application : toll.applications()) {
            labels.put("application", landscape.id(application));
            break;
        }
        return Collections.unmodifiableSortedMap(labels);
    }

    private static Outage.Counts counts(OutageCase known, Toll toll) {
        return new Outage.Counts(toll.size(), known.failures, largest(toll.byKind()), largest(toll.bySite()));
    }

    /** At most fifty entries, the largest, in the order of their names. */
    private static SortedMap<String, Integer> largest(SortedMap<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LISTED)
                .collect(Collectors.toMap(
                        entry -> cut(entry.getKey()), Map.Entry::getValue, Integer::sum, TreeMap::new));
    }

    private List<Outage.Hit> weightiest(Toll toll, int root) {
        List<Outage.Hit> hits = new ArrayList<>();
        for (int node : toll.first(MOST_LISTED + 1)) {
            if (hits.size() == MOST_LISTED) {
                break;
            }
            if (node != root) {
                hits.add(new Outage.Hit(
                        landscape.id(node), name(node), scene.trouble().state(node)));
            }
        }
        return List.copyOf(hits);
    }

    private List<String> applications(Toll toll) {
        List<String> names = new ArrayList<>();
        for (int node : toll.applications()) {
            if (names.size() == MOST_LISTED) {
                break;
            }
            names.add(name(node));
        }
        return List.copyOf(names);
    }

    private String name(int node) {
        return cut(landscape.name(node));
    }

    private Optional<Long> notConfirmed(int root) {
        return scene.isUnconfirmed(root) ? Optional.of(scene.verdict(root).lostSince()) : Optional.empty();
    }

    private List<Reason> reasons(int root, Severity severity, Toll toll, List<Route.Destination> destinations) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason("root", why(root)));
        reasons.add(new Reason("severity", why(severity, toll)));
        reasons.add(routed(destinations));
        List<String> candidates = explaining.candidates(root);
        if (!candidates.isEmpty()) {
            reasons.add(new Reason(
                    "candidates",
                    cut("one of " + String.join(", ", candidates) + "; all explain the same symptoms equally well")));
        }
        scene.reserves().risks(root, 1).forEach(risk -> reasons.add(new Reason("redundancy", lost(risk))));
        if (scene.flaps().isFlapping(landscape.id(root))) {
            reasons.add(new Reason(
                    "flapping",
                    "it fails and comes back again and again"
                            + (scene.flaps().isDamped(landscape.id(root)) ? "" : ", and is down for long now")));
        }
        if (scene.isUnconfirmed(root)) {
            reasons.add(new Reason(
                    "unconfirmed",
                    "nobody can look at " + landscape.id(root) + " now; it counts as broken until seen well"));
        }
        return reasons;
    }

    private static String lost(Explanation.Risk risk) {
        String next = risk.margin() == 0
                ? "; the next loss cuts " + risk.name() + " off"
                : "; " + risk.name() + " can bear " + (risk.margin() == 1 ? "one more" : risk.margin() + " more");
        return risk.left() + " of " + risk.of() + " left" + next;
    }

    private String why(int root) {
        String id = landscape.id(root);
        if (scene.isInferred(root)) {
            return (scene.suspects().isSeenWell(root)
                            ? "inferred: its own check says that " + id + " is well, but "
                            : "inferred: nobody sees " + id + " fail, but ")
                    + scene.suspects().said(root);
        }
        if (scene.isolation().isCutOff(id)) {
            Isolation.Count count = scene.isolation().of(id);
            return id + " is cut off: of the " + count.targets() + " that it and others look at " + count.failing()
                    + " fail for it, and others see " + count.contradicted() + " of those well; it has no vote";
        }
        String seen = scene.isUnconfirmed(root)
                ? "was last seen " + scene.trouble().state(root).name().toLowerCase(Locale.ROOT)
                : (scene.isJob(root) ? "" : "is ") + scene.said(root);
        String needs = landscape.needs().any(root) ? "nothing it needs explains it" : "it needs nothing else";
        return landscape.id(root) + " " + seen + ", and " + needs;
    }

    private String why(Severity severity, Toll toll) {
        if (severity.worseThan(toll.severity())) {
            return severity + ", because of the redundancy that is lost";
        }
        OptionalInt reason = toll.find(node -> weight(node) == severity);
        if (reason.isEmpty()) {
            return severity.name();
        }
        int node = reason.getAsInt();
        boolean down = scene.trouble().level(node) == Trouble.DOWN;
        String how = down ? " is down" : " is degraded, which counts one level lower";
        return severity + ", because " + name(node) + " ("
                + landscape.declaration(node).criticality().name().toLowerCase(Locale.ROOT) + ")" + how;
    }

    private Severity weight(int node) {
        Severity own = Severity.of(landscape.declaration(node).criticality());
        return scene.trouble().level(node) == Trouble.DOWN ? own : own.lower();
    }

    static Reason routed(List<Route.Destination> destinations) {
        return new Reason(
                "route",
                cut(destinations.stream()
                        .map(destination -> destination.source() + " → " + destination.team())
                        .collect(Collectors.joining(", "))));
    }

    /** What can be said of an outage when drawing it has failed: it goes to the team at the root of the tree. */
    Picture bare(int root) {
        Component declaration = landscape.declaration(root);
        Route tree = scene.configuration().route();
        SortedMap<String, String> labels = new TreeMap<>(Map.of("component", landscape.id(root)));
        return new Picture(
                declaration.domain(),
                landscape.id(root),
                landscape.id(root),
                declaration.kind(),
                State.DOWN,
                Severity.of(declaration.criticality()),
                labels,
                List.of(new Route.Destination(tree.team().orElse(""), tree.source())),
                scene.trouble().brokeAt(root),
                new Outage.Counts(1, 1, new TreeMap<>(), new TreeMap<>()),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                Explanation.NONE);
    }

    /** Draws the outage of the components that a team lists and nobody has ever seen. */
    Picture paintNeverSeen(OutageCase known, Toll toll, String team, long brokeAt) {
        int first = toll.first(1).get(0);
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put("component", RollCall.root(team));
        labels.put("kind", RollCall.KIND);
        labels.put("owner", team);
        labels.put("severity", Severity.WARNING.name());
        Route.Destination destination = listing(first);
        return new Picture(
                landscape.declaration(first).domain(),
                RollCall.root(team),
                "Never seen",
                RollCall.KIND,
                State.DEGRADED,
                Severity.WARNING,
                Collections.unmodifiableSortedMap(labels),
                List.of(destination),
                brokeAt,
                counts(known, toll),
                weightiest(toll, Landscape.NONE),
                List.of(),
                Optional.empty(),
                List.of(
                        new Reason("root", "expected, but nobody has ever reported them"),
                        new Reason("severity", "WARNING, because that is what components never seen are"),
                        routed(List.of(destination))),
                false,
                Explanation.NONE);
    }

    /** Draws an outage without a root in the landscape as it was, but for what it hits now. */
    Picture again(OutageCase known, Toll toll) {
        return Picture.of(known.outage()).hitting(counts(known, toll), weightiest(toll, Landscape.NONE));
    }

    /** The team that lists a component, and which line says so: where a WARNING about it would go. */
    Route.Destination listing(int node) {
        Component component = landscape.component(node);
        SortedMap<String, String> labels = new TreeMap<>(component.labels());
        labels.put("component", component.id());
        labels.put("kind", component.kind());
        labels.put("severity", Severity.WARNING.name());
        component.owner().ifPresent(owner -> labels.put("owner", owner));
        Route tree = scene.configuration().route();
        try {
            return tree.destinations(labels).get(0);
        } catch (RuntimeException failure) {
            return new Route.Destination(tree.team().orElse(""), tree.source());
        }
    }

    /** The text, or as much of it as fits into so many bytes of UTF-8: so that no record grows with the names in it. */
    static String cut(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > LONGEST_TEXT) {
                return fitting(text);
            }
            at += Character.charCount(point);
        }
        return text;
    }

    private static String fitting(String text) {
        int bytes = "…".length() * 3;
        int at = 0;
        while (true) {
            int point = text.codePointAt(at);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > LONGEST_TEXT) {
                return text.substring(0, at) + "…";
            }
            at += Character.charCount(point);
        }
    }
}
