package varde.app.watchdog;

import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.app.Addresses;
import varde.app.CannotStart;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.health.Figures;
import varde.app.health.Health;
import varde.app.health.HealthServer;
import varde.app.log.LogReader;
import varde.app.notify.ConfiguredProviders;
import varde.core.watchdog.Concern;
import varde.core.watchdog.WatchEvent;
import varde.core.watchdog.WatchInput;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.Formats;

/**
 * A watchdog at work. Each look asks Kafka, asks the other watchdog, has it judged what was seen, and has the contacts told what
 * has changed. It answers the other at {@code /health/live} for as long as its own looks go on and its words are taken.
 */
public final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration ASK = Duration.ofSeconds(5);

    /** A look may take three times its time limits, and then some. */
    private static final long LOOK_WITHIN = 45_000;

    /** If nobody takes its words for so long, in milliseconds, the other watchdog should say so. */
    private static final long UNHEARD = 120_000;

    private static final int LONGEST_ANSWER = 200;

    private final WatchdogFile file;
    private final Mind mind;
    private final PipelineEyes eyes;
    private final Alarm alarm;
    private final Consumer<WatchEvent> told;
    private final HealthServer http;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ASK).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long looked = Mind.now();

    private Watchdog(WatchdogFile file, Settings settings, Consumer<WatchEvent> told) {
        this.file = file;
        this.told = told;
        this.mind = new Mind(file.patience());
        Addresses addresses =
                new Addresses(file.bootstrap(), file.registry().orElse(settings.text(Setting.REGISTRY)), "");
        Topics topics = new Topics(settings.text(Setting.TOPIC_PREFIX));
        Codecs codecs = new Codecs(topics, Formats.of(settings.values(addresses)));
        this.alarm = alarm(file);
        this.eyes = new PipelineEyes(
                new LogReader.Kafka(file.bootstrap(), settings.clients(addresses)), topics, codecs, mind::take);
        Figures figures = new Figures();
        tell(figures);
        try {
            this.http = new HealthServer(
                    Health.of(this::notAlive, this::notReady),
                    figures,
                    file.listen().host(),
                    file.listen().port());
        } catch (CannotStart taken) {
            alarm.close();
            eyes.close();
            throw new CannotStart(
                    "port " + file.listen().port() + " is taken, so the other watchdog could not ask this one: choose"
                            + " another with `listen`",
                    taken);
        }
        clock.scheduleWithFixedDelay(this::look, 0, file.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts a watchdog; neither Kafka nor the registry needs to be there.
     *
     * @param config its file
     * @param settings the prefix of topics, and whatever Kafka's clients need
     * @param told is given what it says, besides its contacts
     * @throws CannotStart with all that is wrong with the file, or if its port is taken
     */
    public static Watchdog start(Path config, Settings settings, Consumer<WatchEvent> told) {
        return new Watchdog(read(config), settings, told);
    }

    /**
     * Sends a message to each contact, to try the way.
     *
     * @return what did not go through, one line each
     */
    public static List<String> tryOut(Path config) {
        try (Alarm alarm = alarm(read(config))) {
            return alarm.tryOut();
        }
    }

    private static WatchdogFile read(Path config) {
        return WatchdogFileReader.read(config, name -> Optional.ofNullable(System.getenv(name)));
    }

    private static Alarm alarm(WatchdogFile file) {
        return new Alarm(
                file.id(),
                file.contacts(),
                ConfiguredProviders.of(file.notifiers()).byChannel());
    }

    private void tell(Figures figures) {
        for (Concern concern : Concern.values()) {
            Tags tags = Tags.of("concern", concern.name().toLowerCase(java.util.Locale.ROOT));
            figures.gauge(
                    "varde.watchdog.trouble", tags, mind, of -> of.troubles().contains(concern) ? 1 : 0);
        }
        figures.gauge("varde.watchdog.canaries", Tags.empty(), mind, Mind::canaries);
        figures.gauge("varde.watchdog.untold", Tags.empty(), alarm, Alarm::waiting);
        figures.gauge("varde.watchdog.look.age.seconds", Tags.empty(), this, of -> (Mind.now() - of.looked) / 1_000.0);
    }

    private Optional<String> notAlive() {
        long ago = Mind.now() - looked;
        if (ago > LOOK_WITHIN + file.every().toMillis()) {
            return Optional.of("it has not looked for " + ago / 1_000 + " s");
        }
        return alarm.waitingFor() > UNHEARD
                ? Optional.of("nobody has taken its words for " + alarm.waitingFor() / 1_000 + " s")
                : Optional.empty();
    }

    private Optional<String> notReady() {
        return mind.kafkaAnswers() ? Optional.empty() : Optional.of("Kafka does not answer it");
    }

    private void look() {
        try {
            eyes.look();
            file.other().ifPresent(this::ask);
            List<String> troubles = new ArrayList<>();
            List<String> ends = new ArrayList<>();
            for (WatchEvent event : mind.take(new WatchInput.Looked())) {
                if (event instanceof WatchEvent.Said said) {
                    troubles.add((said.again() ? "Still: " : "") + said.text());
                    told.accept(event);
                } else if (event instanceof WatchEvent.Over over) {
                    ends.add("Well again: " + over.text());
                    told.accept(event);
                }
            }
            if (!troubles.isEmpty()) {
                alarm.say(false, troubles);
            }
            if (!ends.isEmpty()) {
                alarm.say(mind.troubles().isEmpty(), ends);
            }
            looked = Mind.now();
        } catch (RuntimeException defect) {
            // One that got out would end the repetition. Then nobody would look, which the other watchdog is told.
            LOG.error("a defect in the watchdog; it goes on", defect);
        }
    }

    private void ask(URI other) {
        mind.take(new WatchInput.Other(other.toString(), answer(other)));
    }

    /** What is wrong with the other; empty if it is well. */
    private String answer(URI other) {
        try {
            HttpRequest request = HttpRequest.newBuilder(other).timeout(ASK).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            String body = answer.body().strip();
            return answer.statusCode() == 200
                    ? ""
                    : "it answers " + answer.statusCode() + " "
                            + body.substring(0, Math.min(LONGEST_ANSWER, body.length()));
        } catch (IOException away) {
            return "no answer (" + away.getClass().getSimpleName() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "not asked";
        }
    }

    /** Its name. */
    public String id() {
        return file.id();
    }

    /** The port that it listens on. */
    public int port() {
        return http.port();
    }

    /** In how many partitions it has seen a canary come out. */
    public int canaries() {
        return mind.canaries();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.close();
        eyes.close();
        alarm.close();
    }
}
