package varde.bench.detect;

import java.nio.charset.StandardCharsets;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;

/**
 * Many components, numbered from 0. Every second one reports itself; the others are looked at by agents, 1,000 to each.
 *
 * @param components how many
 * @param interval how often each is looked at, in milliseconds
 * @param grace in milliseconds
 */
public record Population(int components, long interval, long grace) {

    /** How many components an agent looks at. */
    public static final int PER_AGENT = 1_000;

    /** No agent is started anew. */
    private static final long SESSION = 1;

    /** Whether a component reports itself. */
    public static boolean reportsItself(int number) {
        return number % 2 == 0;
    }

    /** A component's id. */
    public static String component(int number) {
        return (reportsItself(number) ? "server/" : "device/") + padded(number);
    }

    /** The id of who reports a component. */
    public static String agent(int number) {
        return reportsItself(number) ? component(number) : "agent/" + padded(number / (2 * PER_AGENT));
    }

    /** The number of a component by its id; -1 for an agent. */
    public static int number(String component) {
        boolean ours = component.startsWith("server/") || component.startsWith("device/");
        return ours ? Integer.parseInt(component.substring("server/".length())) : -1;
    }

    /** Where the agent of a component stands. */
    private static String site(int number) {
        int agent = reportsItself(number) ? number / 2 : number / (2 * PER_AGENT);
        return agent % 2 == 0 ? "oslo-1" : "trondheim-1";
    }

    private static String padded(int number) {
        String digits = Integer.toString(number);
        return "0000000".substring(Math.min(7, digits.length())) + digits;
    }

    /** The key of a component's heartbeats. */
    public static byte[] key(int number) {
        return agent(number).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A heartbeat that sees a component well.
     *
     * @param sentAt the agent's clock, in milliseconds
     */
    public Heartbeat beat(int number, long sequence, long sentAt) {
        return new Heartbeat(
                agent(number),
                component(number),
                "main",
                site(number),
                HeartbeatStatus.OK,
                interval,
                grace,
                "answered in 4 ms",
                sequence,
                sentAt,
                4,
                SESSION);
    }
}
