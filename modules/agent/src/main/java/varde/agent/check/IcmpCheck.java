package varde.agent.check;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a host answers ICMP echo requests, asked by the system's own {@code ping}: a raw socket would need a privilege
 * that the agent is better without. Only so many of them run at once, whatever number of hosts is looked at.
 *
 * @param host name or address
 * @param packets how many requests are sent, 1 to {@value #MOST_PACKETS}; where only some are answered it is DEGRADED
 * @param program the {@code ping} to run
 */
public record IcmpCheck(String host, int packets, String program) implements Check {

    /** The most requests of one look. */
    public static final int MOST_PACKETS = 20;

    /** The most processes at once. */
    static final int MOST_PROCESSES = 32;

    private static final Semaphore ROOM = new Semaphore(MOST_PROCESSES);
    private static final int MOST_BYTES = 8 << 10;
    private static final long LAST_WORDS_MS = 250;
    private static final Pattern COUNTS =
            Pattern.compile("(\\d+) (?:packets )?transmitted, (\\d+) (?:packets )?received");
    private static final Pattern AVERAGE = Pattern.compile("= [0-9.]+/([0-9.]+)/");

    /** By the {@code ping} that is found on the path. */
    public static IcmpCheck of(String host, int packets) {
        return new IcmpCheck(host, packets, "ping");
    }

    @Override
    public Finding look(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        if (!ROOM.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return Finding.broken("not looked at in time: " + MOST_PROCESSES + " pings are running already");
        }
        try {
            return ping(Duration.ofNanos(Math.max(1, end - System.nanoTime())), limit);
        } finally {
            ROOM.release();
        }
    }

    private Finding ping(Duration left, Duration limit) throws InterruptedException {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(arguments(left)).redirectErrorStream(true);
            // What we read is English.
            builder.environment().put("LC_ALL", "C");
            builder.environment().keySet().removeIf(name -> name.startsWith("VARDE_"));
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException missing) {
            return Finding.broken("cannot run " + program + ": " + missing.getMessage() + "; install iputils-ping");
        }
        try {
            Drain said = Drain.start(process.getInputStream(), MOST_BYTES);
            if (!process.waitFor(left.toNanos(), TimeUnit.NANOSECONDS)) {
                return Finding.noAnswer(limit);
            }
            return judge(process.exitValue(), said.text(LAST_WORDS_MS), limit);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Requests are a fifth of a second apart, which needs no privilege; the answer to the last has the rest of the time. */
    private List<String> arguments(Duration left) {
        long seconds = Math.max(1, left.toSeconds());
        return List.of(
                program, "-n", "-q", "-c", "" + packets, "-i", "0.2", "-W", "" + seconds, "-w", "" + seconds, host);
    }

    private Finding judge(int exit, String said, Duration limit) {
        Matcher counts = COUNTS.matcher(said);
        if (!counts.find()) {
            String line =
                    said.lines().filter(text -> !text.isBlank()).findFirst().orElse("exit " + exit);
            boolean unknown = line.toLowerCase(Locale.ROOT).contains("not known") || line.contains("resolution");
            return unknown ? Finding.failed("host name " + host + " is not known") : Finding.broken(line);
        }
        int sent = Integer.parseInt(counts.group(1));
        int answered = Integer.parseInt(counts.group(2));
        if (answered == 0) {
            return Finding.noAnswer(limit);
        }
        Matcher average = AVERAGE.matcher(said);
        String took = average.find() ? " in " + average.group(1) + " ms" : "";
        return answered < packets
                ? Finding.degraded("answers " + answered + " of " + Math.max(sent, packets) + " pings" + took)
                : Finding.ok("answers pings" + took);
    }
}
