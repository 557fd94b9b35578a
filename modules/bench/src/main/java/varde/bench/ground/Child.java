package varde.bench.ground;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of our own on the same class path, spoken to by lines. It ends with this process, however this one ends: see
 * {@link Lifeline}.
 */
public final class Child implements AutoCloseable {

    private static final long END_WITHIN_SECONDS = 25;
    private static final String GONE = "";

    private final String name;
    private final Process process;
    private final BufferedWriter to;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.to = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(this::read, "listen-to-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process.
     *
     * @param main its main class
     * @param jvm options for Java
     * @param arguments for the main class
     */
    public static Child start(String main, List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Child(main.substring(main.lastIndexOf('.') + 1), process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + main, e);
        }
    }

    private void read() {
        try (BufferedReader from =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                lines.add(line);
            }
        } catch (IOException gone) {
            // A killed process cannot close its pipe in good order; that it is gone is said below.
        }
        lines.add(GONE);
    }

    /**
     * What follows a word at the beginning of one of its lines; other lines before it are skipped.
     *
     * @param word such as {@code READY}
     * @param seconds how long to wait
     * @throws IllegalStateException if the line does not come
     */
    public String await(String word, long seconds) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            String line = lines.poll(Math.max(0, giveUp - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null || line.equals(GONE)) {
                throw new IllegalStateException(name
                        + (line == null ? " did not say " + word + " in time" : " has ended before it said " + word));
            }
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
        }
    }

    /** Says a line to it. */
    public void say(String line) {
        try {
            to.write(line);
            to.newLine();
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not listen", e);
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it in the middle of whatever it does, as SIGSTOP does. */
    public void freeze() throws InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on, as SIGCONT does. */
    public void thaw() throws InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws InterruptedException {
        try {
            int answer = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (answer != 0) {
                throw new IllegalStateException("kill " + signal + " for " + name + " answered " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there is no kill command", e);
        }
    }

    /** Lets go of it: it stops in good order; if it does not, it is killed. */
    @Override
    public void close() {
        try {
            to.close();
        } catch (IOException gone) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
