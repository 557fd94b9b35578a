package varde.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.apply.Applier;
import varde.app.log.LogReader;
import varde.bench.ground.Ground;
import varde.bench.scenario.Terrain;
import varde.bench.storm.CoreCut;
import varde.bench.storm.CoreStorm;
import varde.bench.storm.LogStorm;
import varde.config.Configuration;
import varde.config.Publication;
import varde.core.correlate.CorrelatorSettings;
import varde.core.escalate.EscalateSettings;
import varde.core.page.LinkSigner;
import varde.core.page.Texts;
import varde.streams.StageApplication;
import varde.streams.StageSettings;
import varde.streams.Stages;
import varde.streams.TextResources;

/** {@code varde bench storm}: a core is cut, and everything that hangs on it becomes one outage. */
@Command(
        name = "storm",
        description =
                "Everything that hangs on one component fails at once: how long until it is one outage in the log, through the"
                        + " decisions alone and through Kafka; and load time, heap and time for a transition of the full landscape.")
final class BenchStormCommand implements Callable<Integer> {

    private static final byte[] KEY = new byte[32];
    private static final Duration PULSE = Duration.ofSeconds(1);
    private static final long MEGABYTE = 1L << 20;

    @Option(names = "--components", defaultValue = "250000", description = "How many fail (${DEFAULT-VALUE}).")
    private int components;

    @Option(names = "--root", defaultValue = CoreCut.CORE, description = "What is cut (${DEFAULT-VALUE}).")
    private String root = CoreCut.CORE;

    @Option(names = "--seed", defaultValue = "1", description = "Decides the order (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--core-only", description = "Through the decisions alone, without a broker.")
    private boolean coreOnly;

    @Option(names = "--landscape", paramLabel = "DIR", description = "Configuration folder (landscapes/national).")
    private @Nullable Path landscape;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        long begun = System.nanoTime();
        Configuration configuration = BenchLandscape.read(landscape);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("read_ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        CoreCut cut = cut(Terrain.of(configuration));
        figures.put("landscape", cut.terrain().landscape().size());
        figures.put("components", cut.components());
        figures.putAll(new CoreStorm(cut, Texts.of(TextResources::read)).run());
        figures.put("outages", figures.get("root_first_outages"));
        figures.put("pages", figures.get("root_first_pages"));
        if (!coreOnly) {
            figures.putAll(throughKafka(configuration, cut));
        }
        StringBuilder words = new StringBuilder();
        figures.forEach(
                (name, value) -> words.append(name).append(' ').append(value).append("  "));
        output.say(figures, words.toString().strip());
        return 0;
    }

    private CoreCut cut(Terrain terrain) {
        try {
            return CoreCut.of(terrain, root, components, seed);
        } catch (IllegalArgumentException impossible) {
            throw new CannotStart(String.valueOf(impossible.getMessage()), impossible);
        }
    }

    private Map<String, Object> throughKafka(Configuration configuration, CoreCut cut) throws Exception {
        try (BrokerHouse brokers = BrokerHouse.one()) {
            Ground ground = Ground.at(brokers.bootstrap(), "storm.", 1);
            ground.createTopics();
            new Applier(new LogReader.Kafka(ground.bootstrap(), Map.of()), ground.topics(), ground.codecs())
                    .apply(Publication.of(configuration, "bench", System.currentTimeMillis()));
            EscalateSettings escalate = new EscalateSettings(
                    new LinkSigner("http://127.0.0.1", List.of(KEY)), Texts.of(TextResources::read));
            StageSettings settings = new StageSettings(
                    ground.bootstrap(),
                    brokers.folder("state"),
                    1,
                    0,
                    1,
                    ground.topics().maxRequestSize(),
                    Map.of());
            try (StageApplication correlating = StageApplication.start(
                            Stages.correlate(ground.topics(), ground.codecs(), 1, CorrelatorSettings.FIRST_NUMBER),
                            settings,
                            PULSE);
                    StageApplication escalating = StageApplication.start(
                            Stages.escalate(ground.topics(), ground.codecs(), escalate), settings, PULSE)) {
                Map<String, Object> figures = new LogStorm(ground, cut).run();
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                figures.put("log_heap_mb", (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
                output.remark("through " + correlating.name() + " and " + escalating.name());
                return figures;
            }
        }
    }
}
