package varde.core.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import varde.core.detect.Observation;
import varde.core.landscape.Landscape;
import varde.core.landscape.State;
import varde.core.rules.Rule;
import varde.core.stage.Reason;

/**
 * Where outages are opened, merged, brought up to date and closed, as the scene changes. One outage for each root; a root
 * that may still have a deeper cause is held back first.
 */
final class Desk {

    /** How much is done about any one sort of timer with one input; the rest follows with the next. */
    static final int MOST_DUE = 2_000;

    private static final int MOST_SUSPECTED = 8;

    private final Scene scene;
    private final Trouble trouble;
    private final Landscape landscape;
    private final Memory memory;
    private final MarkBook marks;
    private final Outages outages;
    private final Holds holds;
    private final HoldLength length;
    private final Roster roster;
    private final Belonging belonging;
    private final Painter painter;
    private final RollCall roll;
    private final Jobs jobs;
    private final Merging merging;
    private final Opening opening;
    private final Quiet quiet;
    private final ByHand byHand;
    private final Warnings warnings;

    Desk(Scene scene, Memory memory, MarkBook marks, OutageDecider decider) {
        this.scene = scene;
        this.trouble = scene.trouble();
        this.landscape = scene.landscape();
        this.memory = memory;
        this.marks = marks;
        this.outages = new Outages(decider, memory);
        this.holds = new Holds(memory, this::weight);
        this.length = new HoldLength(scene);
        this.roster = new Roster(scene, memory);
        this.belonging = new Belonging(scene, memory, roster);
        this.painter = new Painter(scene);
        this.roll = new RollCall(scene, memory, painter);
        this.jobs = new Jobs(scene, memory.jobs, marks, roll);
        Papers papers = new Papers(scene, memory, outages, belonging, painter);
        this.merging = new Merging(papers);
        this.opening = new Opening(papers, merging);
        this.quiet = new Quiet(scene, memory, holds, roster);
        this.byHand = new ByHand(papers, merging);
        this.warnings = new Warnings(papers, quiet);
        roster.checkAll(belonging);
    }

    Roster roster() {
        return roster;
    }

    /** The most critical that could fall with a root comes first. */
    private int weight(String root) {
        int node = landscape.node(root);
        return node == Landscape.NONE ? 0 : scene.stakes().of(node).ordinal();
    }

    ByHand byHand() {
        return byHand;
    }

    RollCall roll() {
        return roll;
    }

    Jobs jobs() {
        return jobs;
    }

    Belonging belonging() {
        return belonging;
    }

    void grow() {
        belonging.grow();
    }

    /** Works out what follows for outages from all that has changed in the scene. */
    void settle(Turn turn) {
        for (boolean again = true; again; ) {
            scene.weigh(turn);
            for (String root : scene.takeRecovered()) {
                scene.flaps().charge(root, turn);
                scene.evaluate(root);
            }
            again = settleChanges(turn);
        }
        scene.reserves()
                .settle()
                .forEach(root -> memory.open(landscape.id(root)).ifPresent(belonging::touch));
        scene.takeRestated().forEach(roster::check);
        for (String component : scene.takeDoubted()) {
            memory.open(component).ifPresent(belonging::touch);
        }
        finish(turn);
    }

    /** Tells whether anything has changed. */
    private boolean settleChanges(Turn turn) {
        boolean any = false;
        for (ChangeList changes = trouble.settle(); !changes.isEmpty(); changes = trouble.settle()) {
            int[] nodes = changes.drain(landscape);
            for (int node : nodes) {
                boolean wasSymptom = changes.levelBefore(node) > Trouble.WELL && changes.causeBefore(node) != node;
                consider(node, wasSymptom, turn);
                scene.reserves().touch(node);
                scene.flaps().down(landscape.id(node), trouble.level(node) == Trouble.DOWN, turn);
            }
            for (int node : nodes) {
                belonging.sync(node);
            }
            for (int node : nodes) {
                merging.mergeIfExplained(node, turn);
            }
            any |= nodes.length > 0;
        }
        return any;
    }

    /** Decides anew about everything: another landscape is in force. */
    void reconsider(Turn turn) {
        jobs.replan(turn);
        List<CorrelateRow.Unseen> listed = new ArrayList<>(memory.unseen.values());
        listed.stream().filter(row -> !roll.stillListed(row)).forEach(row -> unlist(row.component(), turn));
        new TreeSet<>(memory.holds.keySet())
                .stream()
                        .filter(root -> landscape.node(root) == Landscape.NONE || !trouble.isRoot(landscape.node(root)))
                        .forEach(root -> letGo(root, turn));
        for (int node = 0; node < landscape.size(); node++) {
            if (trouble.level(node) > Trouble.WELL) {
                consider(node, memory.outageSaid(landscape.id(node)).isPresent(), turn);
            }
        }
        for (int node = 0; node < landscape.size(); node++) {
            merging.mergeIfExplained(node, turn);
        }
        List<OutageCase> open = new ArrayList<>();
        memory.cases().forEach(known -> open.add(known));
        open.stream().filter(OutageCase::open).forEach(known -> reconsider(known, turn));
        settle(turn);
        roll.anew(turn);
    }

    private void reconsider(OutageCase known, Turn turn) {
        if (!known.rootless() && landscape.node(known.root()) == Landscape.NONE) {
            memory.unindex(known.root(), known);
            List<Integer> members = belonging.toll(known).listed();
            close(known, known.root() + " is no longer in the landscape", turn);
            members.forEach(belonging::sync);
        } else {
            known.failures = Math.max(known.failures, belonging.toll(known).size());
            belonging.touch(known);
        }
    }

    /** Holds a new root back, lets go of one that is none any more. */
    private void consider(int node, boolean wasSymptom, Turn turn) {
        String id = landscape.id(node);
        Optional<OutageCase> open = memory.open(id);
        memory.openAt(id).ifPresent(known -> assume(known, node));
        if (!trouble.isRoot(node)) {
            memory.unjoin(id, turn);
        }
        if (trouble.level(node) == Trouble.WELL) {
            memory.uncount(Memory.RESOLVED + id, turn);
        }
        if (!trouble.isRoot(node) || open.isPresent() || memory.counter(Memory.RESOLVED + id, 0) != 0) {
            letGo(id, turn);
            return;
        }
        State state = trouble.state(node);
        Optional<CorrelateRow.Hold> known = holds.of(id);
        if (known.isEmpty() || known.get().state() != state) {
            CorrelateRow.Hold hold = length.hold(node, wasSymptom && known.isEmpty(), turn.now());
            // What is getting better, one site after the other, must not be told of sooner for it.
            boolean sooner =
                    known.isPresent() && (state == State.DEGRADED || known.get().dueObserved() < hold.dueObserved());
            quiet.keep(quiet.of(sooner ? length.changed(known.get(), state) : hold, node, turn.now()), turn);
        }
    }

    private void letGo(String root, Turn turn) {
        Optional<CorrelateRow.Hold> held = holds.of(root);
        if (holds.drop(root, turn)) {
            scene.doubt(root);
            if (!held.get().maintenance().isEmpty()) {
                roster.quiet(root, "", turn);
            }
        }
    }

    private void assume(OutageCase open, int node) {
        State seen = trouble.own(node);
        if (!scene.isUnconfirmed(node) && (seen == State.DOWN || seen == State.DEGRADED)) {
            open.assumed = seen;
        }
    }

    /** Decides about all that is due, so much of it at most; tells whether more is left. */
    boolean timers(Turn turn) {
        calm(turn);
        if (scene.windows().advance(turn.now().log())) {
            quiet.reconsider(turn);
        }
        settle(turn);
        boolean more = callJobs(turn);
        more |= release(turn);
        warnings.tell(turn);
        more |= roll.call(MOST_DUE, marks, belonging::sync, turn);
        finish(turn);
        more |= tell(turn);
        return more;
    }

    private boolean callJobs(Turn turn) {
        if (!jobs.anyDue(turn)) {
            return false;
        }
        boolean more = jobs.call(MOST_DUE, belonging::sync, turn);
        settle(turn);
        return more;
    }

    private boolean release(Turn turn) {
        for (int count = 0; count < MOST_DUE; count++) {
            Optional<CorrelateRow.Hold> ended = holds.ended(turn.now(), marks);
            if (ended.isEmpty()) {
                return false;
            }
            if (!isSuspected(ended.get(), turn)) {
                holds.drop(ended.get().root(), turn);
                opening.open(ended.get(), turn);
            }
        }
        return true;
    }

    /**
     * Whether the root whose hold has ended is only one of many that fail because of something that nobody sees, or of several
     * such things one upon the other.
     */
    private boolean isSuspected(CorrelateRow.Hold ended, Turn turn) {
        int root = landscape.node(ended.root());
        for (int count = 0; count < MOST_SUSPECTED; count++) {
            Optional<Integer> suspect = scene.suspects().of(root);
            if (suspect.isEmpty()) {
                return false;
            }
            scene.suspects().infer(suspect.get(), turn);
            scene.evaluate(landscape.id(suspect.get()));
            settle(turn);
            if (holds.of(ended.root()).filter(ended::equals).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What was flapping is calm now, or has been down for long: the truth is said. */
    private void calm(Turn turn) {
        for (int count = 0; count < MOST_DUE; count++) {
            Optional<String> root = scene.flaps().due(turn);
            if (root.isEmpty()) {
                return;
            }
            scene.evaluate(root.get());
            memory.open(root.get()).ifPresent(belonging::touch);
        }
    }

    private boolean tell(Turn turn) {
        for (int count = 0; count < MOST_DUE; count++) {
            Optional<OutageCase> due = outages.due(turn.now().log());
            if (due.isEmpty()) {
                return false;
            }
            if (due.get().open()) {
                look(due.get(), turn);
            } else {
                outages.forget(due.get(), turn);
                belonging.forget(due.get());
            }
        }
        return true;
    }

    /** Somebody was heard of: whoever was listed as never seen, or as unknown, may no longer be so. */
    void hear(Observation.Seen seen, Turn turn) {
        int node = landscape.node(seen.component());
        if (node == Landscape.NONE) {
            roster.check(seen.component());
        } else if (memory.unseen.containsKey(seen.component())
                && scene.electorate().everSeen(node)) {
            unlist(seen.component(), turn);
        }
        if (memory.members.containsKey(seen.agent()) || landscape.node(seen.agent()) == Landscape.NONE) {
            roster.check(seen.agent());
        }
    }

    private void unlist(String component, Turn turn) {
        int node = landscape.node(component);
        if (roll.strike(component, turn) && node != Landscape.NONE) {
            belonging.sync(node);
        }
    }

    /** Closes, tells or stirs each outage about which something has changed. */
    private void finish(Turn turn) {
        belonging.takeUnplaced().forEach((team, nodes) -> opening.listNeverSeen(team, nodes, turn));
        for (OutageCase known : belonging.takeTouched().values()) {
            if (!known.open()) {
                continue;
            }
            if (belonging.toll(known).isEmpty() && !known.raised() && !known.planned()) {
                close(known, turn);
            } else if (!known.rootless() && isWorse(known)) {
                look(known, turn);
            } else {
                outages.apply(known, new OutageInput.Stirred(), turn);
            }
        }
    }

    private boolean isWorse(OutageCase known) {
        int root = landscape.node(known.root());
        Toll toll = belonging.toll(known);
        return root != Landscape.NONE
                && trouble.level(root) > Trouble.WELL
                && (painter.severity(known, toll, root).worseThan(known.outage().severity())
                        || (toll.anyDown()
                                && !scene.flaps().isDamped(known.root())
                                && known.outage().state() != State.DOWN));
    }

    private void look(OutageCase known, Turn turn) {
        Toll toll = belonging.toll(known);
        try {
            Picture picture = known.neverSeen()
                    ? painter.paintNeverSeen(
                            known, toll, team(known), known.outage().brokeAt())
                    : known.rootless()
                            ? painter.again(known, toll)
                            : painter.paint(known, toll, landscape.node(known.root()));
            outages.apply(known, new OutageInput.Looked(picture), turn);
        } catch (RuntimeException failure) {
            outages.setAside(known, failure, turn);
        }
    }

    private static String team(OutageCase neverSeen) {
        return neverSeen.outage().labels().getOrDefault("owner", "");
    }

    private void close(OutageCase known, Turn turn) {
        String why = known.neverSeen()
                ? "all of them have been seen, are hit by another outage, or are no longer expected"
                : known.root() + " is seen well again, and nothing is down through it";
        close(known, why, turn);
    }

    private void close(OutageCase known, String why, Turn turn) {
        long reopenWithin = scene.configuration()
                .rules()
                .of(Rule.REOPEN_WITHIN, known.outage().kind());
        memory.unjoinAll(known, turn);
        outages.apply(known, new OutageInput.Ended(List.of(new Reason("over", why)), reopenWithin), turn);
        belonging.forget(known);
    }
}
