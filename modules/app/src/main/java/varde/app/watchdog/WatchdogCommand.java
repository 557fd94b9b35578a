package varde.app.watchdog;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.app.Settings;
import varde.core.watchdog.WatchEvent;

/** {@code varde watchdog}: watches the pipeline from outside, until it is stopped. */
@Command(
        name = "watchdog",
        description =
                "Watch the pipeline from another host, and tell a fallback contact directly when it no longer works.")
public final class WatchdogCommand implements Callable<Integer> {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Settings settings;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "What to watch, and whom to tell.")
    private @Nullable Path config;

    @Option(
            names = "--test",
            description = "Send a message to each contact, to try the way, and end: 0 if all were taken, 1 if not.")
    private boolean test;

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    public WatchdogCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (config == null) {
            throw new IllegalStateException("picocli demands the file");
        }
        return test ? tryOut(config) : watch(config);
    }

    private int tryOut(Path file) {
        List<String> failed = Watchdog.tryOut(file);
        failed.forEach(line -> output.say(Map.of("failed", line), line));
        if (failed.isEmpty()) {
            output.say(Map.<String, Object>of("taken", true), "every contact's message was taken");
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private int watch(Path file) throws InterruptedException {
        Watchdog watchdog = Watchdog.start(file, settings, this::tell);
        output.remark(watchdog.id() + " watches and listens on port " + watchdog.port() + ". Ctrl-C stops it.");
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            watchdog.close();
                            stopped.countDown();
                        },
                        "stop"));
        stopped.await();
        return 0;
    }

    private void tell(WatchEvent event) {
        String time = CLOCK.format(LocalTime.now(ZoneId.systemDefault()));
        if (event instanceof WatchEvent.Said said) {
            output.say(
                    Map.<String, Object>of("concern", said.concern(), "again", said.again(), "text", said.text()),
                    time + " TROUBLE  " + said.text());
        } else if (event instanceof WatchEvent.Over over) {
            output.say(
                    Map.<String, Object>of("concern", over.concern(), "over", true, "text", over.text()),
                    time + " WELL     no longer: " + over.text());
        }
    }
}
