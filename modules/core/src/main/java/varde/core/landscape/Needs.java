package varde.core.landscape;

/**
 * The groups of needs of all nodes, in arrays: group {@code g} belongs to one owner and has members, at least so many of
 * which must be available; each node knows the groups that it is a member of.
 */
public final class Needs {

    private final int[] groupsFrom;
    private final int[] owner;
    private final int[] atLeast;
    private final int[] membersFrom;
    private final int[] member;
    private final int[] memberOfFrom;
    private final int[] memberOf;
    private final int[] depth;

    Needs(int[] groupsFrom, int[] owner, int[] atLeast, int[] membersFrom, int[] member) {
        this.groupsFrom = groupsFrom;
        this.owner = owner;
        this.atLeast = atLeast;
        this.membersFrom = membersFrom;
        this.member = member;
        this.memberOfFrom = new int[groupsFrom.length];
        this.memberOf = new int[member.length];
        turnAround();
        this.depth = new int[groupsFrom.length - 1];
        measureDepth();
    }

    private void turnAround() {
        for (int node : member) {
            memberOfFrom[node + 1]++;
        }
        for (int node = 1; node < memberOfFrom.length; node++) {
            memberOfFrom[node] += memberOfFrom[node - 1];
        }
        int[] next = memberOfFrom.clone();
        for (int group = 0; group < owner.length; group++) {
            for (int at = membersFrom[group]; at < membersFrom[group + 1]; at++) {
                memberOf[next[member[at]]++] = group;
            }
        }
    }

    /** Nodes without needs have depth 0, others one more than the deepest that they need; in a cycle it stays -1. */
    private void measureDepth() {
        int nodes = depth.length;
        int[] open = new int[nodes];
        int[] ready = new int[nodes];
        int end = 0;
        for (int node = 0; node < nodes; node++) {
            depth[node] = -1;
            open[node] = membersFrom[groupsFrom[node + 1]] - membersFrom[groupsFrom[node]];
            if (open[node] == 0) {
                depth[node] = 0;
                ready[end++] = node;
            }
        }
        int[] deepest = new int[nodes];
        for (int at = 0; at < end; at++) {
            int node = ready[at];
            for (int up = memberOfFrom[node]; up < memberOfFrom[node + 1]; up++) {
                int above = owner[memberOf[up]];
                deepest[above] = Math.max(deepest[above], depth[node] + 1);
                if (--open[above] == 0) {
                    depth[above] = deepest[above];
                    ready[end++] = above;
                }
            }
        }
    }

    /** How many groups there are. */
    public int groups() {
        return owner.length;
    }

    /** The first group of a node. */
    public int firstGroup(int node) {
        return node < depth.length ? groupsFrom[node] : owner.length;
    }

    /** One past the last group of a node. */
    public int endOfGroups(int node) {
        return node < depth.length ? groupsFrom[node + 1] : owner.length;
    }

    /** Whether a node needs anything. */
    public boolean any(int node) {
        return firstGroup(node) < endOfGroups(node);
    }

    /** The node that a group belongs to. */
    public int owner(int group) {
        return owner[group];
    }

    /** How many members of a group must be available. */
    public int atLeast(int group) {
        return atLeast[group];
    }

    /** The place of a group's first member. */
    public int firstMember(int group) {
        return membersFrom[group];
    }

    /** One past the place of a group's last member. */
    public int endOfMembers(int group) {
        return membersFrom[group + 1];
    }

    /** The member at a place. */
    public int member(int place) {
        return member[place];
    }

    /** The first place in a node's list of the groups that it is a member of. */
    public int firstUse(int node) {
        return node < depth.length ? memberOfFrom[node] : memberOf.length;
    }

    /** One past the last place in that list. */
    public int endOfUses(int node) {
        return node < depth.length ? memberOfFrom[node + 1] : memberOf.length;
    }

    /** The group at a place of that list. */
    public int use(int place) {
        return memberOf[place];
    }

    /** The longest way down through needs from a node, in steps. */
    public int depth(int node) {
        return node < depth.length ? depth[node] : 0;
    }

    /** Whether a node is in, or above, a cycle. */
    boolean endless(int node) {
        return depth[node] < 0;
    }
}
