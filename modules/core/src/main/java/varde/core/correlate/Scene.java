package varde.core.correlate;

import java.util.BitSet;
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
    private final BitSet unconfirmed = new BitSet();
    private final SortedSet<String> doubted = new TreeSet<>();

    Scene(Configuration configuration, ViewBook views, MarkBook marks, Memory memory) {
        this.configuration = configuration;
        this.landscape = configuration.landscape();
        this.views = views;
        this.memory = memory;
        this.electorate = new Electorate(configuration, views, marks, memory.jobs);
        views.lookers().forEach(this::admit);
        this.trouble = new Trouble(landscape);
        this.patience = new Patience(landscape, trouble);
        evaluateAll();
        doubted.clear();
    }

    private void evaluateAll() {
        views.forEachComponent(this::evaluate);
        memory.jobs.components().forEach(this::evaluate);
        configuration.residents().keySet().forEach(this::evaluate);
        memory.cases().forEach(known -> evaluate(known.root()));
        trouble.settle().drain(landscape.order());
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
    }

    /** Works out anew what is seen of a component, if it is in the landscape. */
    void evaluate(String component) {
        int node = landscape.node(component);
        if (node == Landscape.NONE) {
            return;
        }
        Verdict verdict = electorate.verdict(node);
        patience.set(node, verdict.state() == State.DOWN ? 0 : verdict.patience());
        Optional<Assumed> assumed = verdict.state() == State.UNKNOWN ? assumed(component, verdict) : Optional.empty();
        if (unconfirmed.get(node) != assumed.isPresent()) {
            unconfirmed.set(node, assumed.isPresent());
            doubted.add(component);
        }
        State state = assumed.map(Assumed::state).orElse(verdict.state());
        trouble.see(node, state, assumed.map(Assumed::since).orElse(verdict.since()));
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
                .map(known -> new Assumed(known.assumed, known.outage().brokeAt()));
        if (open.isPresent() || !verdict.blinded()) {
            return open;
        }
        return Optional.ofNullable(memory.holds.get(component)).map(hold -> new Assumed(hold.state(), hold.brokeAt()));
    }

    /** What was taken for true of a component may no longer be, because it is no longer a root: works it out anew. */
    void doubt(String component) {
        int node = landscape.node(component);
        if (node != Landscape.NONE && unconfirmed.get(node)) {
            evaluate(component);
        }
    }

    /** The components of which it has changed, since last asked, whether anybody can look at them. */
    SortedSet<String> takeDoubted() {
        SortedSet<String> taken = new TreeSet<>(doubted);
        doubted.clear();
        return taken;
    }

    /** Whether nobody can look at it, and it is only taken for broken. */
    boolean isUnconfirmed(int node) {
        return unconfirmed.get(node);
    }

    Verdict verdict(int node) {
        return electorate.verdict(node);
    }

    /** For people: who sees what of a node, or how a job is. */
    String said(int node) {
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
}
