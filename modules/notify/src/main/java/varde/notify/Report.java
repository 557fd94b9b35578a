package varde.notify;

import java.util.List;

/**
 * What a provider says later of a message that it has taken.
 *
 * @param provider id of the provider
 * @param ids under which the provider may know the message, the likeliest first: some say in hexadecimal on one day what they
 *     say in decimal on another
 * @param fate what became of it
 * @param reason for people; no addresses, no texts
 */
public record Report(String provider, List<String> ids, Fate fate, String reason) {

    /** What became of a message. */
    public enum Fate {
        /** It has arrived. */
        DELIVERED,
        /** It will not arrive. */
        FAILED,
        /** It has left for good, and nothing more will be heard of it. */
        GONE
    }

    public Report {
        ids = List.copyOf(ids);
    }

    /** A report about the message of this one id. */
    public static Report of(String provider, String id, Fate fate, String reason) {
        return new Report(provider, List.of(id), fate, reason);
    }
}
