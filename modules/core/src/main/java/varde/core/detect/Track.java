package varde.core.detect;

import varde.core.rules.Rule;
import varde.core.time.Now;

/**
 * What DETECT knows of one component as one agent sees it. Of these there are a million, and a heartbeat changes one: numbers
 * are kept as such, because an old object that is given a new one costs the collector more than all that is decided here.
 */
final class Track extends DeadlineWheel.Entry {

    private static final SightNumber NO_NUMBER = new SightNumber(0);

    final AgentTrack agent;
    final Look look;
    SightNumber number = NO_NUMBER;
    /** Not only in the look: with each heartbeat the name is read first, and each object in between is a wait for memory. */
    private final String component;

    private final boolean ofAgentItself;
    /** The hash of its names; set when the index takes it. */
    int hash;
    /** When it was last heard of, as {@link Foresight} counts. */
    int turn;

    String domain;
    View view;
    int generation;
    long interval;
    long grace;
    /** Log time of its last heartbeat. */
    long seenLog;
    /** Observed time of its last heartbeat. */
    long seenObserved;

    long allowedUntil;
    /** The session of the agent at its last heartbeat; 0 if it does not say. */
    long session;
    /** The sequence number of its last heartbeat in that session. */
    long sequence;

    Track(AgentTrack agent, Look look, String domain, View view) {
        this.agent = agent;
        this.look = look;
        this.component = look.component();
        this.ofAgentItself = component.equals(agent.id);
        this.domain = domain;
        this.view = view;
    }

    String component() {
        return component;
    }

    /** Whether this is what this agent says of this component. */
    boolean isOf(String ofAgent, String ofComponent) {
        boolean same = component.equals(ofComponent);
        return same && (ofAgentItself ? ofComponent.equals(ofAgent) : agent.id.equals(ofAgent));
    }

    boolean isAgentItself() {
        return ofAgentItself;
    }

    void seen(Now now) {
        seenLog = now.log();
        seenObserved = now.observed();
    }

    /** Whether a heartbeat is one that came before, or was sent before one that came: it is no news. */
    boolean isOld(Heartbeat beat) {
        return beat.session() != 0 && beat.session() == session && beat.sequence() <= sequence;
    }

    /** A heartbeat is heard. Tells whether more than the times and the sequence number is new by that. */
    boolean hears(Heartbeat beat, View now, boolean saysNew, Now at) {
        long allowed = now == View.LEAVING ? at.observed() + Rule.LEAVING_FOR.standard() : 0;
        boolean more = saysNew
                || interval != beat.interval()
                || grace != beat.grace()
                || session != beat.session()
                || allowedUntil != allowed;
        if (more) {
            domain = beat.domain();
            view = now;
            generation = agent.generation;
            interval = beat.interval();
            grace = beat.grace();
            session = beat.session();
            allowedUntil = allowed;
        }
        sequence = beat.sequence();
        seen(at);
        return more;
    }

    /** Reads what a heartbeat of it asks for, for {@link Foresight}. */
    long read() {
        return component.length() + agent.heardLog + agent.returned + number.value();
    }

    long patience() {
        return interval + grace;
    }

    /**
     * Observed time from which on its silence means something. {@code floor} is where all deadlines of the partition count
     * from at the earliest.
     */
    long deadline(long floor) {
        long from = Math.max(Math.max(seenObserved, floor), agent.returned);
        return Math.max(from + patience(), allowedUntil);
    }

    /** When it was last seen. */
    DetectRow.Seen seenRow(Now at) {
        return new DetectRow.Seen(number, at, sequence);
    }

    /** All that is known of it. */
    DetectRow.Sight row() {
        return new DetectRow.Sight(
                number,
                look,
                domain,
                agent.site,
                view,
                generation,
                interval,
                grace,
                new Now(seenLog, seenObserved),
                allowedUntil,
                session,
                sequence);
    }
}
