package varde.core.correlate;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.command.Command;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.State;
import varde.core.route.Route;
import varde.core.stage.Reason;

/** Draws outages that have no root in the landscape: what people raise, and warnings about maintenance windows. */
final class Notices {

    private final Scene scene;

    Notices(Scene scene) {
        this.scene = scene;
    }

    /** The labels of a component, as matchers see them. */
    static SortedMap<String, String> labelsOf(Component component) {
        SortedMap<String, String> labels = new TreeMap<>(component.labels());
        labels.put("component", component.id());
        labels.put("kind", component.kind());
        component.owner().ifPresent(owner -> labels.put("owner", owner));
        return labels;
    }

    /** What stands for the root of an outage that a command raises. */
    static String raisedRoot(Command command) {
        return ByHand.RAISED + "/" + command.id();
    }

    /** An outage that somebody has raised. */
    Picture raised(Command command, Severity severity, long log) {
        Optional<Component> component = Optional.ofNullable(command.values().get("component"))
                .map(scene.landscape()::node)
                .filter(node -> node != Landscape.NONE)
                .map(scene.landscape()::component);
        SortedMap<String, String> labels = component.map(Notices::labelsOf).orElseGet(TreeMap::new);
        labels.putIfAbsent("component", raisedRoot(command));
        labels.putIfAbsent("kind", ByHand.RAISED);
        labels.put("severity", severity.name());
        List<Route.Destination> destinations = command.team()
                .map(team -> List.of(new Route.Destination(team, "raised by " + command.who())))
                .orElseGet(() -> scene.configuration().route().destinations(labels));
        String said = command.note().isBlank() ? "" : ": " + command.note();
        String about = component.map(one -> " about " + one.id()).orElse("");
        List<Reason> reasons = List.of(
                new Reason("root", Painter.cut("raised by " + command.who() + about + said)),
                new Reason("severity", severity + ", as " + command.who() + " said"),
                Painter.routed(destinations));
        return picture(raisedRoot(command), command.values().getOrDefault("title", ""), ByHand.RAISED, severity, log)
                .routed(labels, destinations, reasons)
                .in(component.map(Component::domain).orElse(Component.MAIN_DOMAIN));
    }

    /** A warning about a maintenance window. */
    Picture planned(Quiet.Warning warning, long log) {
        String root = Quiet.root(warning.window().id());
        SortedMap<String, String> labels = new TreeMap<>();
        warning.window()
                .component()
                .or(warning.window()::subtree)
                .map(scene.landscape()::node)
                .filter(node -> node != Landscape.NONE)
                .map(scene.landscape()::component)
                .ifPresent(component -> labels.putAll(labelsOf(component)));
        labels.put("component", root);
        labels.put("kind", Quiet.KIND);
        labels.put("severity", Severity.WARNING.name());
        List<Route.Destination> destinations = scene.configuration().route().destinations(labels);
        List<Reason> reasons = List.of(
                new Reason("root", Painter.cut(warning.why())),
                new Reason("severity", "WARNING, because that is what a maintenance window is worth"),
                Painter.routed(destinations));
        return picture(root, "Maintenance " + warning.window().id(), Quiet.KIND, Severity.WARNING, log)
                .routed(labels, destinations, reasons);
    }

    private static Picture picture(String root, String name, String kind, Severity severity, long log) {
        return new Picture(
                Component.MAIN_DOMAIN,
                root,
                Painter.cut(name),
                kind,
                kind.equals(ByHand.RAISED) ? State.DOWN : State.DEGRADED,
                severity,
                Collections.emptySortedMap(),
                List.of(),
                log,
                new Outage.Counts(0, 0, new TreeMap<>(), new TreeMap<>()),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                Explanation.NONE);
    }
}
