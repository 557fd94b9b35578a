package varde.core.detect;

import varde.core.time.Now;

/** What DETECT knows of one component as one agent sees it. */
final class Track extends DeadlineWheel.Entry {

    final AgentTrack agent;
    final String component;
    String domain;
    View view;
    int generation;
    long interval;
    long grace;
    Now seen;
    long allowedUntil;
    /** The session of the agent at its last heartbeat; 0 if it does not say. */
    long session;
    /** The sequence number of its last heartbeat in that session. */
    long sequence;

    Track(AgentTrack agent, String component, String domain, View view, Now seen) {
        this.agent = agent;
        this.component = component;
        this.domain = domain;
        this.view = view;
        this.seen = seen;
    }

    boolean isAgentItself() {
        return component.equals(agent.id);
    }

    /** Whether a heartbeat is one that came before, or was sent before one that came: it is no news. */
    boolean isOld(Heartbeat beat) {
        return beat.session() != 0 && beat.session() == session && beat.sequence() <= sequence;
    }

    long patience() {
        return interval + grace;
    }

    /**
     * Observed time from which on its silence means something. {@code floor} is where all deadlines of the partition count
     * from at the earliest.
     */
    long deadline(long floor) {
        long from = Math.max(Math.max(seen.observed(), floor), agent.returned);
        return Math.max(from + patience(), allowedUntil);
    }

    DetectRow.Sight row() {
        return new DetectRow.Sight(
                agent.id,
                component,
                domain,
                agent.site,
                view,
                generation,
                interval,
                grace,
                seen,
                allowedUntil,
                session,
                sequence);
    }
}
