package varde.replay.story;

import java.util.List;
import varde.core.page.Page;
import varde.core.page.Receipt;

/**
 * A page as it was sent, and what became of it.
 *
 * @param at log time, in milliseconds since the epoch
 * @param page the page
 * @param receipts its receipts, in order
 */
public record SentPage(long at, Page page, List<Timed<Receipt>> receipts) {

    public SentPage {
        receipts = List.copyOf(receipts);
    }
}
