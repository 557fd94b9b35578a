package varde.core.detect;

/**
 * One look of one agent at one component. It carries all that DETECT needs to judge silence, so that DETECT reads no
 * landscape.
 *
 * @param agent who looked
 * @param component what was looked at; the agent itself when it speaks for itself
 * @param domain the scope within which causes are sought
 * @param site where the agent stands
 * @param status what it saw
 * @param interval how often it looks, in milliseconds; 0 for a report of a run, which is said each time and from which no
 *     silence follows
 * @param grace how much longer silence is tolerated, in milliseconds, 0 or more
 * @param message the first line of the check's output, for people
 * @param sequence counts up by one for each heartbeat of this agent since it started; 0 if it does not count
 * @param sentAt the agent's own clock, in milliseconds since the epoch: for people, never for decisions
 * @param responseTime how long the check took, in milliseconds; -1 if not measured
 * @param session drawn anew at each start of the agent, so that two agents that claim one id are noticed; 0 if it does not say
 */
public record Heartbeat(
        String agent,
        String component,
        String domain,
        String site,
        HeartbeatStatus status,
        long interval,
        long grace,
        String message,
        long sequence,
        long sentAt,
        long responseTime,
        long session) {

    /** A heartbeat of an agent that does not say its session. */
    public Heartbeat(
            String agent,
            String component,
            String domain,
            String site,
            HeartbeatStatus status,
            long interval,
            long grace,
            String message,
            long sequence,
            long sentAt,
            long responseTime) {
        this(agent, component, domain, site, status, interval, grace, message, sequence, sentAt, responseTime, 0);
    }

    /** Whether it tells of a run of a job, and not of a look. */
    public boolean isReport() {
        return interval == 0;
    }
}
