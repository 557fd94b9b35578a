package varde.app.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Provider;
import varde.notify.Reply;

/**
 * Says something back to whoever wrote: by the way the message came, or else by the others. Not through the log: a reply that is
 * lost harms nobody, and one that comes late confuses.
 */
final class TalkBack {

    private static final Logger LOG = LoggerFactory.getLogger(TalkBack.class);
    private static final long WORTHWHILE_MS = 120_000;

    private final List<Provider> providers;

    TalkBack(List<Provider> providers) {
        this.providers = List.copyOf(providers);
    }

    void say(Reply to, Language language, String words) {
        Message message = new Message(page(to, language, words), 1, false);
        List<Provider> order = new ArrayList<>(providers);
        order.sort(java.util.Comparator.comparing(provider -> !provider.id().equals(to.provider())));
        for (Provider provider : order) {
            Delivery delivery = provider.send(message);
            if (delivery instanceof Delivery.Sent) {
                return;
            }
            LOG.info("provider {} did not take what is said back", provider.id());
        }
    }

    private static Page page(Reply to, Language language, String words) {
        return new Page(
                "reply:" + UUID.randomUUID(),
                Page.Kind.PAGE,
                PageEvent.INFORM,
                "",
                0,
                "",
                "",
                Channel.SMS,
                to.from(),
                language,
                Severity.WARNING,
                words,
                "",
                words,
                "",
                System.currentTimeMillis() + WORTHWHILE_MS,
                false);
    }
}
