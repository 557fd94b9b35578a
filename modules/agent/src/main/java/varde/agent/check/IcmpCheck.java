package varde.agent.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a host answers ICMP echo requests, asked by the system's own {@code ping}: a raw socket would need a privilege
 * that the agent is better without. What it took is the average round trip, not the life of the process.
 *
 * @param host name or address
 * @param packets how many requests are sent, 1 to {@value #MOST_PACKETS}; where only some are answered it is DEGRADED
 * @param program the {@code ping} to run
 */
public record IcmpCheck(String host, int packets, String program) implements Check {

    /** The most requests of one look. */
    public static final int MOST_PACKETS = 20;

    /** How many pings run at once: each is small, and a network that is cut makes all of them wait. */
    public static final int MOST_AT_ONCE = 256;

    private static final Semaphore PLACES = new Semaphore(MOST_AT_ONCE);

    /** Iputils says "3 packets transmitted, 3 received", busybox "3 packets transmitted, 3 packets received". */
    private static final Pattern COUNTS = Pattern.compile("(\\d+) packets transmitted, (\\d+) (?:packets )?received");

    /** The second of min/avg/max, in milliseconds. */
    private static final Pattern AVERAGE = Pattern.compile("min/avg/max\\S* = [0-9.]+/([0-9.]+)/");

    /** By the {@code ping} that is found on the path. */
    public static IcmpCheck of(String host, int packets) {
        return new IcmpCheck(host, packets, "ping");
    }

    @Override
    public Finding look(Duration limit) throws InterruptedException {
        return new Program(arguments(limit), PLACES, true).run(limit, new Program.Judge() {
            @Override
            public Finding ended(int exit, String said, String complained) {
                return judge(exit, said, complained, limit);
            }

            @Override
            public Finding late() {
                return Finding.noAnswer(limit);
            }
        });
    }

    /** Requests are a fifth of a second apart, which needs no privilege; the answer to the last has the rest of the time. */
    private List<String> arguments(Duration limit) {
        String seconds = Long.toString(Math.max(1, limit.toSeconds()));
        return List.of(
                program, "-n", "-q", "-c", Integer.toString(packets), "-i", "0.2", "-W", seconds, "-w", seconds, host);
    }

    private Finding judge(int exit, String said, String complained, Duration limit) {
        Matcher counts = COUNTS.matcher(said);
        if (!counts.find()) {
            return cannot(exit, complained.isBlank() ? said : complained);
        }
        int answered = Integer.parseInt(counts.group(2));
        if (answered == 0) {
            return Finding.noAnswer(limit);
        }
        Matcher average = AVERAGE.matcher(said);
        Finding finding = answered < packets
                ? Finding.degraded("answers " + answered + " of " + packets + " pings")
                : Finding.ok("answers pings");
        return average.find() ? finding.in(millis(average.group(1))) : finding;
    }

    /** A name that nobody knows is the host's trouble; all else that ping complains of is the look's own. */
    private Finding cannot(int exit, String words) {
        String line = words.lines().filter(text -> !text.isBlank()).findFirst().orElse("ping ended with exit " + exit);
        String lower = line.toLowerCase(Locale.ROOT);
        boolean unknown = lower.contains("not known")
                || lower.contains("name resolution")
                || lower.contains("bad address")
                || lower.contains("no address associated");
        if (unknown) {
            return Finding.failed("host name " + host + " is not known");
        }
        return lower.contains("network is unreachable") ? Finding.failed("no route to " + host) : Finding.broken(line);
    }

    private static Duration millis(String text) {
        return Duration.ofNanos((long) (Double.parseDouble(text) * 1_000_000));
    }
}
