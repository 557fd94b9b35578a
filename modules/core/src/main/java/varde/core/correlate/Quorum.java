package varde.core.correlate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.landscape.State;

/**
 * Joins votes into one verdict, by sites and not by heads: a site sees a component DOWN if more than half of its agents
 * that look do, and the component is DOWN if enough sites see it so.
 */
final class Quorum {

    private Quorum() {}

    /**
     * The verdict.
     *
     * @param votes at least one
     * @param wanted how many sites must agree on DOWN; empty: more than half of those looking
     */
    static Verdict of(List<Vote> votes, Optional<Integer> wanted) {
        if (votes.size() == 1) {
            State said = votes.get(0).state();
            return verdict(said, votes, said == State.DOWN ? 1 : 0, 1);
        }
        SortedMap<String, int[]> sites = new TreeMap<>();
        boolean doubt = false;
        for (Vote vote : votes) {
            int[] count = sites.computeIfAbsent(vote.site(), none -> new int[2]);
            count[0]++;
            count[1] += vote.down() ? 1 : 0;
            doubt |= vote.state() != State.UP;
        }
        int down = (int)
                sites.values().stream().filter(count -> 2 * count[1] > count[0]).count();
        int enough = Math.min(wanted.orElse(sites.size() / 2 + 1), sites.size());
        State state = down >= enough ? State.DOWN : doubt ? State.DEGRADED : State.UP;
        return verdict(state, votes, down, sites.size());
    }

    private static Verdict verdict(State state, List<Vote> votes, int downSites, int sites) {
        boolean down = votes.stream().anyMatch(Vote::down);
        long since = Long.MAX_VALUE;
        long brokeBy = Long.MAX_VALUE;
        long patience = 0;
        long downPatience = 0;
        for (Vote vote : votes) {
            if (vote.down() || (!down && vote.state() == State.DEGRADED)) {
                since = Math.min(since, vote.since());
                brokeBy = Math.min(brokeBy, vote.brokeBy());
            }
            if (vote.down()) {
                downPatience = Math.max(downPatience, vote.patience());
            } else {
                patience = Math.max(patience, vote.patience());
            }
        }
        boolean trouble = state != State.UP;
        return new Verdict(
                state, downSites, sites, trouble ? since : 0, trouble ? brokeBy : 0, patience, downPatience, false, 0);
    }
}
