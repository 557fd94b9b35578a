package varde.app.watchdog;

import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.app.Addresses;
import varde.app.CannotStart;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.log.LogReader;
import varde.app.notify.ConfiguredProviders;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.Formats;

/**
 * A watchdog at work. Each look asks Kafka, judges what was read, asks the other watchdog, and tells the contacts what has
 * changed. It answers the other at {@code /health/live} for as long as its own looks go on.
 */
public final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final int MISSED_LOOKS = 6;

    private final WatchdogFile file;
    private final PipelineEyes eyes;
    private final Readings readings;
    private final Vigil vigil;
    private final Alarm alarm;
    private final Listener told;
    private final Javalin http;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(ASK).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long looked = PipelineEyes.now();
    private long otherAnswered = PipelineEyes.now();

    /**
     * What a watchdog is made of.
     *
     * @param eyes what it sees with
     * @param readings where that is written
     * @param alarm whom it tells
     * @param told is given each word as well, for the terminal
     */
    record Parts(PipelineEyes eyes, Readings readings, Alarm alarm, Listener told) {}

    /** Is given what is said, for the terminal. */
    public interface Listener {

        /** Something is wrong, or is over. */
        void said(String concern, boolean over, String text);
    }

    /**
     * Starts a watchdog; neither Kafka nor the registry needs to be there.
     *
     * @param config its file
     * @param settings the prefix of topics, and whatever Kafka's clients need
     * @param told is given what it says, besides its contacts
     * @throws CannotStart with all that is wrong with the file, or if its port is taken
     */
    public static Watchdog start(Path config, Settings settings, Listener told) {
        WatchdogFile file = WatchdogFileReader.read(config, name -> Optional.ofNullable(System.getenv(name)));
        Addresses addresses =
                new Addresses(file.bootstrap(), file.registry().orElse(settings.text(Setting.REGISTRY)), "");
        Topics topics = new Topics(settings.text(Setting.TOPIC_PREFIX));
        Codecs codecs = new Codecs(topics, Formats.of(settings.values(addresses)));
        WatchdogFile.Pace pace = file.pace();
        Readings readings =
                new Readings(pace.markOld().toMillis(), pace.away().toMillis(), PipelineEyes.now());
        LogReader.Kafka kafka = new LogReader.Kafka(file.bootstrap(), settings.clients(addresses));
        Alarm alarm = new Alarm(
                file.id(),
                file.contacts(),
                ConfiguredProviders.of(file.notifiers()).byChannel());
        return new Watchdog(
                file, new Parts(new PipelineEyes(kafka, topics, codecs, readings), readings, alarm, told));
    }

    /**
     * Starts it.
     *
     * @throws CannotStart if its port is taken
     */
    Watchdog(WatchdogFile file, Parts parts) {
        this.file = file;
        this.eyes = parts.eyes();
        this.readings = parts.readings();
        this.alarm = parts.alarm();
        this.told = parts.told();
        this.vigil = new Vigil(file.pace().repeat().toMillis(), file.pace().calm().toMillis());
        this.http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/health/live", context -> context.status(live() ? 200 : 503)
                    .result(live() ? "looks on\n" : "has not looked for a while\n"));
        });
        try {
            http.start(file.listen().host(), file.listen().port());
        } catch (JavalinBindException taken) {
            throw new CannotStart("port " + file.listen().port()
                    + " is taken, so the other watchdog could not ask this one; choose another with `listen`");
        }
        long every = file.pace().every().toMillis();
        clock.scheduleWithFixedDelay(this::look, 0, every, TimeUnit.MILLISECONDS);
    }

    private boolean live() {
        return PipelineEyes.now() - looked < MISSED_LOOKS * file.pace().every().toMillis() + 3 * ASK.toMillis();
    }

    private void look() {
        try {
            eyes.look();
            long now = PipelineEyes.now();
            SortedMap<String, String> troubles = readings.troubles(now);
            file.other().ifPresent(url -> ask(url, troubles));
            List<Vigil.Word> words = vigil.look(troubles, now);
            words.forEach(word -> told.said(word.concern(), word.over(), word.text()));
            alarm.say(words);
            alarm.send();
            looked = PipelineEyes.now();
        } catch (RuntimeException defect) {
            // One that got out would end the repetition; then nobody would watch, and live() says so to the other.
            LOG.error("a defect in the watchdog; it goes on", defect);
        }
    }

    private void ask(String url, SortedMap<String, String> troubles) {
        String answer = answer(url);
        long now = PipelineEyes.now();
        if (answer.isEmpty()) {
            otherAnswered = now;
        } else if (now - otherAnswered > file.pace().away().toMillis()) {
            troubles.put("watchdog", "the other watchdog, " + url + ", has not been well for "
                    + (now - otherAnswered) / 1_000 + " s: " + answer);
        }
    }

    /** What is wrong with the other; empty if it is well. */
    private String answer(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(ASK).build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? "" : "it answers " + status;
        } catch (IOException away) {
            return "no answer (" + away.getClass().getSimpleName() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
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

    @Override
    public void close() {
        clock.shutdownNow();
        http.stop();
        eyes.close();
    }
}
