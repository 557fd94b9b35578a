package varde.bench.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import varde.config.problem.Mark;
import varde.config.problem.Problem;
import varde.config.problem.Problems;
import varde.config.yaml.Document;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.landscape.Landscape;

/** Reads a scenario from a YAML file; {@code docs/simulate.md} describes it. */
public final class ScenarioFile {

    private static final double PERCENT = 100;
    private static final int MOST_PERCENT = 100;

    private final Terrain terrain;
    private final Problems problems = new Problems();

    private ScenarioFile(Terrain terrain) {
        this.terrain = terrain;
    }

    /**
     * What was read.
     *
     * @param scenario the scenario; empty if there is an error
     * @param problems all that is wrong, each at its line
     */
    public record Read(Optional<Scenario> scenario, List<Problem> problems) {}

    /** Reads a file for a terrain, with all that is wrong. */
    public static Read read(Path file, Terrain terrain) {
        ScenarioFile reader = new ScenarioFile(terrain);
        Optional<Scenario> scenario = reader.read(file);
        boolean usable = !reader.problems.anyError();
        return new Read(scenario.filter(any -> usable), reader.problems.sorted());
    }

    private Optional<Scenario> read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException broken) {
            problems.error(Mark.of(file.toString()), "cannot be read: " + broken + "; name a scenario's file");
            return Optional.empty();
        }
        return Document.read(file.toString(), bytes, problems)
                .flatMap(value -> value.fields("the scenario"))
                .map(this::scenario);
    }

    private Scenario scenario(Fields fields) {
        long seed = fields.as("seed", Words.number(0, Integer.MAX_VALUE)).orElse(1);
        long jitter =
                fields.as("jitter", Words::duration).map(Duration::toMillis).orElse(0L);
        int missing = fields.as("missing", Words.number(0, MOST_PERCENT)).orElse(0);
        int spurious = fields.as("spurious", Words.number(0, MOST_PERCENT)).orElse(0);
        long lasts = fields.requiredAs("lasts", Words::someDuration)
                .map(Duration::toMillis)
                .orElse(0L);
        List<Fault> faults = new ArrayList<>();
        fields.required("faults").map(Value::list).orElse(List.of()).stream()
                .flatMap(item -> item.fields("a fault").stream())
                .forEach(item -> fault(item).ifPresent(faults::add));
        fields.close();
        return new Scenario(seed, faults, jitter, missing / PERCENT, spurious / PERCENT, Drift.NONE, lasts);
    }

    private Optional<Fault> fault(Fields fields) {
        List<Fault.Sort> given = new ArrayList<>();
        for (Fault.Sort sort : Fault.Sort.values()) {
            if (fields.has(key(sort))) {
                given.add(sort);
            }
        }
        long from = fields.requiredAs("from", Words::duration)
                .map(Duration::toMillis)
                .orElse(0L);
        long until = fields.requiredAs("until", Words::duration)
                .map(Duration::toMillis)
                .orElse(from);
        long every =
                fields.as("every", Words::someDuration).map(Duration::toMillis).orElse(0L);
        if (given.size() != 1) {
            fields.error(
                    "from", "a fault says what happens by exactly one of break, slow, partial, flap, isolate, silence");
            return Optional.empty();
        }
        Fault.Sort sort = given.get(0);
        Optional<String> component = fields.as(key(sort), Words::id);
        component.ifPresent(id -> check(fields, sort, id));
        fields.close();
        if (until < from) {
            fields.error("until", "`until` must not be before `from`");
            return Optional.empty();
        }
        if ((sort == Fault.Sort.FLAP) != (every > 0)) {
            fields.error("every", "`every` belongs to `flap`, and `flap` needs it");
            return Optional.empty();
        }
        return component.map(id -> new Fault(sort, id, from, until, every));
    }

    private void check(Fields fields, Fault.Sort sort, String id) {
        boolean agents = sort == Fault.Sort.ISOLATE || sort == Fault.Sort.SILENCE;
        if (agents && !terrain.agents().containsKey(id)) {
            fields.error(key(sort), "there is no agent `" + id + "` in agents.yaml");
        } else if (terrain.landscape().node(id) == Landscape.NONE) {
            fields.error(key(sort), "there is no component `" + id + "` in the landscape");
        }
    }

    private static String key(Fault.Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }
}
