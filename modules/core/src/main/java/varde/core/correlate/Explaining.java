package varde.core.correlate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;
import varde.core.landscape.State;

/** Gathers what an outage rests on: who sees what, what else was considered, what it hits and what it puts at risk. */
final class Explaining {

    private static final int MOST = 10;
    private static final int MOST_APPLICATIONS = 20;

    private final Scene scene;
    private final Landscape landscape;
    private final Trouble trouble;
    private final Needs needs;
    private final Rivals rivals;

    Explaining(Scene scene) {
        this.scene = scene;
        this.landscape = scene.landscape();
        this.trouble = scene.trouble();
        this.needs = landscape.needs();
        this.rivals = new Rivals(scene);
    }

    /** What an outage with this root and these members rests on. */
    Explanation of(int root, Toll toll) {
        return new Explanation(
                scene.electorate().sightings(root, MOST),
                considered(root),
                candidates(root),
                scene.isInferred(root),
                applications(root, toll),
                scene.reserves().risks(root, MOST));
    }

    /** The causes between which nothing can choose; empty if there is no choice. */
    List<String> candidates(int root) {
        SortedSet<Integer> all = new TreeSet<>(rivals.of(root));
        all.addAll(scene.suspects().alike(root));
        all.add(root);
        return all.size() < 2
                ? List.of()
                : all.stream().map(landscape::id).sorted().limit(MOST).toList();
    }

    private Explanation.Applications applications(int root, Toll toll) {
        List<String> down = new ArrayList<>();
        List<String> degraded = new ArrayList<>();
        for (int node : toll.applications()) {
            List<String> names = trouble.level(node) == Trouble.DOWN ? down : degraded;
            if (names.size() < MOST_APPLICATIONS) {
                names.add(name(node));
            }
        }
        SortedSet<Integer> atRisk = new TreeSet<>(Comparator.comparing(
                        (Integer node) -> landscape.declaration(node).criticality())
                .thenComparing(landscape.order()));
        for (int owner : scene.reserves().owners(root, MOST)) {
            atRisk.addAll(scene.stakes().applications(owner, MOST_APPLICATIONS));
        }
        List<String> risked = atRisk.stream()
                .filter(node -> trouble.level(node) != Trouble.DOWN)
                .limit(MOST_APPLICATIONS)
                .map(this::name)
                .toList();
        return new Explanation.Applications(List.copyOf(down), List.copyOf(degraded), risked);
    }

    private String name(int node) {
        return Painter.cut(landscape.name(node));
    }

    /** What the root needs, the most suspicious first, and why it is not the cause. */
    private List<Explanation.Considered> considered(int root) {
        List<Explanation.Considered> bad = new ArrayList<>();
        List<Explanation.Considered> good = new ArrayList<>();
        for (int group = needs.firstGroup(root); group < needs.endOfGroups(root); group++) {
            int end = Math.min(needs.endOfMembers(group), needs.firstMember(group) + MOST);
            for (int place = needs.firstMember(group); place < end; place++) {
                int member = needs.member(place);
                boolean ill = trouble.level(member) > Trouble.WELL;
                (ill ? bad : good).add(new Explanation.Considered(landscape.id(member), why(root, member, group)));
            }
        }
        bad.addAll(good);
        return bad.stream().limit(MOST).toList();
    }

    private String why(int root, int member, int group) {
        if (trouble.level(member) == Trouble.DOWN) {
            return "is down, but " + trouble.available(group) + " of "
                    + (needs.endOfMembers(group) - needs.firstMember(group)) + " are left and "
                    + needs.atLeast(group) + (needs.atLeast(group) == 1 ? " is" : " are") + " enough";
        }
        if (trouble.level(member) == Trouble.DEGRADED) {
            return "is only degraded, which does not take " + landscape.id(root) + " down";
        }
        return trouble.own(member) == State.UP
                ? scene.verdict(member).said()
                : "nobody looks at it, and " + scene.suspects().said(member);
    }
}
