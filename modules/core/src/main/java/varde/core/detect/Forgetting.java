package varde.core.detect;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import varde.core.time.Now;

/**
 * Finds what nobody has heard of for a week: agents that are gone, and components that an agent no longer looks at. Otherwise
 * state would grow for ever. Nothing is said of it: that they are silent has been said long ago, and whoever comes back is new.
 *
 * <p>Each agent is looked at once an hour, in a second that its name decides, so that the same log forgets at the same place,
 * wherever a task has begun again.
 */
final class Forgetting {

    /** How long, in observed time, in milliseconds. */
    static final long AFTER = 7 * 24 * 3_600_000L;

    /** How many components are forgotten with one record; the rest follows an hour later. */
    static final int MOST = 10_000;

    private static final int CYCLE = 3_600;

    /** How many seconds have their turn with one record. */
    private static final int MOST_SECONDS = 10;

    private final Map<Integer, TreeMap<String, AgentTrack>> bySecond = new HashMap<>();

    /** Who is told what is to be forgotten. */
    interface Told {

        /** A component, as this agent saw it. */
        void component(Track track);

        /** An agent of which no component is left. */
        void agent(AgentTrack agent);
    }

    /** There is an agent. */
    void know(AgentTrack agent) {
        bySecond.computeIfAbsent(second(agent.id), any -> new TreeMap<>()).put(agent.id, agent);
    }

    private static int second(String id) {
        return Math.floorMod(id.hashCode(), CYCLE);
    }

    /**
     * Looks at those whose second has come.
     *
     * @param before when it was last called, in log time
     */
    void look(long before, Now now, Told told) {
        long last = now.log() / 1_000;
        // After a gap the rest has its turn an hour later: work is bounded.
        long first = Math.max(before / 1_000 + 1, last - MOST_SECONDS + 1);
        int left = MOST;
        for (long second = first; second <= last; second++) {
            left = look(Math.floorMod(second, CYCLE), left, now, told);
        }
    }

    private int look(int second, int most, Now now, Told told) {
        TreeMap<String, AgentTrack> here = bySecond.getOrDefault(second, new TreeMap<>());
        int left = most;
        for (AgentTrack agent : List.copyOf(here.values())) {
            boolean gone = agent.silent && isOld(agent.heardObserved, now);
            Set<Track> old = new LinkedHashSet<>();
            for (Track track : agent.tracks()) {
                boolean forsaken =
                        track.view == View.SILENT && !track.isAgentItself() && isOld(track.seenObserved, now);
                if (old.size() < left && (gone || forsaken)) {
                    old.add(track);
                }
            }
            left -= old.size();
            agent.remove(old);
            old.forEach(told::component);
            if (gone && agent.tracks().isEmpty()) {
                here.remove(agent.id);
                told.agent(agent);
            }
        }
        return left;
    }

    private static boolean isOld(long observed, Now now) {
        return now.observed() - observed > AFTER;
    }
}
