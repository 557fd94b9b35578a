package varde.core.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import varde.core.landscape.State;
import varde.core.rules.Rule;
import varde.core.rules.Rules;

/**
 * Which agents are cut off themselves: most of what they and others look at fails for them, while the others see it well.
 * What nobody else looks at proves nothing either way. Such an agent has no vote until that is over, and is itself degraded.
 * What somebody sees well is well, whoever he is; so being cut off is judged by what all agents see, and never by whether
 * another is cut off.
 *
 * <p>It is over when others no longer contradict most of it; if anything still fails for it, when it has had the time to see
 * that anew. While nobody is left who could contradict it, it is not over as long as much fails for it.
 */
final class Isolation {

    /** The counter of an agent that is cut off: log time since which. */
    static final String CUT_OFF = "cut-off/";

    /** The counter of an agent that others no longer contradict: observed time at which it has seen everything anew. */
    static final String RETURNS = "cut-off-returns/";

    private static final int[] NOTHING = {};
    private static final int SHARED = 1;
    private static final int FAILING = 2;
    private static final int CONTRADICTED = 4;

    /** What one agent sees of one component. */
    record Ballot(String agent, String site, State state) {}

    /** How many components an agent and others look at, how many of them fail for it, and how many of those others see well. */
    record Count(int targets, int failing, int contradicted) {}

    /** What one agent sees, counted. */
    private static final class Tally {
        private final String agent;
        private int all;
        private int allFailing;
        private int shared;
        private int failing;
        private int contradicted;

        Tally(String agent) {
            this.agent = agent;
        }

        void add(int flags, int sign) {
            boolean fails = (flags & FAILING) != 0;
            boolean others = (flags & SHARED) != 0;
            all += sign;
            allFailing += fails ? sign : 0;
            shared += others ? sign : 0;
            failing += others && fails ? sign : 0;
            contradicted += (flags & CONTRADICTED) != 0 ? sign : 0;
        }
    }

    private final Rules rules;
    private final Memory memory;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Tally> tallies = new ArrayList<>();
    private int[][] counted;
    private final TreeSet<String> changed = new TreeSet<>();
    private final Set<String> cutOff = new HashSet<>();

    Isolation(Rules rules, Memory memory, int nodes) {
        this.rules = rules;
        this.memory = memory;
        this.counted = new int[nodes][];
        Arrays.fill(counted, NOTHING);
        cutOff.addAll(memory.counted(CUT_OFF));
        changed.addAll(cutOff);
    }

    void grow(int nodes) {
        if (nodes > counted.length) {
            int before = counted.length;
            counted = Arrays.copyOf(counted, Math.max(nodes, before + before / 2));
            Arrays.fill(counted, before, counted.length, NOTHING);
        }
    }

    /** Counts what agents see of a node, in place of what they were counted to see before. */
    void count(int node, List<Ballot> ballots) {
        int[] before = counted[node];
        if (before.length == 0 && ballots.isEmpty()) {
            return;
        }
        int[] now = new int[ballots.size()];
        for (int at = 0; at < now.length; at++) {
            boolean fails = ballots.get(at).state() == State.DOWN;
            boolean alone = fails && isContradicted(ballots, ballots.get(at).site());
            int flags = (now.length > 1 ? SHARED : 0) | (fails ? FAILING : 0) | (alone ? CONTRADICTED : 0);
            now[at] = number(ballots.get(at).agent()) << 3 | flags;
        }
        if (Arrays.equals(before, now)) {
            return;
        }
        add(before, -1);
        add(now, 1);
        counted[node] = now.length == 0 ? NOTHING : now;
    }

    /** Whether more sites see it well than see it fail, apart from this site's own view that it fails. */
    private static boolean isContradicted(List<Ballot> ballots, String site) {
        SortedSet<String> well = new TreeSet<>();
        SortedSet<String> bad = new TreeSet<>();
        for (Ballot ballot : ballots) {
            if (ballot.state() == State.UP) {
                well.add(ballot.site());
            } else if (ballot.state() == State.DOWN && !ballot.site().equals(site)) {
                bad.add(ballot.site());
            }
        }
        bad.removeAll(well);
        return well.size() > bad.size();
    }

    private void add(int[] entries, int sign) {
        for (int entry : entries) {
            Tally tally = tallies.get(entry >>> 3);
            tally.add(entry, sign);
            boolean cutOff = isCutOff(tally.agent);
            if (cutOff || isContradicted(tally, 1)) {
                changed.add(tally.agent);
            }
        }
    }

    private int number(String agent) {
        return numbers.computeIfAbsent(agent, name -> {
            tallies.add(new Tally(name));
            return tallies.size() - 1;
        });
    }

    /** Whether most of what an agent shares with others fails for it alone; with an ease of 2, half of that is enough. */
    private boolean isContradicted(Tally tally, int ease) {
        return tally.failing > 0
                && tally.shared >= rules.of(Rule.ISOLATED_LEAST)
                && tally.failing * 100L * ease >= tally.shared * rules.of(Rule.ISOLATED_SHARE)
                && tally.contradicted * 100L * ease >= tally.failing * rules.of(Rule.ISOLATED_CONTRADICTED);
    }

    /** Whether much of all that an agent looks at fails for it, whoever else looks at it. */
    private boolean mostFails(Tally tally) {
        return tally.allFailing > 0 && tally.allFailing * 200L >= tally.all * rules.of(Rule.ISOLATED_SHARE);
    }

    /** Whether an agent is taken for cut off. */
    boolean isCutOff(String agent) {
        return !cutOff.isEmpty() && cutOff.contains(agent);
    }

    /** Log time since which an agent has been taken for cut off, in milliseconds; 0 if it is not. */
    long since(String agent) {
        return memory.counter(CUT_OFF + agent, 0);
    }

    /** What an agent was counted to see. */
    Count of(String agent) {
        Integer number = numbers.get(agent);
        if (number == null) {
            return new Count(0, 0, 0);
        }
        Tally tally = tallies.get(number);
        return new Count(tally.shared, tally.failing, tally.contradicted);
    }

    /**
     * Takes the agents that are cut off since last asked, or no longer are, for what they are: tells which.
     *
     * @param patience how long it may take until an agent has seen everything anew, in milliseconds
     */
    List<String> turn(ToLongFunction<String> patience, Turn turn) {
        if (changed.isEmpty()) {
            return List.of();
        }
        List<String> turned = new ArrayList<>(0);
        for (String agent : List.copyOf(changed)) {
            Integer number = numbers.get(agent);
            Tally tally = number == null ? new Tally(agent) : tallies.get(number);
            if (!isCutOff(agent)) {
                if (isContradicted(tally, 1)) {
                    memory.count(CUT_OFF + agent, turn.now().log(), turn);
                    cutOff.add(agent);
                    turned.add(agent);
                }
                changed.remove(agent);
            } else if (isBack(tally, patience, turn)) {
                memory.uncount(CUT_OFF + agent, turn);
                cutOff.remove(agent);
                memory.uncount(RETURNS + agent, turn);
                turned.add(agent);
                changed.remove(agent);
            } else if (memory.counter(RETURNS + agent, 0) == 0) {
                changed.remove(agent);
            }
        }
        return turned;
    }

    /** Whether being cut off is over; if that has to wait, remembers for how long. */
    private boolean isBack(Tally tally, ToLongFunction<String> patience, Turn turn) {
        if (isContradicted(tally, 2)) {
            memory.uncount(RETURNS + tally.agent, turn);
            return false;
        }
        if (tally.shared < rules.of(Rule.ISOLATED_LEAST) && mostFails(tally)) {
            return false;
        }
        if (tally.allFailing == 0) {
            return true;
        }
        long due = memory.counter(RETURNS + tally.agent, 0);
        if (due == 0) {
            due = turn.now().observed() + Math.max(1, patience.applyAsLong(tally.agent));
            memory.count(RETURNS + tally.agent, due, turn);
        }
        return due <= turn.now().observed();
    }
}
