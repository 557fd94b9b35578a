package varde.core.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.core.landscape.Landscape;
import varde.core.stage.Reason;

/** Opens outages: of roots that have been held long enough, and of components never seen. */
final class Opening {

    private final Scene scene;
    private final Landscape landscape;
    private final Memory memory;
    private final Outages outages;
    private final Belonging belonging;
    private final Painter painter;
    private final Merging merging;

    Opening(Papers papers, Merging merging) {
        this.scene = papers.scene();
        this.landscape = papers.scene().landscape();
        this.memory = papers.memory();
        this.outages = papers.outages();
        this.belonging = papers.belonging();
        this.painter = papers.painter();
        this.merging = merging;
    }

    /** Opens the outage of a root: gives it the oldest that it explains, or reopens it, or makes it anew. */
    void open(CorrelateRow.Hold hold, Turn turn) {
        int root = landscape.node(hold.root());
        List<Integer> followers = new ArrayList<>();
        scene.trouble().followers().each(root, followers::add);
        followers.sort(landscape.order());
        Optional<OutageCase> oldest = merging.oldest(followers);
        if (oldest.isPresent()) {
            merging.gather(oldest.get(), hold, followers, turn);
        } else {
            begin(hold, root, followers, turn);
        }
    }

    private void begin(CorrelateRow.Hold hold, int root, List<Integer> followers, Turn turn) {
        String id = landscape.id(root);
        Optional<OutageCase> before = memory.closed(id)
                .filter(closed -> closed.life.reopenUntil() >= turn.now().log());
        OutageCase opened = before.orElseGet(() -> memory.create(turn.identity()));
        int number = before.isPresent() ? opened.outage().number() : memory.number(turn);
        memory.index(id, opened);
        opened.assumed = hold.state();
        belonging.sync(root);
        followers.forEach(belonging::sync);
        outages.guarded(
                opened,
                () -> broke(opened, number, painter.paint(opened, belonging.toll(opened), root), hold),
                () -> broke(opened, number, painter.bare(root), hold),
                turn);
    }

    private static OutageInput broke(OutageCase opened, int number, Picture picture, CorrelateRow.Hold hold) {
        List<Reason> reasons = new ArrayList<>(picture.reasons());
        reasons.add(HoldLength.reason(hold));
        long held = hold.maintenance().isEmpty() ? hold.hold() : 0;
        return new OutageInput.Broke(opened.id, number, picture.with(reasons), held);
    }

    /** Opens, or reopens, the list of components never seen of a team that has none open. */
    void listNeverSeen(String team, List<Integer> nodes, Turn turn) {
        String root = RollCall.root(team);
        OutageCase opened = memory.closed(root)
                .filter(closed -> closed.life.reopenUntil() >= turn.now().log())
                .orElseGet(() -> memory.create(turn.identity()));
        int number = opened.life.closed() ? opened.outage().number() : memory.number(turn);
        memory.index(root, opened);
        nodes.forEach(belonging::sync);
        Picture picture = painter.paintNeverSeen(
                opened, belonging.toll(opened), team, turn.now().log());
        outages.apply(opened, new OutageInput.Broke(opened.id, number, picture, 0), turn);
    }
}
