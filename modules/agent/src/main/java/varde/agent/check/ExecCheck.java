package varde.agent.check;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program that speaks the protocol of the monitoring plugins: exit 0 OK, 1 DEGRADED, 2 FAILED, 3 and all others
 * BROKEN; the first line of its output is the message, without what follows a {@code |}. No shell is involved.
 *
 * @param command the program and its arguments
 */
public record ExecCheck(List<String> command) implements Check {

    /** How much of the output is kept, in bytes. */
    static final int MOST_BYTES = 8 << 10;

    private static final long LAST_WORDS_MS = 250;

    @Override
    public Finding look(Duration limit) throws InterruptedException {
        Process process;
        try {
            process = start();
        } catch (IOException missing) {
            return Finding.broken("cannot run " + command.get(0) + ": " + missing.getMessage());
        }
        try {
            Drain said = Drain.start(process.getInputStream(), MOST_BYTES);
            Drain complained = Drain.start(process.getErrorStream(), MOST_BYTES);
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return Finding.failed("no result within " + Finding.words(limit) + "; stopped it");
            }
            String message = firstLine(said.text(LAST_WORDS_MS));
            return judge(process.exitValue(), message.isEmpty() ? firstLine(complained.text(LAST_WORDS_MS)) : message);
        } finally {
            end(process);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Varde's settings may hold passwords, which are none of a plugin's business.
        builder.environment().keySet().removeIf(name -> name.startsWith("VARDE_"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private Finding judge(int exit, String message) {
        return switch (exit) {
            case 0 -> Finding.ok(message);
            case 1 -> Finding.degraded(message);
            case 2 -> Finding.failed(message);
            case 3 -> Finding.broken(message.isEmpty() ? "the plugin does not know" : message);
            default -> Finding.broken("exit " + exit + (message.isEmpty() ? "" : ": " + message));
        };
    }

    private static String firstLine(String output) {
        String line = output.lines().filter(text -> !text.isBlank()).findFirst().orElse("");
        int perfdata = line.indexOf('|');
        return (perfdata < 0 ? line : line.substring(0, perfdata)).strip();
    }

    /** The program first, so that it starts nothing more, then what it has started. */
    private static void end(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            for (ProcessHandle child : started) {
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                child.destroyForcibly();
            }
        }
    }
}
