package varde.config.landscape;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.problem.Mark;
import varde.config.problem.Nearest;
import varde.config.problem.Problems;
import varde.core.landscape.Agent;
import varde.core.landscape.Fleets;
import varde.core.landscape.Watch;

/** Whether those who should look are there: only warnings, since an agent that is not listed is known by its heartbeats. */
final class WatchCheck {

    private static final String SELF = "self";

    private final List<Agent> agents;
    private final Names names;
    private final Problems problems;

    WatchCheck(List<Agent> agents, Names names, Problems problems) {
        this.agents = agents;
        this.names = names;
        this.problems = problems;
    }

    void check(List<Placed> components) {
        for (Placed placed : components) {
            placed.component().watch().ifPresent(watch -> watch(placed, watch));
        }
    }

    private void watch(Placed placed, Watch watch) {
        Set<String> sites = new HashSet<>();
        boolean onlyListed = true;
        for (int i = 0; i < watch.by().size(); i++) {
            String by = watch.by().get(i);
            List<Agent> looking = matching(by, placed);
            looking.forEach(agent -> sites.add(agent.site()));
            boolean itself = by.equals(SELF) || names.knows(Kind.COMPONENT, by) && !names.knows(Kind.AGENT, by);
            onlyListed &= !itself && !looking.isEmpty();
            if (!itself && looking.isEmpty()) {
                nobody(by, placed.watchers().get(i));
            }
        }
        Optional<Integer> wanted = watch.sites();
        if (onlyListed && !watch.by().isEmpty() && wanted.isPresent() && wanted.get() > sites.size()) {
            problems.warning(
                    placed.watchers().get(0),
                    "`sites: " + wanted.get() + "` can never agree on "
                            + placed.component().id() + ": the agents in `by` stand at " + sites.size()
                            + "; add agents or lower `sites`");
        }
    }

    private void nobody(String by, Mark at) {
        List<String> ids = agents.stream().map(Agent::id).toList();
        problems.warning(
                at,
                "no agent in agents.yaml is called `" + by + "`"
                        + Nearest.ending(by, ids, "; list it there, or nobody may ever look"));
    }

    /** The agents that this line means; of a fleet, those of its first member. */
    private List<Agent> matching(String by, Placed placed) {
        String number = Fleets.range(placed.component().id())
                .map(range -> range.written(range.from()))
                .orElse("");
        String expression = List.of(by.replace("{n}", number).split("\\*", -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        Pattern pattern = Pattern.compile(expression);
        return agents.stream()
                .filter(agent -> pattern.matcher(agent.id()).matches())
                .toList();
    }
}
