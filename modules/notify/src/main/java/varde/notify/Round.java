package varde.notify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to send a page: every provider that serves it and has not refused it for good is asked, in order, until one
 * takes it. Those that are degraded are asked last: better somebody who probably cannot than nobody.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final int LONGEST_REASON = 300;

    private final List<Standing> standings;

    Round(List<Provider> providers) {
        this.standings = providers.stream().map(Standing::new).toList();
    }

    /**
     * What came of an attempt.
     *
     * @param pending the page, with this attempt counted
     * @param sent what the provider said that took it; empty if none did
     * @param provider the one that took it, or was asked last; empty if none serves the page
     * @param refusedBy who has refused it for good, now or before
     * @param unsure whether one of those that failed may have taken it
     * @param hopeless whether nobody is left who could be asked again
     * @param limited whether it failed only because limits were reached
     * @param reason why those failed that did
     */
    record Result(
            Pending pending,
            Optional<Delivery.Sent> sent,
            String provider,
            Set<String> refusedBy,
            boolean unsure,
            boolean hopeless,
            boolean limited,
            String reason) {}

    /** Makes the attempt. Takes as long as the providers take. */
    Result attempt(Pending pending) {
        Asking asking = new Asking(pending);
        List<Standing> passedOver = new ArrayList<>();
        for (Standing standing : standings) {
            if (asking.mayAsk(standing)) {
                if (!standing.well()) {
                    passedOver.add(standing);
                } else if (asking.takes(standing)) {
                    passedOver.forEach(degraded -> asking.reason(degraded, "passed over, because it is degraded"));
                    return asking.result();
                }
            }
        }
        for (Standing degraded : passedOver) {
            if (asking.takes(degraded)) {
                break;
            }
        }
        return asking.result();
    }

    /** Takes what was written down meanwhile: a message has arrived, or it has not. */
    void hear(String provider, String person, boolean arrived) {
        for (Standing standing : standings) {
            if (standing.provider().id().equals(provider)) {
                if (arrived) {
                    standing.arrived();
                } else {
                    standing.missed(person);
                }
            }
        }
    }

    /** Nobody waits for this message of this provider any more. */
    void recall(String provider, String providerId) {
        for (Standing standing : standings) {
            if (standing.provider().id().equals(provider)) {
                try {
                    standing.provider().recall(providerId);
                } catch (RuntimeException e) {
                    LOG.warn("provider {} could not take back {}: {}", provider, providerId, e.toString());
                }
            }
        }
    }

    /** Nothing is waiting. */
    void rest() {
        standings.forEach(standing -> standing.provider().rest());
    }

    void close() {
        standings.forEach(standing -> standing.provider().close());
    }

    /** The asking of one after the other about one page. */
    private static final class Asking {

        private final Pending pending;
        private final Set<String> refusedBy;
        private final List<String> reasons = new ArrayList<>();
        private Optional<Delivery.Sent> sent = Optional.empty();
        private String last = "";
        private boolean unsure;
        private boolean hope;
        private boolean limited;
        private boolean asked;

        Asking(Pending pending) {
            this.pending = pending;
            this.refusedBy = new HashSet<>(pending.refusedBy());
        }

        /** Whether the page is for this provider, which has not refused it yet, and not too much for it. */
        boolean mayAsk(Standing standing) {
            Provider provider = standing.provider();
            if (!provider.serves(pending.page()) || refusedBy.contains(provider.id())) {
                return false;
            }
            Optional<String> exceeded = standing.exceeded();
            exceeded.ifPresent(limit -> {
                reason(standing, limit);
                limited = true;
                hope = true;
            });
            return exceeded.isEmpty();
        }

        /** Asks; whether it has taken the page. */
        boolean takes(Standing standing) {
            asked = true;
            last = standing.provider().id();
            Message message = new Message(pending.page(), pending.attempts(), pending.unsure() || unsure);
            Delivery delivery = ask(standing.provider(), message);
            standing.judge(delivery);
            sent = delivery.match(Optional::of, failed -> {
                failed(standing, failed);
                return Optional.empty();
            });
            return sent.isPresent();
        }

        private void failed(Standing standing, Delivery.Failed failed) {
            reason(standing, failed.reason());
            unsure |= failed.hope() == Delivery.Hope.UNSURE;
            if (failed.hope() == Delivery.Hope.NONE) {
                refusedBy.add(last);
            } else {
                hope = true;
            }
        }

        void reason(Standing standing, String why) {
            reasons.add(standing.provider().id() + ": " + why);
        }

        Result result() {
            if (sent.isEmpty() && reasons.isEmpty()) {
                reasons.add(pending.refusedBy().isEmpty() ? "no provider serves this address" : pending.lastReason());
            }
            boolean hopeless = sent.isEmpty() && !hope;
            return new Result(pending, sent, last, refusedBy, unsure, hopeless, limited && !asked, said());
        }

        private static Delivery ask(Provider provider, Message message) {
            try {
                return provider.send(message);
            } catch (RuntimeException e) {
                // A fault in a provider must not cost the page the others.
                LOG.error("page {}: provider {} broke", message.page().id(), provider.id(), e);
                return Delivery.unsure("broke (" + e.getClass().getSimpleName() + ")");
            }
        }

        /** Reasons go to places where no addresses belong, whatever a provider may have quoted. */
        private String said() {
            String reason = String.join("; ", reasons)
                    .replace(pending.page().address(), "(address)")
                    .replaceAll("\\p{Cntrl}+", " ");
            return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
        }
    }
}
