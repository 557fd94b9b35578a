package varde.notify;

import java.util.Optional;
import varde.core.page.Receipt;
import varde.wire.Sent;

/**
 * What became known of a message after a provider had taken it.
 *
 * @param outcome what was written down then
 * @param status DELIVERED or FAILED
 * @param reason for people
 * @param at the notifier's clock, in milliseconds since the epoch
 */
record Amendment(Sent outcome, Receipt.Status status, String reason, long at) {

    /** Whether this amends its outcome at all: what is gone for good is not. */
    static Optional<Amendment> of(Sent outcome, Report report, long at) {
        return switch (report.fate()) {
            case DELIVERED -> Optional.of(new Amendment(outcome, Receipt.Status.DELIVERED, outcome.reason(), at));
            case FAILED ->
                Optional.of(
                        new Amendment(outcome, Receipt.Status.FAILED, outcome.provider() + ": " + report.reason(), at));
            case GONE -> Optional.empty();
        };
    }

    /** What is remembered of it. */
    Sent memory() {
        return new Sent(
                outcome.page(),
                Sent.Phase.OUTCOME,
                outcome.attempt(),
                outcome.channel(),
                outcome.person(),
                outcome.outage(),
                outcome.team(),
                outcome.provider(),
                outcome.providerId(),
                Optional.of(status),
                reason,
                at,
                outcome.maybeRepeat(),
                outcome.partition(),
                outcome.offset());
    }

    /** What ESCALATE is told. */
    Receipt receipt() {
        return new Receipt(
                outcome.page(),
                outcome.outage(),
                outcome.team(),
                outcome.person(),
                outcome.channel(),
                status,
                outcome.provider(),
                outcome.providerId(),
                outcome.attempt(),
                reason,
                at);
    }
}
