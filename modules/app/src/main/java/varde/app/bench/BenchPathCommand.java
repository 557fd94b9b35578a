package varde.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.app.apply.Applier;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.app.pipeline.StageRoles;
import varde.bench.detect.PathBench;
import varde.bench.detect.Waits;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.config.Publication;
import varde.config.Reading;
import varde.core.escalate.EscalateSettings;
import varde.core.page.LinkSigner;
import varde.core.page.Texts;
import varde.streams.StageApplication;
import varde.streams.TextResources;

/** {@code varde bench path}: how soon an observation has become a page. */
@Command(
        name = "path",
        description =
                "From an observation in the log to the page in the log, both as committed readers see them, through"
                        + " CORRELATE and ESCALATE, with components that need nothing, so that nothing is held.")
final class BenchPathCommand implements Callable<Integer> {

    private static final long RUN_WITHIN_SECONDS = 90;

    @Option(names = "--samples", defaultValue = "300", description = "How many components fail (${DEFAULT-VALUE}).")
    private int samples;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        try (BrokerHouse brokers = BrokerHouse.one()) {
            Ground ground = Ground.at(brokers.bootstrap(), "bench.", 1);
            ground.createTopics();
            PathBench bench = new PathBench(ground, samples);
            Line line = new Line(
                    new LogReader.Kafka(ground.bootstrap(), ground.clients()), ground.topics(), ground.codecs());
            Configuration configuration = configuration(brokers.folder("config"), bench.landscape());
            new Applier(line.kafka(), line.topics(), line.codecs()).apply(Publication.of(configuration, "bench", 0));
            StageRoles roles = new StageRoles(line, brokers.folder("state"), 0, 1);
            try (StageApplication correlate = roles.correlate();
                    StageApplication escalate = roles.escalate(new EscalateSettings(
                            new LinkSigner("http://127.0.0.1:1", List.of("bench".getBytes(StandardCharsets.UTF_8))),
                            Texts.of(TextResources::read)))) {
                Waiting.until("both stages run", RUN_WITHIN_SECONDS, () -> correlate.running() && escalate.running());
                tell(bench.run());
            }
            return 0;
        }
    }

    private void tell(Waits waits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("p50_ms", waits.p50());
        json.put("p99_ms", waits.p99());
        json.put("max_ms", waits.max());
        json.put("samples", waits.count());
        output.say(
                json,
                "observation to page in the log: p50 %d ms, p99 %d ms, max %d ms, of %d"
                        .formatted(waits.p50(), waits.p99(), waits.max(), waits.count()));
    }

    private static Configuration configuration(Path folder, String landscape) throws IOException {
        write(folder, "landscape/probes.yaml", landscape);
        write(folder, "agents.yaml", "agents: [{id: agent/probe, site: oslo-1, interval: 10s, grace: 5s}]\n");
        write(folder, "routes.yaml", "route: {team: operations}\n");
        write(folder, "rules.yaml", "stormRoots: 1000000\nemailSpacing: 0s\nemailPerHour: 1000000\n");
        write(
                folder,
                "people.yaml",
                "people: [{id: kari, name: Kari, language: en, contacts: [{email: kari@example.org}]}]\n");
        write(folder, "teams/operations.yaml", """
                id: operations
                name: Operations
                timezone: Europe/Oslo
                escalation: {steps: [{after: 0m, page: ["person:kari"]}], repeat: 0}
                """);
        Reading reading = ConfigFolder.read(folder, name -> Optional.empty());
        return reading.configuration()
                .orElseThrow(() ->
                        new IllegalStateException("the benchmark's own configuration is wrong: " + reading.problems()));
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
