package varde.app.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import varde.app.Addresses;
import varde.app.CannotStart;
import varde.app.Connection;
import varde.app.LinkSecrets;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.answer.Answering;
import varde.app.gateway.Gateway;
import varde.app.health.Figures;
import varde.app.health.Health;
import varde.app.health.HealthServer;
import varde.app.health.StageHealth;
import varde.app.log.LogReader;
import varde.app.notify.NotifyRole;
import varde.app.view.Situation;
import varde.app.wall.WallServer;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.config.Reading;
import varde.config.problem.Problem;
import varde.core.escalate.EscalateSettings;
import varde.core.page.LinkSigner;
import varde.core.page.Texts;
import varde.streams.StageApplication;
import varde.streams.TextResources;

/** {@code varde run ROLE}: one role of the pipeline, for production. */
@Command(name = "run", description = "Run one role of the pipeline until it is told to stop.")
public final class RunCommand implements Callable<Integer> {

    /** The roles. */
    enum Role {
        detect,
        correlate,
        escalate,
        notify,
        wall,
        gateway
    }

    /** A part that runs, why it no longer does, how it is, and what it tells of itself. */
    private record Part(
            AutoCloseable running, Supplier<Optional<String>> failure, Health health, Consumer<Figures> figures) {}

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private final Settings settings;

    @Parameters(paramLabel = "ROLE", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Role role = Role.detect;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Configuration folder with the notifiers.yaml that notify reads (default: VARDE_CONFIG).")
    private @Nullable Path config;

    @Mixin
    private Connection connection = new Connection();

    /** The command, with these settings. */
    public RunCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws Exception {
        Addresses addresses = connection.find(settings);
        Line line = Line.open(addresses, settings);
        Part part = start(line);
        LOG.info("{} is at work at {}", role, addresses.bootstrap());
        HealthServer health = health(part);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            health.close();
                            close(part.running());
                            stopped.countDown();
                        },
                        "stop"));
        while (!stopped.await(500, TimeUnit.MILLISECONDS)) {
            Optional<String> failure = part.failure().get();
            if (failure.isPresent()) {
                throw new CannotStart(failure.get());
            }
        }
        return 0;
    }

    private HealthServer health(Part part) {
        Figures figures = new Figures();
        part.figures().accept(figures);
        HealthServer server = new HealthServer(
                part.health(), figures, settings.text(Setting.HEALTH_HOST), settings.number(Setting.HEALTH_PORT));
        LOG.info("{} tells how it is at http://{}:{}/metrics", role, settings.text(Setting.HEALTH_HOST), server.port());
        return server;
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            LOG.warn("did not stop cleanly: {}", e.toString());
        }
    }

    private Part start(Line line) {
        StageRoles roles = new StageRoles(
                line,
                settings.path(Setting.STATE),
                settings.number(Setting.STANDBYS),
                settings.number(Setting.REPLICATION));
        switch (role) {
            case detect:
                return stage(roles.detect());
            case correlate:
                return stage(roles.correlate());
            case escalate:
                return stage(roles.escalate(new EscalateSettings(signer(), Texts.of(TextResources::read))));
            case notify:
                NotifyRole notify =
                        new NotifyRole(line, settings, configuration().notifiers());
                return new Part(notify, Optional::empty, notify.health(), notify::tell);
            case wall:
                return wall(line);
            case gateway:
                Gateway gateway = gateway(line);
                return new Part(gateway, Optional::empty, gateway.health(), gateway::tell);
        }
        throw new CannotStart("no role " + role);
    }

    private static Part stage(StageApplication stage) {
        return new Part(stage, stage::failure, StageHealth.of(stage), figures -> figures.add(stage));
    }

    private LinkSigner signer() {
        String url = settings.text(Setting.WALL_URL);
        List<byte[]> secrets = LinkSecrets.of(settings);
        if (url.isEmpty() || secrets.isEmpty()) {
            throw new CannotStart(role + " signs or checks the links in pages: set " + Setting.WALL_URL.variable()
                    + " and " + Setting.LINK_SECRET.variable() + " (the same for escalate and wall)");
        }
        return new LinkSigner(url, secrets);
    }

    private Configuration configuration() {
        Reading reading = ConfigFolder.read(config == null ? settings.path(Setting.CONFIG) : config);
        return reading.configuration()
                .orElseThrow(() -> new CannotStart(String.join(
                        System.lineSeparator(),
                        reading.errors().stream().map(Problem::toString).toList())));
    }

    private Gateway gateway(Line line) {
        return new Gateway(line, List.of(), settings.text(Setting.GATEWAY_HOST), settings.number(Setting.GATEWAY_PORT));
    }

    private Part wall(Line line) {
        Situation situation = new Situation(line.topics(), line.codecs());
        LogReader reader =
                LogReader.follow(line.kafka(), situation.sources(), LogReader.From.BEGINNING, situation::take);
        Answering answering = new Answering(line.kafka(), line.topics(), line.codecs(), situation);
        WallServer server = new WallServer(
                situation,
                answering,
                signer(),
                new WallServer.Settings(
                        settings.text(Setting.WALL_HOST),
                        settings.number(Setting.WALL_PORT),
                        ZoneId.systemDefault(),
                        Clock.systemUTC(),
                        routes -> {}));
        AutoCloseable all = () -> {
            server.close();
            answering.close();
            reader.close();
        };
        return new Part(all, Optional::empty, Health.of("the wall", reader), figures -> {});
    }
}
