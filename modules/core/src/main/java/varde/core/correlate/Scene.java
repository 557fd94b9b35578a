package varde.core.correlate;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.detect.Observation;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.State;

/** What is seen of the landscape in force, and what follows from it. */
final class Scene {

    private final Configuration configuration;
    private final Landscape landscape;
    private final ViewBook views;
    private final Electorate electorate;
    private final Memory memory;
    private final Trouble trouble;
    private final Patience patience;
    private final Isolation isolation;
    private final Suspects suspects;
    private final Flaps flaps;
    private final Windows windows;
    private final Stakes stakes;
    private final Reserves reserves;
    private boolean[] ill;
    private final SortedSet<String> recovered = new TreeSet<>();
    private final SortedSet<String> restated = new TreeSet<>();
    private boolean[] unconfirmed;
    private final SortedSet<String> doubted = new TreeSet<>();

    Scene(Configuration configuration, ViewBook views, MarkBook marks, Memory memory) {
        this.configuration = configuration;
        this.landscape = configuration.landscape();
        this.views = views;
        this.memory = memory;
        this.isolation = new Isolation(configuration.rules(), memory, landscape.size());
        this.electorate = new Electorate(configuration, views, marks, memory.jobs, isolation);
        views.lookers().forEach(this::admit);
        this.trouble = new Trouble(landscape);
        this.patience = new Patience(landscape, trouble);
        this.windows = new Windows(configuration, memory);
        this.suspects = new Suspects(configuration, memory, trouble, windows);
        this.flaps = new Flaps(memory, configuration);
        this.stakes = new Stakes(landscape);
        this.reserves = new Reserves(landscape, trouble, stakes);
        this.ill = new boolean[landscape.size()];
        this.unconfirmed = new boolean[landscape.size()];
        isolation.grow(landscape.size());
        evaluateAll();
        doubted.clear();
        recovered.clear();
        restated.clear();
    }

    private void evaluateAll() {
        views.forEachComponent(this::evaluate);
        memory.jobs.components().forEach(this::evaluate);
        configuration.residents().keySet().forEach(this::evaluate);
        memory.cases().forEach(known -> evaluate(known.root()));
        memory.counted(Suspects.INFERRED).forEach(this::evaluate);
        memory.flaps.keySet().forEach(this::evaluate);
        for (int node = 0; node < landscape.size(); node++) {
            if (patience.of(node) == 0) {
                patience.set(node, suspects.patience(node));
            }
        }
        for (int node : trouble.settle().drain(landscape)) {
            reserves.touch(node);
        }
        reserves.settle();
    }

    /** Whether a component is in the landscape. */
    boolean knows(String component) {
        return landscape.node(component) != Landscape.NONE;
    }

    /** Takes up an agent that nobody listed: it is a component of its own, if it looks at others. Tells whether it is new. */
    boolean admit(String agent) {
        boolean fresh = landscape.node(agent) == Landscape.NONE && views.looks(agent);
        if (fresh) {
            Optional<Observation.Seen> known = views.self(agent).or(() -> views.anySeenBy(agent));
            String site = known.map(Observation.Seen::site).orElse("");
            String domain = known.map(Observation.Seen::domain).orElse(Component.MAIN_DOMAIN);
            landscape.admit(ConfigurationBuilder.agentComponent(agent, site, domain, Optional.empty()));
        }
        return fresh;
    }

    /** Makes room for agents that were taken up. */
    void grow() {
        trouble.grow();
        patience.grow();
        suspects.grow(landscape.size());
        windows.grow(landscape.size());
        isolation.grow(landscape.size());
        if (landscape.size() > ill.length) {
            int room = ill.length + ill.length / 2 + landscape.size();
            ill = Arrays.copyOf(ill, room);
            unconfirmed = Arrays.copyOf(unconfirmed, room);
        }
    }

    /** Works out anew what is seen of a component, if it is in the landscape. */
    void evaluate(String component) {
        int node = landscape.node(component);
        if (node == Landscape.NONE) {
            return;
        }
        List<CorrelateRow.Sight> sights = views.of(component);
        electorate.count(node, sights);
        Verdict verdict = electorate.verdict(node, sights);
        suspects.count(node, verdict.state());
        noticeReturn(node, verdict);
        long hidden = Math.max(verdict.patience(), suspects.patience(node));
        patience.set(node, verdict.state() == State.DOWN ? 0 : hidden);
        Optional<Assumed> assumed = verdict.state() == State.UNKNOWN ? assumed(component, verdict) : Optional.empty();
        if (unconfirmed[node] != assumed.isPresent()) {
            unconfirmed[node] = assumed.isPresent();
            doubted.add(component);
        }
        Assumed now = corrected(component, assumed.orElse(new Assumed(verdict.state(), verdict.since())));
        if (trouble.own(node) != now.state() && memory.members.containsKey(component)) {
            restated.add(component);
        }
        trouble.see(node, now.state(), now.since());
    }

    /** A root that was in trouble is seen well. */
    private void noticeReturn(int node, Verdict verdict) {
        if (verdict.state() == State.UP && ill[node] && isOwnTrouble(node)) {
            recovered.add(landscape.id(node));
        }
        ill[node] = verdict.state() == State.DOWN || verdict.state() == State.DEGRADED;
    }

    /** Whether a node is a root, and not only left over from another root that came back first. */
    private boolean isOwnTrouble(int node) {
        String id = landscape.id(node);
        return trouble.isRoot(node)
                && memory.outageSaid(id).filter(said -> !said.root().equals(id)).isEmpty();
    }

    /** What is suspected counts as down, what is flapping as degraded at least. */
    private Assumed corrected(String component, Assumed seen) {
        if (seen.state() != State.DOWN && suspects.isInferred(component)) {
            return new Assumed(State.DOWN, suspects.since(component));
        }
        if (seen.state() == State.UP && flaps.isFlapping(component)) {
            return new Assumed(State.DEGRADED, flaps.since(component));
        }
        return seen;
    }

    private static SortedSet<String> taken(SortedSet<String> from) {
        if (from.isEmpty()) {
            return Collections.emptySortedSet();
        }
        SortedSet<String> taken = new TreeSet<>(from);
        from.clear();
        return taken;
    }

    /** The components of which something was said and that are seen in another state since last asked. */
    SortedSet<String> takeRestated() {
        return taken(restated);
    }

    /** The roots that are seen well since last asked. */
    SortedSet<String> takeRecovered() {
        return taken(recovered);
    }

    /** Takes agents for cut off, or no longer; gives up suspects for which too little speaks by now. */
    void weigh(Turn turn) {
        for (String agent : isolation.turn(views::patienceOf, turn)) {
            views.seenBy(agent).forEach(this::evaluate);
            evaluate(agent);
        }
        suspects.release(turn).forEach(this::evaluate);
    }

    /** Works out anew what is seen of the component that a listed agent runs on. */
    void evaluateWhatItRunsOn(String agent) {
        Agent listed = configuration.agents().get(agent);
        if (listed != null) {
            listed.runsOn().ifPresent(this::evaluate);
        }
    }

    /** What is taken for true while nobody can look. */
    private record Assumed(State state, long since) {}

    /**
     * The root of an open outage stays broken until it is seen well; one that is held back, if nobody can look at it only
     * because marks are old.
     */
    private Optional<Assumed> assumed(String component, Verdict verdict) {
        Optional<Assumed> open = memory.open(component)
                .filter(known -> !known.outage().explanation().inferred())
                .map(known -> new Assumed(known.assumed, known.outage().brokeAt()));
        if (open.isPresent() || !verdict.blinded()) {
            return open;
        }
        return Optional.ofNullable(memory.holds.get(component)).map(hold -> new Assumed(hold.state(), hold.brokeAt()));
    }

    /** What was taken for true of a component may no longer be, because it is no longer a root: works it out anew. */
    void doubt(String component) {
        int node = landscape.node(component);
        if (node != Landscape.NONE && unconfirmed[node]) {
            evaluate(component);
        }
    }

    /** The components of which it has changed, since last asked, whether anybody can look at them. */
    SortedSet<String> takeDoubted() {
        return taken(doubted);
    }

    /** Whether nobody can look at it, and it is only taken for broken. */
    boolean isUnconfirmed(int node) {
        return unconfirmed[node];
    }

    /** Whether nobody sees it fail, and it is suspected because of what hangs on it. */
    boolean isInferred(int node) {
        return suspects.isInferred(landscape.id(node));
    }

    Verdict verdict(int node) {
        return electorate.verdict(node);
    }

    /** For people: who sees what of a node, or how a job is. */
    String said(int node) {
        if (isInferred(node)) {
            return "inferred: " + suspects.said(node);
        }
        boolean job = Electorate.isJob(landscape.declaration(node));
        return (job ? memory.jobs.words(landscape.id(node)) : Optional.<String>empty())
                .orElseGet(() -> verdict(node).said());
    }

    /** Whether a node is a job, which is not looked at but tells of itself. */
    boolean isJob(int node) {
        return Electorate.isJob(landscape.declaration(node));
    }

    Configuration configuration() {
        return configuration;
    }

    Landscape landscape() {
        return landscape;
    }

    Trouble trouble() {
        return trouble;
    }

    Patience patience() {
        return patience;
    }

    Electorate electorate() {
        return electorate;
    }

    ViewBook views() {
        return views;
    }

    Isolation isolation() {
        return isolation;
    }

    Suspects suspects() {
        return suspects;
    }

    Flaps flaps() {
        return flaps;
    }

    Stakes stakes() {
        return stakes;
    }

    Reserves reserves() {
        return reserves;
    }

    Windows windows() {
        return windows;
    }
}
