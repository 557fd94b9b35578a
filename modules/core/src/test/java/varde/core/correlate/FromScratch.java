package varde.core.correlate;

import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;
import varde.core.landscape.State;

/** The same answers as {@link Trouble}, worked out by plain recursion from nothing but what is seen. */
final class FromScratch {

    private final Needs needs;
    private final State[] own;

    FromScratch(Landscape landscape, State[] own) {
        this.needs = landscape.needs();
        this.own = own;
    }

    int level(int node) {
        switch (own[node]) {
            case UP:
                return Trouble.WELL;
            case DEGRADED:
                return Trouble.DEGRADED;
            case DOWN:
                return Trouble.DOWN;
            default:
                return fails(node, Trouble.DOWN)
                        ? Trouble.DOWN
                        : fails(node, Trouble.DEGRADED) ? Trouble.DEGRADED : Trouble.WELL;
        }
    }

    /** Whether a group of the node has too few members that are better than this. */
    private boolean fails(int node, int level) {
        for (int group = needs.firstGroup(node); group < needs.endOfGroups(node); group++) {
            if (groupFails(group, level)) {
                return true;
            }
        }
        return false;
    }

    private boolean groupFails(int group, int level) {
        int better = 0;
        for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
            better += level(needs.member(place)) < level ? 1 : 0;
        }
        return better < needs.atLeast(group);
    }

    /** All roots that a node may be blamed on. */
    SortedSet<Integer> causes(int node) {
        SortedSet<Integer> causes = new TreeSet<>();
        int level = level(node);
        if (level == Trouble.DOWN) {
            blame(node, Trouble.DOWN, causes);
        } else if (level == Trouble.DEGRADED && own[node] == State.UNKNOWN) {
            blame(node, Trouble.DEGRADED, causes);
        } else if (level == Trouble.DEGRADED) {
            below(node, causes);
        }
        if (level != Trouble.WELL && causes.isEmpty()) {
            causes.add(node);
        }
        return causes;
    }

    private void blame(int node, int level, SortedSet<Integer> causes) {
        for (int group = needs.firstGroup(node); group < needs.endOfGroups(node); group++) {
            if (groupFails(group, level)) {
                for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
                    if (level(needs.member(place)) >= level) {
                        causes.addAll(causes(needs.member(place)));
                    }
                }
            }
        }
    }

    private void below(int node, SortedSet<Integer> causes) {
        for (int group = needs.firstGroup(node); group < needs.endOfGroups(node); group++) {
            for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
                int member = needs.member(place);
                if (level(member) > Trouble.WELL) {
                    causes.addAll(causes(member));
                } else {
                    below(member, causes);
                }
            }
        }
    }
}
