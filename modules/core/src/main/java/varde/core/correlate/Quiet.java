package varde.core.correlate;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import varde.core.landscape.Landscape;
import varde.core.landscape.Maintenance;
import varde.core.rules.Rule;
import varde.core.stage.Reason;
import varde.core.time.Now;

/**
 * Keeps quiet what is under maintenance: a root that breaks within a window is held back until the window ends, and all that
 * it explains with it. What is still broken then is told. A window that covers nothing, or that ends soon while things are
 * down, is told as a warning of its own.
 */
final class Quiet {

    /** The kind of an outage that is a warning about a maintenance window. */
    static final String KIND = "maintenance";

    private static final int MOST_NAMED = 3;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Scene scene;
    private final Landscape landscape;
    private final Memory memory;
    private final Holds holds;
    private final Roster roster;

    Quiet(Scene scene, Memory memory, Holds holds, Roster roster) {
        this.scene = scene;
        this.landscape = scene.landscape();
        this.memory = memory;
        this.holds = holds;
        this.roster = roster;
    }

    /** What stands for the root of a warning about a window. */
    static String root(String window) {
        return KIND + "/" + window;
    }

    /** The hold of a new root: until the end of the window that it is under, if it is under one. */
    CorrelateRow.Hold of(CorrelateRow.Hold hold, int node, Now now) {
        long until = scene.windows().until(node);
        boolean same = until == hold.dueLog() && scene.windows().by(node).equals(hold.maintenance());
        return until <= now.log() || same
                ? hold
                : new CorrelateRow.Hold(
                        hold.root(),
                        hold.state(),
                        hold.brokeAt(),
                        until - now.log(),
                        now.observed(),
                        until,
                        scene.windows().by(node));
    }

    /** Holds a root back, and says so if it is because of maintenance. */
    void keep(CorrelateRow.Hold hold, Turn turn) {
        holds.add(hold, turn);
        if (!hold.maintenance().isEmpty()) {
            roster.quiet(hold.root(), note(hold), turn);
        }
    }

    private String note(CorrelateRow.Hold hold) {
        return Painter.cut(hold.state().name().toLowerCase(Locale.ROOT) + "; under maintenance "
                + said(hold.maintenance(), hold.dueLog()));
    }

    private String said(String id, long until) {
        return scene.windows()
                .open(id)
                .map(one -> id + " (" + one.window().author() + ": "
                        + one.window().reason() + ") until " + clock(one.window(), until))
                .orElse(id);
    }

    private static String clock(Maintenance window, long at) {
        return CLOCK.format(Instant.ofEpochMilli(at).atZone(window.timezone()));
    }

    /** Windows have begun or ended: what is held back is held accordingly. */
    void reconsider(Turn turn) {
        for (String root : new TreeSet<>(memory.holds.keySet())) {
            CorrelateRow.Hold hold = memory.holds.get(root);
            int node = landscape.node(root);
            if (hold == null || node == Landscape.NONE) {
                continue;
            }
            CorrelateRow.Hold now = of(hold, node, turn.now());
            if (!now.equals(hold)) {
                keep(now, turn);
            } else if (!hold.maintenance().isEmpty()
                    && scene.windows().until(node) <= turn.now().log()
                    && hold.dueLog() > turn.now().log()) {
                holds.add(
                        new CorrelateRow.Hold(
                                root,
                                hold.state(),
                                hold.brokeAt(),
                                hold.hold(),
                                turn.now().observed(),
                                turn.now().log(),
                                hold.maintenance()),
                        turn);
            }
        }
    }

    /** A warning that is to be told about an open window: why. */
    record Warning(Maintenance window, String why) {}

    /** What is to be told about the windows that are open now. */
    List<Warning> warnings(long log) {
        List<Warning> warnings = new ArrayList<>();
        for (Windows.Open one : scene.windows().open()) {
            if (one.covers() == 0) {
                warnings.add(new Warning(one.window(), one.window().id() + " covers nothing that is in the landscape"));
            } else if (log >= one.until() - scene.configuration().rules().of(Rule.MAINTENANCE_ENDS)) {
                endsSoon(one).ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    private Optional<Warning> endsSoon(Windows.Open one) {
        List<String> down = memory.holds.values().stream()
                .filter(hold -> hold.maintenance().equals(one.window().id()))
                .map(CorrelateRow.Hold::root)
                .sorted()
                .toList();
        if (down.isEmpty()) {
            return Optional.empty();
        }
        String named = String.join(", ", down.subList(0, Math.min(MOST_NAMED, down.size())));
        return Optional.of(new Warning(
                one.window(),
                one.window().id() + " ends at " + clock(one.window(), one.until()) + " and " + down.size()
                        + (down.size() == 1 ? " is" : " are") + " still down: " + named));
    }

    /** For people: why a root that was held back for maintenance is told now. */
    static Reason reason(CorrelateRow.Hold hold) {
        return new Reason(
                "maintenance",
                Painter.cut("it was kept quiet under maintenance " + hold.maintenance()
                        + "; that is over, and it is still broken"));
    }
}
