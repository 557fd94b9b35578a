package varde.app.watchdog;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.app.Settings;

/** {@code varde watchdog}: watches the pipeline from outside, until it is stopped. */
@Command(
        name = "watchdog",
        description = "Watch the pipeline from another host, and tell a fallback contact directly when it no longer works.")
public final class WatchdogCommand implements Callable<Integer> {

    private final Settings settings;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "What to watch, and whom to tell.")
    private @Nullable Path config;

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
        Watchdog watchdog = Watchdog.start(config, settings, this::tell);
        output.remark(watchdog.id() + " watches and listens on port " + watchdog.port()
                + ". Ctrl-C stops it.");
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

    private void tell(String concern, boolean over, String text) {
        String time = LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
        output.say(
                Map.of("concern", concern, "over", over, "text", text),
                time + (over ? " WELL     " : " TROUBLE  ") + text);
    }
}
