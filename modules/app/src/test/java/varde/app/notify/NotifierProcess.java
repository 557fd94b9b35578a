package varde.app.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import varde.core.oncall.Channel;
import varde.notify.Provider;
import varde.notify.Timeouts;
import varde.notify.sms.GatewaySettings;
import varde.notify.sms.HttpGatewayProvider;
import varde.wire.Topics;

/** A notifier for SMS in a process of its own, to be killed or to be stopped and woken again. */
final class NotifierProcess implements AutoCloseable {

    private final Process process;

    private NotifierProcess(Process process) {
        this.process = process;
    }

    /** Starts one; it need not be ready yet. */
    static NotifierProcess start(String bootstrap, String prefix, String gateway) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotifierProcess.class.getName(),
                        bootstrap,
                        prefix,
                        gateway))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new NotifierProcess(process);
    }

    /** What the process runs. */
    public static void main(String[] arguments) throws InterruptedException {
        Topics topics = new Topics(arguments[1]);
        Provider provider = new HttpGatewayProvider(new GatewaySettings(
                "gateway",
                "POST",
                arguments[2],
                new TreeMap<>(),
                "{\"to\":\"{to}\",\"text\":\"{text}\"}",
                "",
                GatewaySettings.Answer.USUAL,
                Timeouts.USUAL));
        Notifiers notifiers = Notifiers.start(
                Map.of(Channel.SMS, List.of(provider)),
                topics,
                PageTopics.codecs(topics),
                Map.of("bootstrap.servers", arguments[0]));
        notifiers.awaitReady(Duration.ofSeconds(60));
        System.out.println("READY");
        new CountDownLatch(1).await();
    }

    /** Returns when it has read what was sent and reads pages. */
    void awaitReady() throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        if (!"READY".equals(line)) {
            throw new AssertionError("the notifier said " + line);
        }
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Takes all time away from it, as a long pause of its machine does. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Gives it time again: it knows nothing of having been away. */
    void wake() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError("kill " + signal + " says " + status);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
