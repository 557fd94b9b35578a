package varde.app.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import varde.app.CannotStart;
import varde.app.Settings;
import varde.app.embedded.DataFolder;
import varde.app.embedded.Ports;
import varde.app.up.LocalRun;

/** All of {@code varde up} without its simulation in a process of its own, to be killed. */
final class WholeProcess {

    private static final String READY = "READY";

    /**
     * Where it listens, the same after each start.
     *
     * @param broker port of the broker
     * @param registry port of the registry
     * @param wall port of the wall
     * @param gateway port of the gateway
     */
    record Listens(int broker, int registry, int wall, int gateway) {

        static Listens anywhere() {
            return new Listens(
                    Ports.choose(0, "broker", ""),
                    Ports.choose(0, "registry", ""),
                    Ports.choose(0, "wall", ""),
                    Ports.choose(0, "gateway", ""));
        }

        /** The settings that say so. */
        Map<String, String> environment() {
            return Map.of(
                    "VARDE_BROKER_PORT",
                    Integer.toString(broker),
                    "VARDE_REGISTRY_PORT",
                    Integer.toString(registry),
                    "VARDE_WALL_PORT",
                    Integer.toString(wall),
                    "VARDE_GATEWAY_PORT",
                    Integer.toString(gateway));
        }

        /** Whether nobody listens on any of them. */
        boolean free() {
            try {
                Ports.choose(broker, "broker", "");
                Ports.choose(registry, "registry", "");
                Ports.choose(wall, "wall", "");
                Ports.choose(gateway, "gateway", "");
                return true;
            } catch (CannotStart taken) {
                return false;
            }
        }
    }

    private final Process process;

    private WholeProcess(Process process) {
        this.process = process;
    }

    /** What the process runs. */
    public static void main(String[] arguments) throws InterruptedException {
        Listens listens = new Listens(
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]));
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (LocalRun run = LocalRun.start(
                DataFolder.open(Path.of(arguments[0]), false),
                Settings.of(listens.environment()),
                new LocalRun.Options(
                        TinyFolder.read(Path.of(arguments[1])), false, true, new PrintWriter(out), arrival -> {}))) {
            out.println(READY);
            run.ended().thenAccept(out::println);
            new CountDownLatch(1).await();
        } catch (CannotStart refused) {
            out.println(refused.getMessage());
        }
    }

    /** Starts the process and returns when everything in it works. */
    static WholeProcess start(Path data, Path config, Listens listens) throws IOException {
        Process process = new ProcessBuilder(command(data, config, listens))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Closed with the process; the story is read on so that it can be told.
        BufferedReader story =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> said = new ArrayList<>();
        for (String line = story.readLine(); !READY.equals(line); line = story.readLine()) {
            if (line == null) {
                throw new AssertionError("the process ended before it was ready: " + said);
            }
            said.add(line);
        }
        Thread drain = new Thread(() -> story.lines().forEach(said::add), "story");
        drain.setDaemon(true);
        drain.start();
        return new WholeProcess(process);
    }

    private static List<String> command(Path data, Path config, Listens listens) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
        String registry = System.getProperty("varde.registry.home");
        if (registry != null) {
            command.add("-Dvarde.registry.home=" + registry);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                WholeProcess.class.getName(),
                data.toString(),
                config.toString(),
                Integer.toString(listens.broker()),
                Integer.toString(listens.registry()),
                Integer.toString(listens.wall()),
                Integer.toString(listens.gateway())));
        return command;
    }

    /** Whether it lived through this time without being killed. */
    boolean livesThrough(long millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
