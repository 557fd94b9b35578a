package varde.notify;

import java.util.Optional;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.wire.Sent;

/**
 * What became of a page in the end.
 *
 * @param pending the page, as it was at its end
 * @param status what became of it
 * @param provider who was asked last; empty if nobody was
 * @param providerId the provider's own id of the message; empty if it gave none
 * @param reason for people
 * @param maybeRepeat whether it may have arrived twice
 * @param at the notifier's clock, in milliseconds since the epoch
 */
record Conclusion(
        Pending pending,
        Receipt.Status status,
        String provider,
        String providerId,
        String reason,
        boolean maybeRepeat,
        long at) {

    /** A page given up. */
    static Conclusion withoutSuccess(Pending pending, Receipt.Status status, String reason, long at) {
        return new Conclusion(pending, status, pending.lastProvider(), "", reason, pending.unsure(), at);
    }

    /**
     * Whether this tells of something done to the world, which is true whoever owns the page by now. The others are
     * decisions, which only the owner may take.
     */
    boolean happened() {
        return status == Receipt.Status.SENT || status == Receipt.Status.DELIVERED;
    }

    /** What is remembered of it. */
    Sent memory() {
        Page page = pending.page();
        return new Sent(
                page.id(),
                Sent.Phase.OUTCOME,
                attempt(),
                page.channel(),
                page.person(),
                page.outage(),
                page.team(),
                provider,
                providerId,
                Optional.of(status),
                reason,
                at,
                maybeRepeat,
                pending.spot().partition(),
                pending.spot().offset());
    }

    /** What ESCALATE is told: for a page that has arrived also that it was sent. */
    Receipt receipt(Receipt.Status told) {
        Page page = pending.page();
        return new Receipt(
                page.id(),
                page.outage(),
                page.team(),
                page.person(),
                page.channel(),
                told,
                provider,
                providerId,
                attempt(),
                reason,
                at);
    }

    private int attempt() {
        return Math.max(1, pending.attempts());
    }
}
