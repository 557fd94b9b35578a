package varde.core.correlate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import varde.core.detect.Observation;
import varde.core.detect.View;

/**
 * What each agent sees of each component, and which of it still counts: what an agent saw before it fell silent does not,
 * until it has seen each component again.
 */
final class ViewBook {

    /** An agent that looks at other components than itself. */
    private static final class Looker {
        private final SortedSet<String> components = new TreeSet<>();
        private int era;
    }

    private final Map<String, List<CorrelateRow.Sight>> sights = new HashMap<>();
    private final Map<String, Looker> lookers = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> domains = new HashSet<>();

    void restore(CorrelateRow.Sight row) {
        put(row);
    }

    void restore(CorrelateRow.Era row) {
        looker(row.agent()).era = row.era();
    }

    /** Takes an observation; tells what the same agent had seen of the component before. */
    Optional<View> take(Observation.Seen seen, Turn turn) {
        List<CorrelateRow.Sight> known = sights.getOrDefault(seen.component(), List.of());
        Optional<View> before = Optional.empty();
        for (CorrelateRow.Sight sight : known) {
            if (sight.seen().agent().equals(seen.agent())) {
                before = Optional.of(sight.seen().view());
            }
        }
        boolean ofItself = isOfItself(seen);
        if (ofItself
                && seen.view() == View.SILENT
                && before.filter(View.SILENT::equals).isEmpty()) {
            lapse(seen.agent(), turn);
        }
        Looker looker = lookers.get(seen.agent());
        CorrelateRow.Sight row = new CorrelateRow.Sight(seen, looker == null ? 0 : looker.era);
        put(row);
        turn.keep(row);
        return before;
    }

    private void lapse(String agent, Turn turn) {
        Looker looker = lookers.get(agent);
        if (looker != null) {
            looker.era++;
            turn.keep(new CorrelateRow.Era(agent, looker.era));
        }
    }

    private void put(CorrelateRow.Sight row) {
        Observation.Seen seen = row.seen();
        List<CorrelateRow.Sight> known = sights.get(seen.component());
        if (known == null) {
            String component = isOfItself(seen) ? seen.component() : name(seen.component());
            known = new ArrayList<>(1);
            sights.put(component, known);
        }
        int at = 0;
        while (at < known.size() && known.get(at).seen().agent().compareTo(seen.agent()) < 0) {
            at++;
        }
        if (at < known.size() && known.get(at).seen().agent().equals(seen.agent())) {
            known.set(at, new CorrelateRow.Sight(lean(seen, known.get(at).seen()), row.era()));
        } else {
            domains.add(seen.domain());
            CorrelateRow.Sight lean = new CorrelateRow.Sight(lean(seen), row.era());
            known.add(at, lean);
            if (!isOfItself(seen)) {
                looker(lean.seen().agent()).components.add(lean.seen().component());
            }
        }
    }

    /** The same with each name kept in memory once only. */
    private Observation.Seen lean(Observation.Seen seen) {
        boolean self = isOfItself(seen);
        String component = self ? seen.component() : name(seen.component());
        return lean(seen, self ? component : name(seen.agent()), component, name(seen.domain()), name(seen.site()));
    }

    /** The same by the names that were kept when it was last seen by this agent. */
    private Observation.Seen lean(Observation.Seen seen, Observation.Seen before) {
        boolean domain = seen.domain().equals(before.domain());
        boolean site = seen.site().equals(before.site());
        if (!domain) {
            domains.add(seen.domain());
        }
        return lean(
                seen,
                before.agent(),
                before.component(),
                domain ? before.domain() : name(seen.domain()),
                site ? before.site() : name(seen.site()));
    }

    private static Observation.Seen lean(
            Observation.Seen seen, String agent, String component, String domain, String site) {
        return new Observation.Seen(
                agent,
                component,
                domain,
                site,
                seen.view(),
                seen.message(),
                seen.since(),
                seen.patience(),
                seen.partition());
    }

    private String name(String text) {
        return names.computeIfAbsent(text, same -> same);
    }

    private Looker looker(String agent) {
        return lookers.computeIfAbsent(agent, none -> new Looker());
    }

    /** All that was ever seen of a component, by agent. */
    List<CorrelateRow.Sight> of(String component) {
        return sights.getOrDefault(component, List.of());
    }

    /** One of the views of a component, if it was ever seen. */
    Optional<Observation.Seen> anyOf(String component) {
        return of(component).stream().findFirst().map(CorrelateRow.Sight::seen);
    }

    /** Whether any view of a component came by one of these partitions. */
    boolean anyFrom(String component, Collection<Integer> partitions) {
        return of(component).stream()
                .anyMatch(sight -> partitions.contains(sight.seen().partition()));
    }

    /** What this agent sees of this component. */
    Optional<View> view(String component, String agent) {
        return sight(component, agent).map(sight -> sight.seen().view());
    }

    /** What this agent last said of itself. */
    Optional<Observation.Seen> self(String agent) {
        return sight(agent, agent).map(CorrelateRow.Sight::seen);
    }

    private Optional<CorrelateRow.Sight> sight(String component, String agent) {
        for (CorrelateRow.Sight sight : of(component)) {
            if (sight.seen().agent().equals(agent)) {
                return Optional.of(sight);
            }
        }
        return Optional.empty();
    }

    /** Whether what was seen still counts: its agent has not fallen silent since. */
    boolean counts(CorrelateRow.Sight sight) {
        if (isOfItself(sight.seen())) {
            return true;
        }
        return sight.era() == looker(sight.seen().agent()).era
                && !isSilent(sight.seen().agent());
    }

    /** Whether nothing at all comes from this agent. */
    boolean isSilent(String agent) {
        return view(agent, agent).filter(View.SILENT::equals).isPresent();
    }

    /** Whether somebody has seen other components than itself, and so is an agent. */
    boolean looks(String agent) {
        Looker looker = lookers.get(agent);
        return looker != null && !looker.components.isEmpty();
    }

    /** One of the views of an agent that has never spoken for itself. */
    Optional<Observation.Seen> anySeenBy(String agent) {
        for (String component : seenBy(agent)) {
            return sight(component, agent).map(CorrelateRow.Sight::seen);
        }
        return Optional.empty();
    }

    /** The components, besides itself, that an agent has ever seen. */
    Iterable<String> seenBy(String agent) {
        Looker looker = lookers.get(agent);
        return looker == null ? List.of() : looker.components;
    }

    /** How long it may take until an agent has seen again all that it looks at, in milliseconds. */
    long patienceOf(String agent) {
        long longest = 0;
        for (String component : seenBy(agent)) {
            longest = Math.max(
                    longest,
                    sight(component, agent)
                            .map(sight -> sight.seen().patience())
                            .orElse(0L));
        }
        return longest;
    }

    /** Whether anything of this domain was ever seen here. */
    boolean knows(String domain) {
        return domains.contains(domain);
    }

    /** All components that were ever seen, in the order of their ids. */
    void forEachComponent(Consumer<String> what) {
        new TreeSet<>(sights.keySet()).forEach(what);
    }

    /** Those who have seen other components than themselves, in order. */
    SortedSet<String> lookers() {
        return new TreeSet<>(lookers.keySet());
    }

    static boolean isOfItself(Observation.Seen seen) {
        return seen.agent().equals(seen.component());
    }
}
