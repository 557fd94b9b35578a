package varde.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.bench.scenario.Draw;
import varde.bench.scenario.Evaluation;
import varde.bench.scenario.Setting;
import varde.bench.scenario.Tally;
import varde.bench.scenario.Terrain;
import varde.streams.TextResources;

/** {@code varde bench evaluate}: how well causes are named, against the truth of seeded scenarios. */
@Command(
        name = "evaluate",
        description =
                "Plays seeded failures on the full landscape through the real decisions in virtual time, and scores what"
                        + " was said against the truth.")
final class BenchEvaluateCommand implements Callable<Integer> {

    private static final double PERCENT = 100;

    @Option(names = "--scenarios", defaultValue = "1000", description = "How many (${DEFAULT-VALUE}).")
    private int scenarios;

    @Option(names = "--faults", defaultValue = "1", description = "How many break at once (${DEFAULT-VALUE}).")
    private int faults;

    @Option(names = "--missing", defaultValue = "0", description = "Per cent of the failed that nobody reports.")
    private double missing;

    @Option(names = "--spurious", defaultValue = "0", description = "False symptoms for each hundred true ones.")
    private double spurious;

    @Option(
            names = "--draw",
            defaultValue = "WATCHED",
            description = "What breaks: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Draw.Sort draw = Draw.Sort.WATCHED;

    @Option(names = "--seed", defaultValue = "1", description = "Of the first scenario; counted up (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--all", description = "All settings of docs/evaluation.md, one after the other.")
    private boolean all;

    @Option(names = "--table", paramLabel = "FILE", description = "With --all: write the table there, as Markdown.")
    private @Nullable Path table;

    @Option(names = "--landscape", paramLabel = "DIR", description = "Configuration folder (landscapes/national).")
    private @Nullable Path landscape;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        Terrain terrain = Terrain.of(BenchLandscape.read(landscape));
        Evaluation evaluation = new Evaluation(terrain, TextResources::read);
        output.remark(terrain.landscape().size() + " components, seeds from " + seed);
        if (!all) {
            Draw.Terms terms = new Draw.Terms(draw, faults, missing / PERCENT, spurious / PERCENT);
            say("as asked", terms, evaluation.run(terms, seed, scenarios));
            return 0;
        }
        List<Tally> tallies = new ArrayList<>();
        for (Setting setting : Setting.ALL) {
            Tally tally = evaluation.run(setting.terms(), seed, setting.scenarios(scenarios));
            tallies.add(tally);
            say(setting.name(), setting.terms(), tally);
        }
        if (table != null) {
            Files.writeString(table, Setting.table(Setting.ALL, tallies) + "\n");
        }
        return 0;
    }

    private void say(String name, Draw.Terms terms, Tally tally) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("setting", name);
        figures.put("draw", terms.sort().name());
        figures.put("faults_at_once", terms.faults());
        figures.put("missing", terms.missing());
        figures.put("spurious", terms.spurious());
        figures.put("seed", seed);
        figures.putAll(tally.figures());
        StringBuilder words = new StringBuilder();
        figures.forEach(
                (key, value) -> words.append(key).append(' ').append(value).append("  "));
        output.say(figures, words.toString().strip());
    }
}
