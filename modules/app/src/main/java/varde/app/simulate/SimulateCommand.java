package varde.app.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.apply.Folder;
import varde.bench.scenario.Breakage;
import varde.bench.scenario.Draw;
import varde.bench.scenario.Evaluation;
import varde.bench.scenario.Recording;
import varde.bench.scenario.Scenario;
import varde.bench.scenario.ScenarioFile;
import varde.bench.scenario.Terrain;
import varde.bench.scenario.Truth;
import varde.bench.scenario.World;

/** {@code varde simulate}: what agents see of scripted failures, and the truth beside it. */
@Command(
        name = "simulate",
        description =
                "Break a landscape by script or by seed, in virtual time: writes what agents see, and the truth beside it.")
public final class SimulateCommand implements Callable<Integer> {

    private static final double PERCENT = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;

    @Option(names = "--scenario", paramLabel = "FILE", description = "The script; docs/simulate.md describes it.")
    private @Nullable Path script;

    @Option(names = "--seed", description = "Without a script: draw a scenario by this seed.")
    private @Nullable Long seed;

    @Option(
            names = "--faults",
            defaultValue = "1",
            description = "With --seed: how many break at once (${DEFAULT-VALUE}).")
    private int faults;

    @Option(
            names = "--missing",
            defaultValue = "0",
            description = "With --seed: per cent of the failed that nobody reports.")
    private double missing;

    @Option(
            names = "--spurious",
            defaultValue = "0",
            description = "With --seed: false symptoms for a hundred true ones.")
    private double spurious;

    @Option(
            names = "--draw",
            defaultValue = "WATCHED",
            description = "With --seed: what breaks, ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Draw.Sort draw = Draw.Sort.WATCHED;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Configuration folder (default: VARDE_CONFIG or ./config).")
    private @Nullable Path config;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "data/simulation",
            description = "Where to write (${DEFAULT-VALUE}).")
    private Path out = Path.of("data/simulation");

    @Mixin
    private Output output = new Output();

    /** The command. */
    public SimulateCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        if ((script == null) == (seed == null)) {
            throw new CannotStart("name a script with --scenario FILE, or let one be drawn with --seed S");
        }
        Path folder = config == null ? settings.path(Setting.CONFIG) : config;
        Terrain terrain = Terrain.of(Folder.require(folder));
        Breakage breakage = new Breakage(terrain.landscape());
        Scenario scenario = scenario(terrain, breakage);
        World world = new World(terrain, scenario, breakage);
        Files.createDirectories(out);
        Recording recording = write(terrain, world);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("faults", scenario.faults().size());
        figures.put("heartbeats", recording.heartbeats());
        figures.put("observations", recording.observations());
        figures.put("out", out.toString());
        output.say(
                figures,
                scenario.faults().size() + " faults, " + recording.heartbeats() + " heartbeats, "
                        + recording.observations() + " observations; written to " + out
                        + ": heartbeats.jsonl, observations.jsonl, truth.jsonl");
        return 0;
    }

    private Scenario scenario(Terrain terrain, Breakage breakage) {
        if (script == null || seed != null) {
            Draw.Terms terms = new Draw.Terms(draw, faults, missing / PERCENT, spurious / PERCENT);
            return new Draw(terrain, breakage).scenario(terms, seed == null ? 1 : seed);
        }
        ScenarioFile.Read read = ScenarioFile.read(script, terrain);
        read.problems().forEach(problem -> output.remark(problem.toString()));
        return read.scenario().orElseThrow(() -> new CannotStart(script + " cannot be played; its errors are above"));
    }

    private Recording write(Terrain terrain, World world) throws IOException {
        try (PrintWriter heartbeats = file("heartbeats.jsonl");
                PrintWriter observations = file("observations.jsonl");
                PrintWriter truth = file("truth.jsonl")) {
            new Truth(world, Evaluation.BEGIN).tell(line -> truth.println(json(line)));
            return Recording.of(
                    terrain,
                    world,
                    Evaluation.BEGIN,
                    line -> heartbeats.println(json(line)),
                    line -> observations.println(json(line)));
        }
    }

    private PrintWriter file(String name) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(out.resolve(name));
        return new PrintWriter(writer);
    }

    private static String json(Map<String, Object> line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
