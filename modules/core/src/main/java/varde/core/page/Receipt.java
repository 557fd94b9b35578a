package varde.core.page;

import varde.core.oncall.Channel;

/**
 * What became of a page.
 *
 * @param page identity of the page
 * @param outage identity of its outage
 * @param team its team; the topic's key
 * @param person its person
 * @param channel its channel
 * @param status what happened
 * @param provider id of the provider in {@code notifiers.yaml}; empty if none was tried
 * @param providerId the provider's own id of the message; empty if it gave none
 * @param attempt counts from 1; counted once per page and attempt and status
 * @param reason for people: why it failed or was dropped, or that it may be a repeat
 * @param at the notifier's clock, in milliseconds since the epoch: for people only
 */
public record Receipt(
        String page,
        String outage,
        String team,
        String person,
        Channel channel,
        Status status,
        String provider,
        String providerId,
        int attempt,
        String reason,
        long at) {

    /** A page has arrived at the first attempt: for whoever plays a notifier. */
    public static Receipt arrived(Page page, String provider, long at) {
        return new Receipt(
                page.id(),
                page.outage(),
                page.team(),
                page.person(),
                page.channel(),
                Status.DELIVERED,
                provider,
                "",
                1,
                "",
                at);
    }

    /** The same news of a page that this one carried. */
    public Receipt of(String carried, String itsOutage, String itsTeam) {
        return new Receipt(
                carried, itsOutage, itsTeam, person, channel, status, provider, providerId, attempt, reason, at);
    }

    /** What happened to a page. */
    public enum Status {
        /** A provider has taken it. */
        SENT,
        /** It has arrived. */
        DELIVERED,
        /** It could not be sent. */
        FAILED,
        /** It was dropped before sending: withdrawn or too late. */
        DROPPED
    }
}
