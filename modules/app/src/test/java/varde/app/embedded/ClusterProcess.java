package varde.app.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import varde.app.CannotStart;

/** A process of its own with broker and registry on a data folder, to be killed or to be refused. */
final class ClusterProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("READY (\\S+) (\\S+) (\\d+)");

    private final Process process;
    private final String firstLine;

    private ClusterProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /** Starts the process and returns when it has said either that it is ready or why it cannot start. */
    static ClusterProcess start(Path data) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterProcess.class.getName(),
                        data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Closed with the process; whatever comes after the first line is of no interest.
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new ClusterProcess(process, String.valueOf(reader.readLine()));
    }

    /** What the process runs. */
    public static void main(String[] arguments) throws InterruptedException {
        try (DataFolder data = DataFolder.open(Path.of(arguments[0]), false);
                LocalCluster cluster = LocalCluster.start(data, 0, 0)) {
            System.out.println("READY " + cluster.bootstrap() + " " + cluster.registry() + " " + cluster.registryPid());
            new CountDownLatch(1).await();
        } catch (CannotStart refused) {
            System.out.println("REFUSED " + refused.getMessage());
        }
    }

    String firstLine() {
        return firstLine;
    }

    String bootstrap() {
        return ready().group(1);
    }

    String registry() {
        return ready().group(2);
    }

    ProcessHandle registryChild() {
        return ProcessHandle.of(Long.parseLong(ready().group(3))).orElseThrow();
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private Matcher ready() {
        Matcher matcher = READY.matcher(firstLine);
        if (!matcher.matches()) {
            throw new AssertionError("the process is not ready, it said: " + firstLine);
        }
        return matcher;
    }

    @Override
    public void close() {
        kill();
    }
}
