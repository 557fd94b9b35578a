package varde.core.correlate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.State;
import varde.core.landscape.Watch;

/**
 * Finds who has a vote on a component, and what follows from it. An agent has one if it should look, has not fallen
 * silent since it looked, and the marks vouch for it. An agent that is silent speaks against what it runs on.
 */
final class Electorate {

    private final Configuration configuration;
    private final ViewBook views;
    private final MarkBook marks;
    private final JobBook jobs;
    private final Isolation isolation;

    Electorate(Configuration configuration, ViewBook views, MarkBook marks, JobBook jobs, Isolation isolation) {
        this.configuration = configuration;
        this.views = views;
        this.marks = marks;
        this.jobs = jobs;
        this.isolation = isolation;
    }

    /** Counts what agents see of a node towards whether they are cut off. */
    void count(int node, List<CorrelateRow.Sight> sights) {
        List<Isolation.Ballot> ballots = List.of();
        for (CorrelateRow.Sight sight : sights) {
            Observation.Seen seen = sight.seen();
            if (!ViewBook.isOfItself(seen) && !isReport(seen) && isGood(node, sight)) {
                Optional<State> said = said(seen.view());
                if (said.isPresent()) {
                    ballots = ballots.isEmpty() ? new ArrayList<>(2) : ballots;
                    ballots.add(new Isolation.Ballot(seen.agent(), seen.site(), said.get()));
                }
            }
        }
        isolation.count(node, ballots);
    }

    /** Whether what was seen still counts, but for whether the agent is cut off. */
    private boolean isGood(int node, CorrelateRow.Sight sight) {
        return views.counts(sight) && !marks.isBlind(sight.seen().partition()) && mayVote(node, sight.seen());
    }

    /** Who sees what of a node, the ones with a vote first; at most so many. */
    List<Explanation.Sighting> sightings(int node, int most) {
        List<Explanation.Sighting> all = new ArrayList<>();
        for (CorrelateRow.Sight sight : views.of(configuration.landscape().id(node))) {
            Observation.Seen seen = sight.seen();
            boolean votes =
                    isGood(node, sight) && !cutOff(seen) && said(seen.view()).isPresent();
            all.add(new Explanation.Sighting(
                    seen.agent(), seen.site(), seen.view(), votes, seen.since(), Painter.cut(seen.message())));
        }
        for (Agent agent : configuration.residentsOf(configuration.landscape().id(node))) {
            views.self(agent.id())
                    .ifPresent(seen -> all.add(new Explanation.Sighting(
                            seen.agent(), seen.site(), seen.view(), false, seen.since(), "runs on it")));
        }
        all.sort(Comparator.comparing(Explanation.Sighting::counts).reversed());
        return all.stream().limit(most).toList();
    }

    private boolean cutOff(Observation.Seen seen) {
        return !ViewBook.isOfItself(seen) && isolation.isCutOff(seen.agent());
    }

    /** An agent that is cut off is degraded, however well it speaks of itself. */
    private Verdict withIsolation(String id, Verdict verdict) {
        boolean cutOff = isolation.isCutOff(id) && verdict.state() != State.DOWN;
        long since = isolation.since(id);
        return cutOff ? new Verdict(State.DEGRADED, 0, 1, since, since, 0, 0, false, 0) : verdict;
    }

    /** What all agents together say of a node's component. */
    Verdict verdict(int node) {
        return verdict(node, views.of(configuration.landscape().id(node)));
    }

    /** The same, by what is seen of it. */
    Verdict verdict(int node, List<CorrelateRow.Sight> sights) {
        Landscape landscape = configuration.landscape();
        String id = landscape.id(node);
        if (isJob(landscape.declaration(node))) {
            return jobs.verdict(id);
        }
        Optional<Watch> watch = landscape.declaration(node).watch();
        List<Vote> votes = new ArrayList<>(2);
        boolean blinded = false;
        long lostSince = 0;
        for (CorrelateRow.Sight sight : sights) {
            Observation.Seen seen = sight.seen();
            Optional<State> said = said(seen.view());
            if (said.isEmpty() || isReport(seen) || !mayVote(node, seen)) {
                continue;
            }
            if (cutOff(seen)) {
                lostSince = Math.max(lostSince, isolation.since(seen.agent()));
            } else if (!views.counts(sight)) {
                lostSince = Math.max(lostSince, silentSince(seen.agent()));
            } else if (marks.isBlind(seen.partition())) {
                blinded = true;
                lostSince = Math.max(lostSince, marks.readUpTo(seen.partition()));
            } else {
                votes.add(vote(seen, said.get(), watch));
            }
        }
        Verdict all = withResidents(id, votes, watch)
                .orElse(votes.isEmpty() ? Verdict.lost(blinded, lostSince) : quorum(votes, watch));
        return withIsolation(id, all);
    }

    /** Whether somebody has told of a run instead of looking: no silence would ever follow from it. */
    static boolean isReport(Observation.Seen seen) {
        return seen.patience() == 0;
    }

    private static Verdict quorum(List<Vote> votes, Optional<Watch> watch) {
        return Quorum.of(votes, watch.flatMap(Watch::sites));
    }

    /** Whether this agent is one that should look at this component. An agent always speaks for itself. */
    boolean mayVote(int node, Observation.Seen seen) {
        return configuration.landscape().looks(node, seen.agent())
                || (ViewBook.isOfItself(seen) && isAgent(node, seen.agent()));
    }

    private boolean isAgent(int node, String id) {
        return configuration.agents().containsKey(id)
                || configuration.landscape().declaration(node).kind().equals(Configuration.AGENT);
    }

    private long silentSince(String agent) {
        return views.self(agent)
                .filter(seen -> seen.view() == View.SILENT)
                .map(Observation.Seen::since)
                .orElse(0L);
    }

    /** What the agents that run on a component add: their silence is its failure, unless another site sees it well. */
    private Optional<Verdict> withResidents(String id, List<Vote> votes, Optional<Watch> watch) {
        List<Vote> silences = new ArrayList<>(0);
        boolean alive = false;
        for (Agent agent : configuration.residentsOf(id)) {
            Optional<Observation.Seen> self = views.self(agent.id()).filter(seen -> !marks.isBlind(seen.partition()));
            boolean silent = self.filter(seen -> seen.view() == View.SILENT).isPresent();
            if (silent && !seenWell(id, votes, self.get().site())) {
                silences.add(vote(self.get(), State.DOWN, watch));
            }
            alive |= !silent
                    && self.filter(seen -> said(seen.view()).isPresent()).isPresent();
        }
        if (alive) {
            return votes.isEmpty() ? Optional.of(wellByResident()) : Optional.empty();
        }
        return silences.isEmpty() ? Optional.empty() : Optional.of(Quorum.of(silences, Optional.of(1)));
    }

    private boolean seenWell(String id, List<Vote> votes, String site) {
        boolean itself = views.self(id).filter(seen -> seen.view() == View.OK).isPresent();
        return itself
                || votes.stream()
                        .anyMatch(
                                vote -> vote.state() == State.UP && !vote.site().equals(site));
    }

    private static Verdict wellByResident() {
        return new Verdict(State.UP, 0, 1, 0, 0, 0, 0, false, 0);
    }

    private static Vote vote(Observation.Seen seen, State said, Optional<Watch> watch) {
        return new Vote(seen.site(), said, seen.since(), brokeBy(seen, watch), seen.patience());
    }

    /** A silent component must have broken before its next sign of life was due; others, before they were seen so. */
    private static long brokeBy(Observation.Seen seen, Optional<Watch> watch) {
        if (seen.view() != View.SILENT) {
            return seen.since();
        }
        long declared = watch.map(Watch::interval).map(Duration::toMillis).orElse(Long.MAX_VALUE);
        long usual = seen.patience() * 2 / 3;
        return seen.since() + (declared < seen.patience() ? declared : usual);
    }

    /** The table of design 3.5 for what one agent sees: its vote, if it has one. */
    static Optional<State> said(View view) {
        switch (view) {
            case FAILED:
            case SILENT:
                return Optional.of(State.DOWN);
            case OK:
                return Optional.of(State.UP);
            case DEGRADED:
                return Optional.of(State.DEGRADED);
            case BROKEN:
            case LEAVING:
            case STARTED:
                return Optional.empty();
        }
        throw new IllegalArgumentException("no vote for " + view);
    }

    /** Whether a component was ever seen by somebody who should look at it. */
    boolean everSeen(int node) {
        if (isJob(configuration.landscape().declaration(node))) {
            return jobs.of(configuration.landscape().id(node)).seen();
        }
        for (CorrelateRow.Sight sight : views.of(configuration.landscape().id(node))) {
            if (mayVote(node, sight.seen())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a component reports when it has run, instead of being looked at. */
    static boolean isJob(Component component) {
        return component.kind().equals("job")
                || component.watch().flatMap(Watch::job).isPresent();
    }
}
