package varde.agent.check;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Runs a program that speaks the protocol of the monitoring plugins: exit 0 OK, 1 DEGRADED, 2 FAILED, 3 and all others
 * BROKEN; the first line of its output is the message, without what follows a {@code |}. No shell is involved.
 *
 * @param command the program and its arguments
 */
public record ExecCheck(List<String> command) implements Check {

    /** How many plugins run at once: many are scripts that each need tens of megabytes. */
    public static final int MOST_AT_ONCE = 64;

    private static final Semaphore PLACES = new Semaphore(MOST_AT_ONCE);

    @Override
    public Finding look(Duration limit) throws InterruptedException {
        return new Program(command, PLACES, false).run(limit, new Program.Judge() {
            @Override
            public Finding ended(int exit, String said, String complained) {
                String message = firstLine(said);
                return judge(exit, message.isEmpty() ? firstLine(complained) : message);
            }

            @Override
            public Finding late() {
                return Finding.failed("no result within " + Finding.words(limit) + "; stopped it");
            }
        });
    }

    private static Finding judge(int exit, String message) {
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
}
