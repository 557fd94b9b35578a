package varde.notify;

import java.util.Set;
import varde.core.page.Page;

/**
 * A page that is not settled yet.
 *
 * @param page the page
 * @param spot where it stands
 * @param turn its place in the order in which pages were read
 * @param attempts how often it was tried already, in this process or before it
 * @param intended whether an intent of it is in {@code sent}, so that it is found again after a crash
 * @param unsure whether one of the attempts may have succeeded
 * @param refusedBy providers that have refused it for good
 * @param lastProvider the provider of the latest attempt; empty before the first
 * @param lastReason why the latest attempt failed; empty before the first
 * @param due when it may be tried, by the notifier's clock, in milliseconds since the epoch
 */
record Pending(
        Page page,
        Spot spot,
        long turn,
        int attempts,
        boolean intended,
        boolean unsure,
        Set<String> refusedBy,
        String lastProvider,
        String lastReason,
        long due) {

    Pending {
        refusedBy = Set.copyOf(refusedBy);
    }

    /** A page that nobody has tried to send. */
    static Pending fresh(Page page, Spot spot, long turn) {
        return new Pending(page, spot, turn, 0, false, false, Set.of(), "", "", 0);
    }

    /** A page whose attempt a process has not lived to report. */
    static Pending resumed(Page page, Spot spot, long turn, int attempts) {
        return new Pending(
                page, spot, turn, attempts, true, true, Set.of(), "", "attempt " + attempts + " was interrupted", 0);
    }

    /** One attempt further: what is written down before a provider is asked. */
    Pending attempted() {
        return new Pending(page, spot, turn, attempts + 1, true, unsure, refusedBy, lastProvider, lastReason, due);
    }

    /** To be tried again at {@code time}, after what came of the latest attempt. */
    Pending again(Round.Result result, long time) {
        return new Pending(
                page,
                spot,
                turn,
                attempts,
                intended,
                unsure || result.unsure(),
                result.refusedBy(),
                result.provider(),
                result.reason(),
                time);
    }

    /** What must stay in order: what one person is told of one outage. */
    String lane() {
        return page.person() + '\n' + page.outage();
    }
}
