package varde.bench.scenario;

/**
 * Something that is broken on purpose for a while.
 *
 * @param sort in which way
 * @param component id of the component, or of the agent
 * @param from milliseconds after the scenario's beginning
 * @param until likewise; not before {@code from}
 * @param every for {@link Sort#FLAP}: how long it is broken, and then whole, in milliseconds; otherwise 0
 */
public record Fault(Sort sort, String component, long from, long until, long every) {

    /** In which way something is broken. */
    public enum Sort {
        /** It does not work, nor does what cannot be without it. */
        BREAK,
        /** It works, but badly: who looks sees DEGRADED. Nothing else suffers. */
        SLOW,
        /** It cannot be reached from the site of the first agent that looks, and works for all others. */
        PARTIAL,
        /** It breaks and mends again and again. */
        FLAP,
        /** An agent that can reach nothing that it looks at, but is heard itself. */
        ISOLATE,
        /** An agent from which nothing comes, although its machine works. */
        SILENCE
    }

    public Fault {
        if (until < from || from < 0 || (sort == Sort.FLAP) != (every > 0)) {
            throw new IllegalArgumentException("a fault ends after it begins, and only one that flaps has a pace");
        }
    }

    /** A plain break. */
    public static Fault broken(String component, long from, long until) {
        return new Fault(Sort.BREAK, component, from, until, 0);
    }

    /** Whether it is at work at this moment of the scenario. */
    public boolean active(long at) {
        return at >= from && at < until && (every == 0 || (at - from) / every % 2 == 0);
    }

    /** Whether it takes the component, and what needs it, down. */
    public boolean breaks() {
        return sort == Sort.BREAK || sort == Sort.FLAP;
    }
}
