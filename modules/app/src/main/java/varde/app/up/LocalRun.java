package varde.app.up;

import io.javalin.config.RoutesConfig;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import varde.app.Addresses;
import varde.app.CannotStart;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.answer.Answering;
import varde.app.answer.SmsAnswers;
import varde.app.apply.Applier;
import varde.app.embedded.DataFolder;
import varde.app.embedded.LocalCluster;
import varde.app.embedded.Ports;
import varde.app.embedded.Running;
import varde.app.gateway.Gateway;
import varde.app.gateway.TrialToken;
import varde.app.health.Figures;
import varde.app.health.Health;
import varde.app.health.HealthServer;
import varde.app.health.StageHealth;
import varde.app.log.LogReader;
import varde.app.notify.Notifiers;
import varde.app.outbox.Arrival;
import varde.app.outbox.Outbox;
import varde.app.outbox.OutboxPage;
import varde.app.pipeline.Line;
import varde.app.pipeline.Parts;
import varde.app.pipeline.StageRoles;
import varde.app.topics.TopicPlan;
import varde.app.topics.TopicSetup;
import varde.app.view.Situation;
import varde.app.wall.WallServer;
import varde.config.Configuration;
import varde.config.Publication;
import varde.config.notifiers.WebhookProvider;
import varde.core.escalate.EscalateSettings;
import varde.core.oncall.Channel;
import varde.core.page.LinkSigner;
import varde.core.page.Texts;
import varde.notify.Provider;
import varde.notify.Reply;
import varde.streams.StageApplication;
import varde.streams.TextResources;

/**
 * Everything in one process, on an embedded broker and registry: the stages, the notifiers with an outbox in place of
 * providers, the wall, and, unless told not to, a simulated network.
 */
public final class LocalRun implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(90);

    /**
     * How it runs.
     *
     * @param configuration what is published
     * @param simulated whether a simulated network is there
     * @param ports whether the ports of the settings are used; otherwise any free ones
     * @param out where the story is told
     * @param arrivals told of every message that the outbox takes
     */
    public record Options(
            Configuration configuration,
            boolean simulated,
            boolean ports,
            PrintWriter out,
            Consumer<Arrival> arrivals) {}

    private final DataFolder data;
    private final Settings settings;
    private final Options options;
    private final Parts parts = new Parts();
    private final Figures figures = new Figures();
    private final List<Health> healths = new ArrayList<>();
    private final Story story;
    private final Line line;
    private final Situation situation;
    private final LocalCluster cluster;
    private final Optional<Simulation> simulation;
    private final List<StageApplication> stages;
    private final String wall;
    private final String gateway;
    private final String health;

    private LocalRun(DataFolder data, Settings settings, Options options) {
        this.data = data;
        this.settings = settings;
        this.options = options;
        try {
            // Before broker and registry are started for nothing.
            Ports.choose(port(Setting.WALL_PORT), "wall", Setting.WALL_PORT.variable());
            cluster = parts.opened(LocalCluster.start(data, port(Setting.BROKER_PORT), port(Setting.REGISTRY_PORT)));
            Addresses addresses = new Addresses(cluster.bootstrap(), cluster.registry(), "");
            line = Line.open(addresses, settings);
            createTopics(addresses);
            story = newStory();
            simulation = options.simulated()
                    ? Optional.of(new Simulation(options.configuration(), story))
                    : Optional.empty();
            situation = new Situation(line.topics(), line.codecs());
            parts.opened(
                    LogReader.follow(line.kafka(), situation.sources(), LogReader.From.BEGINNING, situation::take));
            parts.opened(LogReader.follow(line.kafka(), story.sources(), LogReader.From.NOW, story::take));
            publish();
            int wallPort = Ports.choose(port(Setting.WALL_PORT), "wall", Setting.WALL_PORT.variable());
            wall = wallUrl(wallPort);
            LinkSigner signer = new LinkSigner(wall, LinkKey.of(settings, data.root()));
            Answering answering = parts.opened(new Answering(line.kafka(), line.topics(), line.codecs(), situation));
            OutboxPage outbox = startNotifiers(answering);
            stages = startStages(signer);
            startWall(signer, answering, outbox, wallPort);
            gateway = startGateway();
            simulation.ifPresent(network -> network.startAgents(line));
            awaitStages();
            health = startHealth();
            data.announce(Running.here(cluster.bootstrap(), cluster.registry(), wall));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /**
     * Starts it, and returns when all stages are at work.
     *
     * @param data owned by this run from now on, and closed with it; closing it again does no harm
     * @throws CannotStart with the reason if any part cannot start; then nothing is left running
     */
    public static LocalRun start(DataFolder data, Settings settings, Options options) {
        return new LocalRun(data, settings, options);
    }

    private int port(Setting setting) {
        return options.ports() ? settings.number(setting) : 0;
    }

    private void createTopics(Addresses addresses) {
        try (TopicSetup setup = TopicSetup.open(settings.clients(addresses), TopicPlan.of(settings))) {
            setup.create();
        }
    }

    private Story newStory() {
        Configuration configuration = options.configuration();
        Duty duty = new Duty(configuration.teams(), configuration.people());
        return new Story(line.topics(), line.codecs(), duty, ZoneId.systemDefault(), options.out());
    }

    private void publish() {
        Publication publication = Publication.of(
                options.configuration(), System.getProperty("user.name", "up"), System.currentTimeMillis());
        new Applier(line.kafka(), line.topics(), line.codecs()).apply(publication);
    }

    private String wallUrl(int port) {
        String given = settings.text(Setting.WALL_URL);
        return given.isEmpty() ? "http://" + settings.text(Setting.WALL_HOST) + ":" + port : given;
    }

    /** What the outbox shows, and what is answered there as by a telephone. */
    private OutboxPage startNotifiers(Answering answering) {
        Outbox outbox = parts.opened(Outbox.open(data.folder("outbox"), options.arrivals()));
        List<String> webhooks = options.configuration().notifiers().webhook().stream()
                .map(WebhookProvider::id)
                .toList();
        Map<Channel, List<Provider>> providers = outbox.providers(webhooks);
        SmsAnswers answers = parts.opened(new SmsAnswers(
                situation, answering, providers.getOrDefault(Channel.SMS, List.of()), ZoneId.systemDefault()));
        Notifiers running =
                parts.opened(Notifiers.start(providers, line.topics(), line.codecs(), line.clients(), answers::take));
        running.tell(figures);
        healths.add(running.health());
        return new OutboxPage(
                data.folder("outbox"),
                (from, text) -> running.listener(Channel.SMS).reply(new Reply(Outbox.NAME, "", from, text)));
    }

    private List<StageApplication> startStages(LinkSigner signer) {
        StageRoles roles = new StageRoles(line, data.folder("streams"), 0, 1);
        EscalateSettings escalate = new EscalateSettings(signer, Texts.of(TextResources::read));
        List<Supplier<StageApplication>> starts =
                List.of(roles::detect, roles::correlate, () -> roles.escalate(escalate));
        List<CompletableFuture<StageApplication>> started =
                starts.stream().map(CompletableFuture::supplyAsync).toList();
        List<StageApplication> running =
                started.stream().map(CompletableFuture::join).toList();
        running.forEach(parts::opened);
        running.forEach(figures::add);
        running.stream().map(StageHealth::of).forEach(healths::add);
        return running;
    }

    private void startWall(LinkSigner signer, Answering answering, OutboxPage outbox, int port) {
        Consumer<RoutesConfig> more = routes -> {
            outbox.routes(routes);
            simulation.ifPresent(network -> network.routes(routes));
        };
        parts.opened(new WallServer(
                situation,
                answering,
                signer,
                new WallServer.Settings(
                        settings.text(Setting.WALL_HOST), port, ZoneId.systemDefault(), Clock.systemUTC(), more)));
        simulation.ifPresent(parts::opened);
    }

    private String startGateway() {
        int port = Ports.choose(port(Setting.GATEWAY_PORT), "gateway", Setting.GATEWAY_PORT.variable());
        String host = settings.text(Setting.GATEWAY_HOST);
        Gateway running = parts.opened(new Gateway(line, List.of(TrialToken.holder(data.root())), host, port));
        running.tell(figures);
        healths.add(running.health());
        return "http://" + host + ":" + port;
    }

    private String startHealth() {
        String host = settings.text(Setting.HEALTH_HOST);
        HealthServer server =
                parts.opened(new HealthServer(Health.all(healths), figures, host, port(Setting.HEALTH_PORT)));
        return "http://" + host + ":" + server.port();
    }

    private void awaitStages() {
        long end = System.nanoTime() + START_WITHIN.toNanos();
        while (!stages.stream().allMatch(StageApplication::running)) {
            failure().ifPresent(reason -> {
                throw new CannotStart(reason);
            });
            if (System.nanoTime() > end) {
                throw new CannotStart("not ready after " + START_WITHIN.toSeconds() + " s: "
                        + stages.stream()
                                .filter(stage -> !stage.running())
                                .map(StageApplication::name)
                                .collect(Collectors.joining(", "))
                        + " did not start");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Begins to break things now and then, if a network is simulated. */
    public void startBreaking() {
        simulation.ifPresent(Simulation::startBreaking);
    }

    /** Breaks or heals a component of the simulated network. */
    public void simulate(String component, boolean broken) {
        simulation.orElseThrow().change(component, broken);
    }

    /** Why it can no longer do its work, if it cannot. */
    public Optional<String> failure() {
        return stages.stream()
                .map(StageApplication::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Completes with the reason when broker or registry end on their own. */
    public CompletableFuture<String> ended() {
        return cluster.failed().toCompletableFuture();
    }

    /** The line to its Kafka and registry. */
    public Line line() {
        return line;
    }

    /** What it tells. */
    Story story() {
        return story;
    }

    /** What is going on. */
    public Situation situation() {
        return situation;
    }

    /** The wall's URL. */
    public String wall() {
        return wall;
    }

    /** Where metrics and health are. */
    public String health() {
        return health;
    }

    /** The gateway's URL. */
    public String gateway() {
        return gateway;
    }

    /** Where it can be reached. */
    public Map<String, String> addresses() {
        return Map.of("bootstrap", cluster.bootstrap(), "registry", cluster.registry(), "wall", wall);
    }

    /** Stops everything in good order, the last started first. */
    @Override
    public void close() {
        parts.close();
        data.close();
    }
}
