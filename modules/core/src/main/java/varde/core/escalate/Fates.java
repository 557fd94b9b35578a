package varde.core.escalate;

import java.util.Optional;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.page.Receipt;

/** Notes what became of a page. */
final class Fates {

    private final Deciding deciding;

    Fates(Deciding deciding) {
        this.deciding = deciding;
    }

    /** Notes a receipt; the same news twice, or SENT after DELIVERED, changes nothing. Tells whether it was news. */
    boolean note(Receipt receipt) {
        Optional<PageMade> page = deciding.course().page(receipt.page());
        Fate fate = fate(receipt.status());
        boolean news = page.isPresent()
                && page.get().fate() != fate
                && !(page.get().fate() == Fate.DELIVERED && fate == Fate.SENT);
        if (news) {
            deciding.happens(new EscalationEvent.Fated(receipt.page(), fate, receipt.reason()));
        }
        return news;
    }

    /** Notes that pages which waited go with others in a digest. */
    void carried(EscalationInput.Carried input) {
        Bundle bundle = input.bundle();
        for (PageMade page : deciding.course().shown().pages()) {
            if (page.waits() && input.pages().contains(page.id())) {
                deciding.happens(new EscalationEvent.Carried(page.underWay(bundle.id(), bundle.tryUntil())));
            }
        }
    }

    /** Lets a page that waited go by itself. */
    void released(EscalationInput.Released input) {
        deciding.course().page(input.page()).filter(PageMade::waits).ifPresent(page -> {
            long until = deciding.at() + deciding.patience(page.channel());
            deciding.happens(new EscalationEvent.Released(page.underWay("", until), input.brief()));
        });
    }

    /** Whether a receipt says that the page went out although it was withdrawn. */
    boolean wentOutAllTheSame(Receipt receipt) {
        return fate(receipt.status()).mayReach()
                && deciding.course().withdrawn().contains(receipt.page());
    }

    private static Fate fate(Receipt.Status status) {
        return switch (status) {
            case SENT -> Fate.SENT;
            case DELIVERED -> Fate.DELIVERED;
            case FAILED -> Fate.FAILED;
            case DROPPED -> Fate.DROPPED;
        };
    }
}
