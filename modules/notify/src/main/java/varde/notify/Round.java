package varde.notify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.page.Page;

/**
 * One attempt to send a page: every provider that serves it and has not refused it for good is asked, in order, until one
 * takes it.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final int LONGEST_REASON = 300;

    private final List<Provider> providers;

    Round(List<Provider> providers) {
        this.providers = List.copyOf(providers);
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
     * @param reason why those failed that did
     */
    record Result(
            Pending pending,
            Optional<Delivery.Sent> sent,
            String provider,
            Set<String> refusedBy,
            boolean unsure,
            boolean hopeless,
            String reason) {}

    /** Makes the attempt. Takes as long as the providers take. */
    Result attempt(Pending pending) {
        Set<String> refusedBy = new HashSet<>(pending.refusedBy());
        List<String> reasons = new ArrayList<>();
        boolean unsure = false;
        boolean hope = false;
        String last = "";
        for (Provider provider : serving(pending.page(), refusedBy)) {
            last = provider.id();
            Message message = new Message(pending.page(), pending.attempts(), pending.unsure() || unsure);
            Delivery delivery = ask(provider, message);
            Optional<Delivery.Sent> sent = delivery.match(Optional::of, failed -> Optional.empty());
            if (sent.isPresent()) {
                return new Result(pending, sent, last, refusedBy, unsure, false, said(pending, reasons));
            }
            Delivery.Failed failed = delivery.match(
                    taken -> {
                        throw new IllegalStateException("taken after all");
                    },
                    f -> f);
            reasons.add(last + ": " + failed.reason());
            unsure |= failed.hope() == Delivery.Hope.UNSURE;
            hope |= failed.hope() != Delivery.Hope.NONE;
            if (failed.hope() == Delivery.Hope.NONE) {
                refusedBy.add(last);
            }
        }
        if (reasons.isEmpty()) {
            reasons.add(pending.refusedBy().isEmpty() ? "no provider serves this address" : pending.lastReason());
        }
        return new Result(pending, Optional.empty(), last, refusedBy, unsure, !hope, said(pending, reasons));
    }

    /** Nothing is waiting. */
    void rest() {
        providers.forEach(Provider::rest);
    }

    void close() {
        providers.forEach(Provider::close);
    }

    private List<Provider> serving(Page page, Set<String> refusedBy) {
        return providers.stream()
                .filter(provider -> provider.serves(page) && !refusedBy.contains(provider.id()))
                .toList();
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
    private static String said(Pending pending, List<String> reasons) {
        String reason = String.join("; ", reasons)
                .replace(pending.page().address(), "(address)")
                .replaceAll("\\p{Cntrl}+", " ");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }
}
