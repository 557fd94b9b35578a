package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.command.Command;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.landscape.Agent;
import varde.core.landscape.Maintenance;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.StageRunner;

/** Drives CORRELATE for one partition through a story, and remembers what it said and kept. */
final class CorrelateScenario {

    static final long START = 1_800_000_000_000L;

    final Map<String, CorrelateRow> store = new TreeMap<>();
    final List<CorrelateOutput> said = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final List<Maintenance> windows = new ArrayList<>();
    private int commands;
    private final OutageDecider decider;
    private StageRunner<CorrelateInput, CorrelateRow, CorrelateOutput> runner;
    private final Map<String, Outage> latest = new TreeMap<>();
    private long time = START;
    private long offset;
    private long marked = START;
    private int version;
    private boolean marking = true;

    CorrelateScenario() {
        this(new OutageDecider());
    }

    CorrelateScenario(OutageDecider decider) {
        this.decider = decider;
        this.runner = runner();
    }

    private StageRunner<CorrelateInput, CorrelateRow, CorrelateOutput> runner() {
        return new StageRunner<>(new Correlator(CorrelatorSettings.single(), decider));
    }

    /** A landscape with time enough passed that nobody is still expected to be seen for the first time. */
    static CorrelateScenario given(Part... components) {
        return new CorrelateScenario().landscape(components);
    }

    /** Lists an agent that runs on a component; to be said before the landscape. */
    CorrelateScenario agentOn(String id, String site, String component) {
        agents.add(Landscapes.agent(id, site, Optional.of(component)));
        return this;
    }

    /** Plans maintenance in the configuration; to be said before the landscape. */
    CorrelateScenario planned(Maintenance window) {
        windows.add(window);
        return this;
    }

    /** Somebody says something: a kind, an outage's number or 0, and values by name. */
    CorrelateScenario says(Command.Kind kind, int number, String... namesAndValues) {
        TreeMap<String, String> values = new TreeMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            values.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return read(new CorrelateInput.Commanded(new Command(
                "c" + ++commands,
                kind,
                "kari",
                Command.How.COMMAND_LINE,
                number == 0 ? Optional.empty() : Optional.of(number),
                Optional.empty(),
                "because",
                values)));
    }

    /** Applies a landscape. */
    CorrelateScenario landscape(Part... components) {
        List<CorrelatePart> parts = new ArrayList<>();
        Arrays.stream(components)
                .map(Part::build)
                .map(CorrelatePart.Declared::new)
                .forEach(parts::add);
        agents.stream().map(CorrelatePart.Listed::new).forEach(parts::add);
        windows.stream().map(CorrelatePart.Planned::new).forEach(parts::add);
        parts.add(new CorrelatePart.Routed(Landscapes.ROUTES));
        return apply("v" + ++version, parts, parts.size());
    }

    CorrelateScenario apply(String name, List<CorrelatePart> parts, int claimed) {
        for (int index = 0; index < parts.size(); index++) {
            read(new CorrelateInput.Configured(new ConfigRecord.Part<>(name, index, parts.get(index))));
        }
        return read(new CorrelateInput.Configured(new ConfigRecord.InForce<>(name, claimed, "kari", time)));
    }

    /** Time passes in the log: pulses each 250 ms, DETECT's marks each second. */
    CorrelateScenario pass(long milliseconds) {
        for (long end = time + milliseconds; time < end; ) {
            time = Math.min(end, time + 250);
            if (marking && time - marked >= 1_000) {
                marked = time;
                mark(0, time);
            }
            read(new CorrelateInput.Pulse());
        }
        return this;
    }

    /** Nothing at all is written to the log. */
    CorrelateScenario nothingIsWritten(long milliseconds) {
        time += milliseconds;
        return this;
    }

    /** DETECT writes no marks any more, or does again. */
    CorrelateScenario marks(boolean written) {
        marking = written;
        return this;
    }

    CorrelateScenario mark(int partition, long readUpTo) {
        return read(new CorrelateInput.Observed(new Observation.Mark(partition, readUpTo)));
    }

    /** An agent at a site, such as {@code agent/osl-1@oslo}, sees a component; {@code self} is its own site's. */
    CorrelateScenario sees(String agentAtSite, View view, String... components) {
        String[] at = agentAtSite.split("@", 2);
        for (String component : components) {
            observe(new Observation.Seen(
                    at[0], component, "main", at[1], view, "said so", time, Landscapes.PATIENCE, 0));
        }
        return this;
    }

    CorrelateScenario observe(Observation.Seen seen) {
        return read(new CorrelateInput.Observed(seen));
    }

    CorrelateScenario ok(String... components) {
        return sees("agent/osl-1@oslo", View.OK, components);
    }

    CorrelateScenario failed(String... components) {
        return sees("agent/osl-1@oslo", View.FAILED, components);
    }

    /** The whole agent falls silent. */
    CorrelateScenario silent(String agentAtSite) {
        return sees(agentAtSite, View.SILENT, agentAtSite.split("@", 2)[0]);
    }

    /** The task is moved or the process restarted: only the rows survive. */
    CorrelateScenario restart() {
        StageRunner<CorrelateInput, CorrelateRow, CorrelateOutput> fresh = runner();
        store.values().forEach(fresh::restore);
        fresh.restore(runner.now());
        runner = fresh;
        return this;
    }

    CorrelateScenario read(CorrelateInput input) {
        runner.passed(time);
        Outcome<CorrelateRow, CorrelateOutput> outcome = runner.decide(
                        input, new Place("topic", "observations", 0, offset++), true)
                .outcome();
        outcome.kept().forEach(row -> store.put(row.store() + "/" + row.key(), row));
        outcome.forgotten().forEach(gone -> store.remove(gone.store() + "/" + gone.key()));
        said.addAll(outcome.said());
        refusals.addAll(outcome.refusals());
        outcome.said().stream()
                .filter(CorrelateOutput.Told.class::isInstance)
                .map(output -> ((CorrelateOutput.Told) output).outage())
                .forEach(this::checkLife);
        return this;
    }

    /** Situations that must never be, in any story. */
    private void checkLife(Outage outage) {
        Outage before = latest.put(outage.id(), outage);
        if (before == null) {
            assertThat(outage.change()).as("first word of %s", outage.number()).isEqualTo(Outage.Change.OPENED);
        } else {
            assertThat(outage.revision()).as("revision of %s", outage.number()).isEqualTo(before.revision() + 1);
            assertThat(outage.number()).isEqualTo(before.number());
        }
        assertThat(outage.destinations())
                .as("somebody to tell about %s", outage.number())
                .isNotEmpty();
        assertThat(outage.reasons()).as("reasons of %s", outage.number()).isNotEmpty();
        assertThat(latest.values().stream()
                        .filter(other -> other.status() == Outage.Status.OPEN
                                && other.root().equals(outage.root())))
                .as("open outages with the root %s", outage.root())
                .hasSizeLessThanOrEqualTo(1);
    }

    /** What was told of outages since the last call, in words. */
    List<String> told() {
        List<String> words = outages().stream().map(CorrelateScenario::words).toList();
        said.clear();
        return words;
    }

    /** What was told of outages since the last call to {@link #told}. */
    List<Outage> outages() {
        return said.stream()
                .filter(CorrelateOutput.Told.class::isInstance)
                .map(output -> ((CorrelateOutput.Told) output).outage())
                .toList();
    }

    static String words(Outage outage) {
        return outage.change() + " " + outage.number() + " " + outage.severity() + " " + outage.root() + " "
                + outage.state() + " hits " + outage.counts().failed();
    }

    /** What was said in {@code members} since the last call to {@link #told}, in words. */
    List<String> members() {
        return said.stream()
                .filter(CorrelateOutput.Joined.class::isInstance)
                .map(output -> ((CorrelateOutput.Joined) output).member())
                .map(member -> member.component() + " " + member.standing() + " " + member.state()
                        + member.outage().map(id -> " " + numberOf(id)).orElse(""))
                .toList();
    }

    private String numberOf(String id) {
        return Optional.ofNullable(latest.get(id))
                .map(Outage::number)
                .map(String::valueOf)
                .orElse(id);
    }

    /** The outage with this number as it was last told. */
    Outage outage(int number) {
        return latest.values().stream()
                .filter(outage -> outage.number() == number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no outage " + number));
    }

    /** The open outages as last told, in words. */
    List<String> open() {
        return latest.values().stream()
                .filter(outage -> outage.status() == Outage.Status.OPEN)
                .map(outage -> outage.root() + " " + outage.state() + " hits "
                        + outage.counts().failed())
                .sorted()
                .toList();
    }

    String reason(int number, String rule) {
        return outage(number).reasons().stream()
                .filter(reason -> reason.rule().equals(rule))
                .map(reason -> reason.text())
                .findFirst()
                .orElse("");
    }

    List<String> refusals() {
        return refusals;
    }

    long time() {
        return time;
    }
}
