package varde.core.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.landscape.State;
import varde.core.rules.Rule;
import varde.core.rules.Rules;

/**
 * Which agents are cut off themselves: most of what they look at fails for them, while others see it well. Such an agent
 * has no vote until that is over, and is itself degraded. What somebody sees well is well, whoever he is; so being cut
 * off is judged by what all agents see, and never by whether another is cut off.
 */
final class Isolation {

    /** The counter of an agent that is cut off: log time since which. */
    static final String CUT_OFF = "cut-off/";

    private static final int[] NOTHING = {};
    private static final int TARGET = 1;
    private static final int FAILING = 2;
    private static final int CONTRADICTED = 4;

    /** What one agent sees of one component. */
    record Ballot(String agent, String site, State state) {}

    /** How many components an agent looks at, how many of them fail for it, and how many of those others see well. */
    record Count(int targets, int failing, int contradicted) {}

    private final Rules rules;
    private final Memory memory;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int[] targets = new int[8];
    private int[] failing = new int[8];
    private int[] contradicted = new int[8];
    private int[][] counted;
    private final TreeSet<String> changed = new TreeSet<>();

    Isolation(Rules rules, Memory memory, int nodes) {
        this.rules = rules;
        this.memory = memory;
        this.counted = new int[nodes][];
        Arrays.fill(counted, NOTHING);
        changed.addAll(memory.counted(CUT_OFF));
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
            int flags = TARGET | (fails ? FAILING : 0) | (alone ? CONTRADICTED : 0);
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
            int agent = entry >>> 3;
            targets[agent] += (entry & TARGET) != 0 ? sign : 0;
            failing[agent] += (entry & FAILING) != 0 ? sign : 0;
            contradicted[agent] += (entry & CONTRADICTED) != 0 ? sign : 0;
            String name = names.get(agent);
            if (shouldBe(agent) != isCutOff(name)) {
                changed.add(name);
            }
        }
    }

    private int number(String agent) {
        return numbers.computeIfAbsent(agent, name -> {
            int number = names.size();
            names.add(name);
            if (number == targets.length) {
                targets = Arrays.copyOf(targets, number * 2);
                failing = Arrays.copyOf(failing, number * 2);
                contradicted = Arrays.copyOf(contradicted, number * 2);
            }
            return number;
        });
    }

    /** Whether an agent should be taken for cut off; one that is stays so until it is clearly over. */
    private boolean shouldBe(int agent) {
        long share = rules.of(Rule.ISOLATED_SHARE);
        long others = rules.of(Rule.ISOLATED_CONTRADICTED);
        boolean enough = targets[agent] >= rules.of(Rule.ISOLATED_LEAST) && failing[agent] > 0;
        long ease = isCutOff(names.get(agent)) ? 2 : 1;
        return enough
                && failing[agent] * 100L * ease >= targets[agent] * share
                && contradicted[agent] * 100L * ease >= failing[agent] * others;
    }

    /** Whether an agent is taken for cut off. */
    boolean isCutOff(String agent) {
        return since(agent) != 0;
    }

    /** Log time since which an agent has been taken for cut off, in milliseconds; 0 if it is not. */
    long since(String agent) {
        return memory.counter(CUT_OFF + agent, 0);
    }

    /** What an agent was counted to see. */
    Count of(String agent) {
        Integer number = numbers.get(agent);
        return number == null ? new Count(0, 0, 0) : new Count(targets[number], failing[number], contradicted[number]);
    }

    /** Takes the agents that are cut off since last asked, or no longer are, for what they are: tells which. */
    List<String> turn(Turn turn) {
        List<String> turned = new ArrayList<>(0);
        for (String agent : changed) {
            Integer number = numbers.get(agent);
            boolean should = number != null && shouldBe(number);
            if (should != isCutOff(agent)) {
                turned.add(agent);
                if (should) {
                    memory.count(CUT_OFF + agent, turn.now().log(), turn);
                } else {
                    memory.uncount(CUT_OFF + agent, turn);
                }
            }
        }
        changed.clear();
        return turned;
    }
}
