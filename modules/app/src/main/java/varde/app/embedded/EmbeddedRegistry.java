package varde.app.embedded;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import varde.app.CannotStart;

/**
 * A real schema registry (Apicurio) as a child process on the loopback address, for clients that speak Confluent's REST API. Its
 * schemas and their ids outlive it; it never outlives the process that started it, see {@link RegistryChild}.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MS = 25;
    private static final long STOP_SECONDS = 5;
    private static final int TAIL_LINES = 8;

    private final Process process;
    private final String url;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final CompletableFuture<String> failed = new CompletableFuture<>();
    private volatile boolean closing;

    private EmbeddedRegistry(Process process, int port, Path log) {
        this.process = process;
        this.url = "http://" + Ports.LOOPBACK + ":" + port + "/apis/ccompat/v7";
        this.log = log;
        process.onExit().thenAccept(ended -> {
            if (!closing) {
                failed.complete("the schema registry ended (status " + ended.exitValue() + "), see " + log);
            }
        });
    }

    /**
     * Starts the registry and returns when it answers.
     *
     * @param data where schemas are kept; owned by the caller, who closes it after the registry
     * @param port to listen on, 0 for any free one
     * @throws CannotStart when the port is taken, the program is not there, or it does not come up
     */
    public static EmbeddedRegistry start(DataFolder data, int port) {
        EmbeddedRegistry registry = launch(data, port);
        registry.awaitReady();
        return registry;
    }

    /**
     * Starts the process and returns at once, so that the caller can start the broker meanwhile.
     *
     * @param data as for {@link #start}
     * @param port as for {@link #start}
     * @throws CannotStart when the port is taken or the program is not there
     */
    public static EmbeddedRegistry launch(DataFolder data, int port) {
        Path folder = data.folder("registry");
        Path runner = RegistryHome.runner();
        Path pidFile = folder.resolve("registry.pid");
        Path log = folder.resolve("registry.log");
        try {
            awaitPredecessor(pidFile);
            int chosen = Ports.choose(port, "schema registry", "VARDE_REGISTRY_PORT");
            Process process = new ProcessBuilder(command(runner, folder, chosen))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Files.writeString(pidFile, Long.toString(process.pid()));
            return new EmbeddedRegistry(process, chosen, log);
        } catch (IOException e) {
            throw new CannotStart("the schema registry could not be started: " + e, e);
        }
    }

    private static List<String> command(Path runner, Path folder, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Java 17 passes over what only later ones know; they would warn without.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.http.host=" + Ports.LOOPBACK,
                "-Dquarkus.http.port=" + port,
                // Without WRITE_DELAY=0 a schema can be forgotten after it was acknowledged, and its id given away
                // again.
                "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:" + folder.resolve("schemas") + ";WRITE_DELAY=0",
                "-Dquarkus.datasource.jdbc.min-size=2",
                "-Dquarkus.datasource.jdbc.initial-size=2",
                "-Dquarkus.datasource.jdbc.max-size=8",
                // The default is 5 s, which a busy machine can need to open the file again after a kill.
                "-Dquarkus.datasource.jdbc.acquisition-timeout=60",
                "-Dquarkus.log.level=WARN",
                "-Dquarkus.banner.enabled=false",
                "-cp",
                runner + File.pathSeparator + RegistryHome.code(),
                RegistryChild.class.getName());
    }

    /** After a kill of the parent the old child needs a moment to notice; it holds the port and the database until then. */
    private static void awaitPredecessor(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile).strip();
        if (!pid.isEmpty()) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(old -> within(old.onExit(), TimeUnit.SECONDS.toMillis(3)));
        }
    }

    /**
     * Waits until the registry answers, at most a minute, and sees to it that it keeps schemas compatible.
     *
     * @throws CannotStart when it does not come up; the line holds the end of its log
     */
    public void awaitReady() {
        long giveUp = System.nanoTime() + READY_WITHIN.toNanos();
        while (!answers()) {
            if (within(process.onExit(), LOOK_EVERY_MS)) {
                throw new CannotStart("the schema registry ended with status " + process.exitValue() + ": " + tail());
            }
            if (System.nanoTime() > giveUp) {
                close();
                throw new CannotStart("the schema registry does not answer on " + url + " after "
                        + READY_WITHIN.toSeconds() + " s: " + tail());
            }
        }
        requireCompatibility();
    }

    /** The base URL of the Confluent API, without a slash at its end. */
    public String url() {
        return url;
    }

    /** The registry's process id. */
    public long pid() {
        return process.pid();
    }

    /**
     * Done, with the reason for people, if the registry ends on its own. What is running goes on, since serdes remember the
     * schemas they have seen; what starts anew cannot. Never done by {@link #close}.
     */
    public CompletionStage<String> failed() {
        return failed.minimalCompletionStage();
    }

    @Override
    public void close() {
        closing = true;
        process.destroy();
        if (!within(process.onExit(), TimeUnit.SECONDS.toMillis(STOP_SECONDS))) {
            process.destroyForcibly();
            within(process.onExit(), TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        }
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return send(request).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The registry's own default is to accept anything. */
    private void requireCompatibility() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/config"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"BACKWARD_TRANSITIVE\"}"))
                .build();
        try {
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() != 200) {
                throw new CannotStart("the schema registry refused BACKWARD_TRANSITIVE: " + answer.body());
            }
        } catch (IOException e) {
            throw new CannotStart("the schema registry stopped answering while it started: " + tail(), e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new CannotStart("interrupted while the schema registry started", e);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())) + " (" + log
                    + ")";
        } catch (IOException unreadable) {
            return "see " + log;
        }
    }

    /** True when the process ended within the time; waits for just that, not for a fixed while. */
    private static boolean within(CompletableFuture<?> ended, long millis) {
        try {
            ended.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process cannot fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
