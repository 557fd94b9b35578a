package varde.core.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;

/**
 * Redundancy that is lost while the service is kept: the groups of needs that miss members and still hold, each counted
 * for the root of the latest loss. Kept up to date with work only where something changes.
 */
final class Reserves {

    private static final SortedSet<Integer> NONE = Collections.emptySortedSet();

    /** Of a larger group no more members than this are asked through what they fail. */
    private static final int MOST_ASKED = 256;

    private final Landscape landscape;
    private final Needs needs;
    private final Trouble trouble;
    private final Stakes stakes;
    private final int[] root;
    private final int[] margin;
    private final NodeSet touched = new NodeSet();
    private final Map<Integer, SortedSet<Integer>> byRoot = new HashMap<>();
    private final Comparator<Integer> weight = Comparator.comparing(this::severityOfGroup)
            .thenComparing(group -> margin(group))
            .thenComparing(group -> group);

    Reserves(Landscape landscape, Trouble trouble, Stakes stakes) {
        this.landscape = landscape;
        this.needs = landscape.needs();
        this.trouble = trouble;
        this.stakes = stakes;
        this.root = new int[needs.groups()];
        this.margin = new int[needs.groups()];
        Arrays.fill(root, Trouble.NONE);
    }

    /** The level or the cause of a node has changed. */
    void touch(int node) {
        for (int place = needs.firstUse(node); place < needs.endOfUses(node); place++) {
            touchGroup(needs.use(place));
        }
        for (int group = needs.firstGroup(node); group < needs.endOfGroups(node); group++) {
            touchGroup(group);
        }
    }

    private void touchGroup(int group) {
        if (size(group) > needs.atLeast(group)) {
            touched.add(group);
        }
    }

    private int size(int group) {
        return needs.endOfMembers(group) - needs.firstMember(group);
    }

    private int margin(int group) {
        return margin[group];
    }

    /** Works out what follows from all that was touched: tells the roots for which redundancy has changed. */
    SortedSet<Integer> settle() {
        if (touched.isEmpty()) {
            return NONE;
        }
        SortedSet<Integer> changed = new TreeSet<>();
        int[] groups = touched.drain();
        Arrays.sort(groups);
        for (int group : groups) {
            int now = rootOf(group);
            int left = trouble.available(group) - needs.atLeast(group);
            if (now == root[group] && (now == Trouble.NONE || left == margin[group])) {
                continue;
            }
            if (root[group] != Trouble.NONE) {
                groups(root[group]).remove(group);
                changed.add(root[group]);
            }
            root[group] = now;
            margin[group] = left;
            if (now != Trouble.NONE) {
                byRoot.computeIfAbsent(now, none -> new TreeSet<>(weight)).add(group);
                changed.add(now);
            }
        }
        return changed;
    }

    /** The root of the latest loss of a group that misses members and still holds; {@link Trouble#NONE} for any other. */
    private int rootOf(int group) {
        int missing = size(group) - trouble.available(group);
        if (missing == 0
                || trouble.available(group) < needs.atLeast(group)
                || trouble.level(needs.owner(group)) == Trouble.DOWN) {
            return Trouble.NONE;
        }
        int latest = Trouble.NONE;
        int end = Math.min(needs.endOfMembers(group), needs.firstMember(group) + MOST_ASKED);
        for (int place = needs.firstMember(group); place < end; place++) {
            int member = needs.member(place);
            if (trouble.level(member) == Trouble.DOWN) {
                latest = later(latest, trouble.cause(member));
            }
        }
        return latest;
    }

    private int later(int one, int other) {
        if (one == Trouble.NONE || trouble.brokeAt(other) > trouble.brokeAt(one)) {
            return other;
        }
        boolean same = trouble.brokeAt(other) == trouble.brokeAt(one);
        return same && landscape.order().compare(other, one) > 0 ? other : one;
    }

    /** One level lower than if the service were down, and one more for each loss that it can still bear. */
    private Severity severityOfGroup(int group) {
        Severity severity = Severity.of(stakes.of(needs.owner(group)));
        for (int step = 0; step <= margin[group]; step++) {
            severity = severity.lower();
        }
        return severity;
    }

    /** How bad the redundancy is that was lost through this root; WARNING if there is none. */
    Severity severity(int node) {
        SortedSet<Integer> groups = groups(node);
        return groups.isEmpty() ? Severity.WARNING : severityOfGroup(groups.first());
    }

    private SortedSet<Integer> groups(int node) {
        return byRoot.getOrDefault(node, NONE);
    }

    /** What has lost redundancy through this root, the worst first; at most so many. */
    List<Explanation.Risk> risks(int node, int most) {
        List<Explanation.Risk> risks = new ArrayList<>();
        for (int group : groups(node)) {
            if (risks.size() == most) {
                break;
            }
            int owner = needs.owner(group);
            risks.add(new Explanation.Risk(
                    landscape.id(owner),
                    Painter.cut(landscape.name(owner)),
                    trouble.available(group),
                    needs.atLeast(group),
                    size(group)));
        }
        return risks;
    }

    /** The nodes that have lost redundancy through this root, the worst first; at most so many. */
    List<Integer> owners(int node, int most) {
        return groups(node).stream().limit(most).map(needs::owner).distinct().toList();
    }
}
