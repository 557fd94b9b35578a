package varde.core.correlate;

import java.util.Arrays;
import java.util.function.IntConsumer;
import varde.core.landscape.Landscape;
import varde.core.landscape.Needs;
import varde.core.landscape.State;

/**
 * What is broken, and through what: the state of each node of the landscape, and for each broken one the root that it is
 * blamed on. Kept up to date step by step, with work only where something changes: each group of needs counts its
 * members that are available, and nodes are looked at from the deepest cause upwards, so that each is looked at once.
 *
 * <p>A node that is seen has the state that is seen. Any other follows its needs: DOWN if a group has too few members
 * that are not DOWN, DEGRADED if it has enough only with those that are DEGRADED. A node that is DOWN is a symptom if a
 * group is violated, and then its cause is a cause of the members that are missing there; otherwise it is a root. A node
 * that is DEGRADED is explained if anything that it needs, however indirectly, is in trouble. Of several causes the one
 * that broke first counts. What is of interest to a node that is degraded is marked below it, so that changes there find
 * their way up to it, and no change goes further up than somebody is interested.
 */
final class Trouble {

    /** The cause of a node that is in no trouble. */
    static final int NONE = -1;

    /** Levels of trouble: well, degraded, down. */
    static final int WELL = 0;

    static final int DEGRADED = 1;

    static final int DOWN = 2;

    private final Landscape landscape;
    private final Needs needs;
    private final int[] available;
    private final int[] well;
    private final Worklist worklist = new Worklist();
    private final ChangeList changes;
    private final Followers followers;
    private final Search search;
    private boolean[] stirred;
    private State[] own;
    private long[] brokeAt;
    private byte[] level;
    private int[] interest;
    private int[] violated;
    private int[] thin;
    private int[] cause;

    Trouble(Landscape landscape) {
        this.landscape = landscape;
        this.needs = landscape.needs();
        int size = landscape.size();
        own = new State[size];
        Arrays.fill(own, State.UNKNOWN);
        brokeAt = new long[size];
        level = new byte[size];
        interest = new int[size];
        stirred = new boolean[size];
        violated = new int[size];
        thin = new int[size];
        cause = new int[size];
        Arrays.fill(cause, NONE);
        available = new int[needs.groups()];
        well = new int[needs.groups()];
        for (int group = 0; group < needs.groups(); group++) {
            available[group] = needs.endOfMembers(group) - needs.firstMember(group);
            well[group] = available[group];
        }
        changes = new ChangeList(size);
        followers = new Followers(size);
        search = new Search();
    }

    /** Makes room for nodes that were admitted to the landscape. */
    void grow() {
        int size = landscape.size();
        int before = own.length;
        if (size <= before) {
            return;
        }
        int room = Math.max(size, before + before / 2);
        own = Arrays.copyOf(own, room);
        Arrays.fill(own, before, room, State.UNKNOWN);
        brokeAt = Arrays.copyOf(brokeAt, room);
        level = Arrays.copyOf(level, room);
        interest = Arrays.copyOf(interest, room);
        stirred = Arrays.copyOf(stirred, room);
        violated = Arrays.copyOf(violated, room);
        thin = Arrays.copyOf(thin, room);
        cause = Arrays.copyOf(cause, room);
        Arrays.fill(cause, before, room, NONE);
        changes.grow(room);
        followers.grow(room);
    }

    /** A node is seen to be in this state since this log time; UNKNOWN if nobody can say. */
    void see(int node, State state, long since) {
        if (own[node] != state || (state != State.UP && brokeAt[node] != since)) {
            int interested = (state == State.DEGRADED ? 1 : 0) - (own[node] == State.DEGRADED ? 1 : 0);
            if (interested != 0) {
                search.eachBelow(node, below -> interest[below] += interested);
            }
            own[node] = state;
            changes.moved(node, brokeAt[node] != since);
            brokeAt[node] = since;
            worklist.add(node, needs.depth(node));
        }
    }

    /** Works out what follows from all that was seen since; tells the nodes whose level or cause changed. */
    ChangeList settle() {
        while (!worklist.isEmpty()) {
            look(worklist.take());
        }
        changes.forgetMoved();
        return changes;
    }

    private void look(int node) {
        int oldLevel = level[node];
        int oldCause = cause[node];
        level[node] = (byte) levelOf(node);
        cause[node] = causeOf(node);
        boolean moved = changes.hasMoved(cause[node]);
        boolean changed = level[node] != oldLevel || cause[node] != oldCause;
        if (changed) {
            changes.note(node, oldLevel, oldCause);
            followers.move(node, oldCause, cause[node]);
        }
        if (oldCause == node && cause[node] != node) {
            followers.each(node, follower -> worklist.add(follower, needs.depth(follower)));
        }
        boolean stirs = interest[node] > 0 && (changed || moved || stirred[node]);
        stirred[node] = false;
        for (int place = needs.firstUse(node); place < needs.endOfUses(node); place++) {
            int above = needs.owner(needs.use(place));
            tell(needs.use(place), node, oldLevel, oldCause);
            if (stirs) {
                stir(above);
            }
            if (moved) {
                worklist.add(above, needs.depth(above));
            }
        }
    }

    /** Something below has changed: of interest to what is degraded, and through what is well to what is degraded above. */
    private void stir(int above) {
        if (own[above] == State.DEGRADED) {
            worklist.add(above, needs.depth(above));
        } else if (interest[above] > 0 && !stirred[above]) {
            stirred[above] = true;
            worklist.add(above, needs.depth(above));
        }
    }

    private int levelOf(int node) {
        switch (own[node]) {
            case UP:
                return WELL;
            case DEGRADED:
                return DEGRADED;
            case DOWN:
                return DOWN;
            case UNKNOWN:
                return violated[node] > 0 ? DOWN : thin[node] > 0 ? DEGRADED : WELL;
        }
        throw new IllegalStateException("no level for " + own[node]);
    }

    /** Tells the owner of a group that one of its members has changed. */
    private void tell(int group, int node, int oldLevel, int oldCause) {
        int above = needs.owner(group);
        boolean look = false;
        int down = (level[node] == DOWN ? 1 : 0) - (oldLevel == DOWN ? 1 : 0);
        if (down != 0) {
            boolean before = available[group] < needs.atLeast(group);
            available[group] -= down;
            boolean after = available[group] < needs.atLeast(group);
            violated[above] += (after ? 1 : 0) - (before ? 1 : 0);
            look |= before != after;
        }
        int ill = (level[node] > WELL ? 1 : 0) - (oldLevel > WELL ? 1 : 0);
        if (ill != 0) {
            boolean before = well[group] < needs.atLeast(group);
            well[group] -= ill;
            boolean after = well[group] < needs.atLeast(group);
            thin[above] += (after ? 1 : 0) - (before ? 1 : 0);
            look |= before != after;
        }
        boolean changed = level[node] != oldLevel || cause[node] != oldCause;
        look |= changed && matters(group, node, oldCause);
        if (look) {
            worklist.add(above, needs.depth(above));
        }
    }

    /** Whether a change of a member's cause can change the cause of the group's owner. */
    private boolean matters(int group, int node, int oldCause) {
        int blamed = cause[needs.owner(group)];
        return well[group] < needs.atLeast(group)
                && (blamed == NONE || blamed == oldCause || (cause[node] != NONE && brokeBefore(cause[node], blamed)));
    }

    private int causeOf(int node) {
        if (level[node] == WELL) {
            return NONE;
        }
        if (level[node] == DOWN) {
            return violated[node] > 0 ? blame(node, DOWN) : node;
        }
        if (own[node] == State.UNKNOWN) {
            return blame(node, DEGRADED);
        }
        int below = search.below(node);
        return below == NONE ? node : below;
    }

    /** The cause that broke first among those of the members missing in groups that do not hold. */
    private int blame(int node, int least) {
        int best = NONE;
        for (int group = needs.firstGroup(node); group < needs.endOfGroups(node); group++) {
            int left = least == DOWN ? available[group] : well[group];
            if (left >= needs.atLeast(group)) {
                continue;
            }
            for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
                int member = needs.member(place);
                if (level[member] >= least) {
                    best = first(best, cause[member]);
                }
            }
        }
        return best;
    }

    private int first(int one, int other) {
        return one == NONE || (other != NONE && brokeBefore(other, one)) ? other : one;
    }

    private boolean brokeBefore(int candidate, int rival) {
        return brokeAt[candidate] != brokeAt[rival]
                ? brokeAt[candidate] < brokeAt[rival]
                : landscape.order().compare(candidate, rival) < 0;
    }

    /** How many members of a group are not DOWN. */
    int available(int group) {
        return available[group];
    }

    /** How bad it is: {@link #WELL}, {@link #DEGRADED} or {@link #DOWN}. */
    int level(int node) {
        return level[node];
    }

    /** The root that this node's trouble is blamed on, itself if it is one, or {@link #NONE}. */
    int cause(int node) {
        return cause[node];
    }

    /** Whether this node is in trouble, and nothing that it needs explains it. */
    boolean isRoot(int node) {
        return cause[node] == node;
    }

    /** Whether a line of what this node needs does not hold, whatever is seen of the node itself. */
    boolean lacks(int node) {
        return violated[node] > 0;
    }

    /** The root of what this node lacks, or {@link #NONE}. */
    int lackingThrough(int node) {
        return blame(node, DOWN);
    }

    /** Since when this root has been broken: log time of the first evidence, in milliseconds. */
    long brokeAt(int node) {
        return brokeAt[node];
    }

    /** What is seen of it, or assumed. */
    State own(int node) {
        return own[node];
    }

    /** Its state for people. */
    State state(int node) {
        if (level[node] != WELL) {
            return level[node] == DOWN ? State.DOWN : State.DEGRADED;
        }
        boolean watched = landscape.declaration(node).watch().isPresent();
        return own[node] == State.UNKNOWN && !watched && needs.any(node) ? State.UP : own[node];
    }

    /** The nodes, besides itself, that are blamed on this root. */
    Followers followers() {
        return followers;
    }

    /** Looks for the cause of a node that is degraded among all that it needs, however indirectly. */
    private final class Search {

        private int[] stack = new int[64];
        private int top;
        private int[] visited = new int[own.length];
        private int round;

        int below(int start) {
            int best = NONE;
            begin();
            pushNeeds(start);
            while (top > 0) {
                int node = stack[--top];
                if (level[node] > WELL) {
                    best = first(best, cause[node]);
                } else {
                    pushNeeds(node);
                }
            }
            return best;
        }

        /** Goes through all that a node needs, however indirectly. */
        void eachBelow(int start, IntConsumer what) {
            begin();
            pushNeeds(start);
            while (top > 0) {
                int node = stack[--top];
                what.accept(node);
                pushNeeds(node);
            }
        }

        private void begin() {
            top = 0;
            round++;
            if (visited.length < own.length) {
                visited = Arrays.copyOf(visited, own.length);
            }
        }

        private void pushNeeds(int node) {
            int end = needs.endOfGroups(node);
            for (int group = needs.firstGroup(node); group < end; group++) {
                for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
                    int member = needs.member(place);
                    if (visited[member] != round) {
                        visited[member] = round;
                        push(member);
                    }
                }
            }
        }

        private void push(int node) {
            if (top == stack.length) {
                stack = Arrays.copyOf(stack, top * 2);
            }
            stack[top++] = node;
        }
    }
}
