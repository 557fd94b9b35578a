package varde.app.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.apply.Applier;
import varde.app.apply.Folder;
import varde.app.log.LogReader;
import varde.bench.escalate.EscalateStorm;
import varde.bench.escalate.LogStorm;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;
import varde.config.Configuration;
import varde.config.Publication;
import varde.core.escalate.EscalateSettings;
import varde.core.oncall.Team;
import varde.core.page.LinkSigner;
import varde.core.page.Texts;
import varde.streams.StageApplication;
import varde.streams.StageSettings;
import varde.streams.Stages;
import varde.streams.TextResources;

/** {@code varde bench escalate}: many outages within a minute through ESCALATE, bare and through Kafka. */
@Command(
        name = "escalate",
        description =
                "Outages within a minute over all teams: through ESCALATE's decisions alone, in log time, and through Kafka with the stage"
                        + " as it runs, exactly once. How long until each outage is decided and named, until everybody's first page"
                        + " can be read, and whether the limits hold.")
final class BenchEscalateCommand implements Callable<Integer> {

    private static final Duration PULSE = Duration.ofSeconds(1);
    private static final long RUN_WITHIN_SECONDS = 90;

    @Option(names = "--config", defaultValue = "config", description = "Configuration folder (${DEFAULT-VALUE}).")
    private Path folder = Path.of("config");

    @Option(names = "--outages", defaultValue = "10000", description = "How many (${DEFAULT-VALUE}).")
    private int outages;

    @Option(names = "--from", defaultValue = "2026-10-01T01:14:00Z", description = "When (${DEFAULT-VALUE}).")
    private Instant from = Instant.EPOCH;

    @Option(names = "--team", description = "Spread over this team alone.")
    private @Nullable String team;

    @Option(names = "--core-only", description = "Through the decisions alone, without a broker.")
    private boolean coreOnly;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        Configuration configuration = Folder.require(folder);
        List<Team> teams = teams(configuration);
        Map<String, Object> figures = new LinkedHashMap<>();
        EscalateStorm storm = new EscalateStorm(configuration.teams(), configuration.people());
        figures.putAll(storm.run(teams, outages, from));
        if (!coreOnly) {
            figures.putAll(throughKafka(configuration, teams));
        }
        StringBuilder words = new StringBuilder();
        figures.forEach(
                (name, value) -> words.append(name).append(' ').append(value).append("  "));
        output.say(figures, words.toString().strip());
        return 0;
    }

    private List<Team> teams(Configuration configuration) {
        List<Team> chosen = configuration.teams().stream()
                .filter(one -> team == null || one.id().equals(team))
                .toList();
        if (chosen.isEmpty()) {
            throw new CannotStart("there is no team " + team + " in " + folder);
        }
        return new ArrayList<>(chosen);
    }

    private Map<String, Object> throughKafka(Configuration configuration, List<Team> teams) throws Exception {
        try (BrokerHouse brokers = BrokerHouse.one()) {
            Ground ground = Ground.at(brokers.bootstrap(), "storm.", 1);
            ground.createTopics();
            new Applier(new LogReader.Kafka(ground.bootstrap(), Map.of()), ground.topics(), ground.codecs())
                    .apply(Publication.of(configuration, "bench", System.currentTimeMillis()));
            EscalateSettings escalate = new EscalateSettings(
                    new LinkSigner("http://127.0.0.1:1", List.of("bench".getBytes(StandardCharsets.UTF_8))),
                    Texts.of(TextResources::read));
            StageSettings settings = new StageSettings(
                    ground.bootstrap(),
                    brokers.folder("state"),
                    1,
                    0,
                    1,
                    ground.topics().maxRequestSize(),
                    Map.of());
            try (StageApplication stage = StageApplication.start(
                    Stages.escalate(ground.topics(), ground.codecs(), escalate), settings, PULSE)) {
                Waiting.until("ESCALATE runs", RUN_WITHIN_SECONDS, stage::running);
                return new LogStorm(ground, teams, outages).run();
            }
        }
    }
}
