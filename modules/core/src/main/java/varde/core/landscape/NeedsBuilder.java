package varde.core.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the groups of needs out of declarations, and tells what is wrong with them. */
final class NeedsBuilder {

    private static final int MOST_PROBLEMS = 50;

    private final List<String> ids;
    private final List<Origin> origins;
    private final Map<String, Integer> nodes;
    private final List<String> problems;
    private int[] groupsFrom = new int[1];
    private int[] owner = new int[16];
    private int[] atLeast = new int[16];
    private int[] membersFrom = new int[17];
    private int[] member = new int[16];
    private int groups;
    private int members;

    NeedsBuilder(List<String> ids, List<Origin> origins, Map<String, Integer> nodes, List<String> problems) {
        this.ids = ids;
        this.origins = origins;
        this.nodes = nodes;
        this.problems = problems;
    }

    Needs build() {
        groupsFrom = new int[ids.size() + 1];
        for (int node = 0; node < ids.size(); node++) {
            Origin origin = origins.get(node);
            for (Need need : origin.declaration().needs()) {
                addGroup(node, need, origin);
            }
            groupsFrom[node + 1] = groups;
        }
        Needs needs = new Needs(
                groupsFrom,
                Arrays.copyOf(owner, groups),
                Arrays.copyOf(atLeast, groups),
                Arrays.copyOf(membersFrom, groups + 1),
                Arrays.copyOf(member, members));
        findCycle(needs);
        return needs;
    }

    private void addGroup(int node, Need need, Origin origin) {
        if (groups == owner.length) {
            owner = Arrays.copyOf(owner, groups * 2);
            atLeast = Arrays.copyOf(atLeast, groups * 2);
            membersFrom = Arrays.copyOf(membersFrom, groups * 2 + 1);
        }
        owner[groups] = node;
        atLeast[groups] = need.atLeast();
        for (String needed : need.of()) {
            Integer known = nodes.get(origin.filled(needed));
            if (known != null) {
                addMember(known);
            } else if (problems.size() < MOST_PROBLEMS) {
                problems.add(origin.id() + " needs " + origin.filled(needed) + ", which is not in the landscape");
            }
        }
        groups++;
        membersFrom[groups] = members;
    }

    private void addMember(int node) {
        if (members == member.length) {
            member = Arrays.copyOf(member, members * 2);
        }
        member[members++] = node;
    }

    /** A node that is endless needs another that is: following those ends in the cycle. */
    private void findCycle(Needs needs) {
        for (int node = 0; node < ids.size(); node++) {
            if (needs.endless(node)) {
                Set<Integer> way = new LinkedHashSet<>();
                int at = node;
                while (way.add(at)) {
                    at = endlessNeed(needs, at);
                }
                problems.add("needs run in a circle: " + circle(new ArrayList<>(way), at));
                return;
            }
        }
    }

    private static int endlessNeed(Needs needs, int node) {
        int first = needs.firstMember(needs.firstGroup(node));
        int end = needs.endOfMembers(needs.endOfGroups(node) - 1);
        for (int place = first; place < end; place++) {
            if (needs.endless(needs.member(place))) {
                return needs.member(place);
            }
        }
        throw new IllegalStateException(node + " is endless, but nothing that it needs is");
    }

    private String circle(List<Integer> way, int start) {
        StringBuilder text = new StringBuilder();
        for (int node : way.subList(way.indexOf(start), way.size())) {
            text.append(ids.get(node)).append(" → ");
        }
        return text.append(ids.get(start)).toString();
    }
}
