package varde.app.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Output;

/** {@code varde bench agent}: how many checks one agent carries on one core. */
@Command(
        name = "agent",
        description =
                "Checks that one agent carries in a process of its own, on one core where taskset is there: half of"
                        + " them TCP, nine in twenty HTTP, one in twenty a program that is run. What it looks at is in this process.")
final class BenchAgentCommand implements Callable<Integer> {

    @Option(names = "--checks", defaultValue = "2000", description = "How many checks (${DEFAULT-VALUE}).")
    private int checks;

    @Option(names = "--interval", defaultValue = "10000", description = "From look to look, in ms (${DEFAULT-VALUE}).")
    private int interval;

    @Option(names = "--seconds", defaultValue = "60", description = "How long is measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HttpServer web = HttpServer.create(new InetSocketAddress(loopback, 0), 200);
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "bench-target");
            thread.setDaemon(true);
            return thread;
        });
        web.setExecutor(threads);
        web.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        web.start();
        try (ServerSocket port = new ServerSocket(0, 200, loopback)) {
            threads.execute(() -> accept(port));
            long[] figures = run(port.getLocalPort(), web.getAddress().getPort());
            tell(figures);
            return 0;
        } finally {
            web.stop(0);
            threads.shutdownNow();
        }
    }

    private static void accept(ServerSocket port) {
        while (!port.isClosed()) {
            try (Socket accepted = port.accept()) {
                accepted.setSoLinger(true, 0);
            } catch (IOException closed) {
                // By us in the end, or by the client before.
            }
        }
    }

    private long[] run(int tcp, int http) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (oneCore()) {
            command.addAll(List.of("taskset", "-c", "0"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.add(AgentUnderLoad.class.getName());
        for (int argument : new int[] {checks, interval, seconds, tcp, http}) {
            command.add(Integer.toString(argument));
        }
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = child.inputReader()) {
            String line = said.lines()
                    .filter(text -> text.startsWith(AgentUnderLoad.FIGURES))
                    .findFirst()
                    .orElseThrow(() -> new CannotStart("the agent's process ended without figures"));
            child.waitFor();
            return Arrays.stream(line.split(" "))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
        } finally {
            child.destroyForcibly();
        }
    }

    private static boolean oneCore() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }

    private void tell(long[] figures) {
        double wanted = (double) checks * seconds * 1_000 / interval;
        double ratio = figures[0] / wanted;
        double core = 100.0 * figures[3] / figures[4];
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("checks", checks);
        json.put("interval_ms", interval);
        json.put("seconds", seconds);
        json.put("one_core", oneCore());
        json.put("looks", figures[0]);
        json.put("ratio", Math.round(ratio * 1_000) / 1_000.0);
        json.put("ok", figures[1]);
        json.put("broken", figures[2]);
        json.put("cpu_percent", Math.round(core * 10) / 10.0);
        json.put("p99_off_ms", figures[5]);
        output.say(
                json,
                String.format(
                        Locale.ROOT,
                        "%d checks every %d ms for %d s%s: %d looks of %.0f (%.3f), %d OK, %d not looked at in time; %.1f %% of a"
                                + " core; p99 of how far a look was from its time %d ms",
                        checks,
                        interval,
                        seconds,
                        oneCore() ? ", on one core" : "",
                        figures[0],
                        wanted,
                        ratio,
                        figures[1],
                        figures[2],
                        core,
                        figures[5]));
    }
}
