package varde.wire;

import java.util.Optional;
import varde.core.oncall.Channel;
import varde.core.page.Receipt;

/**
 * What the notifiers remember of a page. An intent is written before a provider is asked, an outcome afterwards; an
 * intent without an outcome is sent again, marked as a possible repeat.
 *
 * @param page identity of the page; the topic's key
 * @param phase intent or outcome
 * @param attempt counts from 1
 * @param channel the page's channel
 * @param person the page's person
 * @param outage identity of the page's outage
 * @param team the page's team
 * @param provider id of the provider in {@code notifiers.yaml}; empty if none was tried
 * @param providerId the provider's own id of the message; empty if it gave none
 * @param status what happened; empty for an intent
 * @param reason for people: why it failed or was dropped
 * @param at the notifier's clock, in milliseconds since the epoch: for people only
 * @param maybeRepeat whether an earlier intent had no outcome, so that the page may arrive twice
 * @param partition the partition of {@code pages.<channel>} in which the page stands; -1 if not said. The page is read
 *     again from there when an intent has no outcome
 * @param offset the page's offset in that partition; -1 if not said
 */
public record Sent(
        String page,
        Phase phase,
        int attempt,
        Channel channel,
        String person,
        String outage,
        String team,
        String provider,
        String providerId,
        Optional<Receipt.Status> status,
        String reason,
        long at,
        boolean maybeRepeat,
        int partition,
        long offset) {

    /** Before or after the provider was asked. */
    public enum Phase {
        /** About to be sent. */
        INTENT,
        /** It is known what happened. */
        OUTCOME
    }
}
