package varde.core.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.core.landscape.Landscape;
import varde.core.rules.Rule;

/**
 * Makes one outage of several when a deeper cause explains them: the oldest keeps its identity and number and takes the
 * deeper root, the others become part of it.
 */
final class Merging {

    private final Scene scene;
    private final Landscape landscape;
    private final Memory memory;
    private final Outages outages;
    private final Belonging belonging;
    private final Painter painter;

    Merging(Papers papers) {
        this.scene = papers.scene();
        this.landscape = papers.scene().landscape();
        this.memory = papers.memory();
        this.outages = papers.outages();
        this.belonging = papers.belonging();
        this.painter = papers.painter();
    }

    /** Merges the open outage whose root is this node with the open one that explains it, if there are such. */
    void mergeIfExplained(int node, Turn turn) {
        int cause = scene.trouble().cause(node);
        if (cause == Trouble.NONE || cause == node) {
            return;
        }
        Optional<OutageCase> own = memory.openAt(landscape.id(node));
        Optional<OutageCase> deeper = memory.open(landscape.id(cause));
        if (own.isEmpty() || deeper.isEmpty() || own.get() == deeper.get()) {
            return;
        }
        if (isOlder(own.get(), deeper.get())) {
            own.get().assumed = deeper.get().assumed;
            reroot(own.get(), cause);
            takeOver(own.get(), deeper.get(), cause, turn);
            deepen(own.get(), cause, turn);
        } else {
            takeOver(deeper.get(), own.get(), cause, turn);
        }
    }

    /** The oldest open outage whose root is among these nodes, if there is one. */
    Optional<OutageCase> oldest(List<Integer> nodes) {
        return nodes.stream()
                .flatMap(node -> memory.openAt(landscape.id(node)).stream())
                .reduce((one, other) -> isOlder(other, one) ? other : one);
    }

    static boolean isOlder(OutageCase candidate, OutageCase rival) {
        long opened = candidate.outage().openedAt();
        return opened != rival.outage().openedAt()
                ? opened < rival.outage().openedAt()
                : candidate.outage().number() < rival.outage().number();
    }

    /** The oldest open outage takes this root, which explains it, and takes over all others that it explains. */
    void gather(OutageCase oldest, CorrelateRow.Hold hold, List<Integer> followers, Turn turn) {
        int root = landscape.node(hold.root());
        oldest.assumed = hold.state();
        reroot(oldest, root);
        for (int node : followers) {
            memory.openAt(landscape.id(node))
                    .filter(other -> other != oldest)
                    .ifPresent(other -> takeOver(oldest, other, root, turn));
        }
        belonging.sync(root);
        followers.forEach(belonging::sync);
        deepen(oldest, root, turn);
    }

    /** An outage is found by another root from now on. */
    private void reroot(OutageCase known, int root) {
        String before = known.root();
        memory.unindex(before, known);
        memory.index(landscape.id(root), known);
        scene.doubt(before);
    }

    /** One outage takes over another, with all that it hits, because this cause explains it. */
    private void takeOver(OutageCase stays, OutageCase goes, int cause, Turn turn) {
        takeOver(stays, goes, landscape.id(cause), List.copyOf(goes.joined), turn);
    }

    /** One outage takes over another because somebody said so: what the other's root explains follows it as well. */
    void join(OutageCase stays, OutageCase goes, String how, Turn turn) {
        List<String> roots = new ArrayList<>(goes.joined);
        roots.add(goes.root());
        roots.removeIf(root -> landscape.node(root) == Landscape.NONE);
        takeOver(stays, goes, how, roots, turn);
    }

    private void takeOver(OutageCase stays, OutageCase goes, String how, List<String> roots, Turn turn) {
        List<Integer> members = belonging.toll(goes).listed();
        long rememberFor = scene.configuration().rules().of(Rule.REOPEN_WITHIN);
        memory.unjoinAll(goes, turn);
        memory.unindex(goes.root(), goes);
        scene.doubt(goes.root());
        roots.forEach(root -> memory.join(root, stays, turn));
        int number = stays.outage().number();
        outages.apply(goes, new OutageInput.TakenOver(stays.id, number, how, rememberFor), turn);
        members.forEach(belonging::sync);
        belonging.forget(goes);
        belonging.touch(stays);
    }

    private void deepen(OutageCase stays, int cause, Turn turn) {
        outages.guarded(
                stays,
                () -> new OutageInput.Deepened(painter.paint(stays, belonging.toll(stays), cause)),
                () -> new OutageInput.Deepened(painter.bare(cause)),
                turn);
    }
}
