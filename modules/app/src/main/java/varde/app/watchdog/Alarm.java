package varde.app.watchdog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
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

/**
 * Tells the watchdog's contacts, directly and by its own providers: nothing of the pipeline is on this way. What no
 * provider takes is kept and tried again with the next look.
 */
final class Alarm {

    /** How often one message is tried; then it is given up, and the program's own log says so. */
    static final int MOST_ATTEMPTS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final int LONGEST_SMS = 300;

    private record Waiting(Page page, int attempt, boolean possibleRepeat) {}

    private final String id;
    private final List<Contact> contacts;
    private final Map<Channel, List<Provider>> providers;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    Alarm(String id, List<Contact> contacts, Map<Channel, List<Provider>> providers) {
        this.id = id;
        this.contacts = List.copyOf(contacts);
        this.providers = providers;
    }

    /** Has something to be told to every contact. */
    void say(List<Vigil.Word> words) {
        if (words.isEmpty()) {
            return;
        }
        boolean over = words.stream().allMatch(Vigil.Word::over);
        String text = String.join("\n", words.stream().map(Vigil.Word::text).toList());
        for (Contact contact : contacts) {
            waiting.add(new Waiting(page(contact, text, over), 1, false));
        }
    }

    private Page page(Contact contact, String text, boolean over) {
        String subject = (over ? "Varde works again" : "VARDE IS NOT WATCHING") + " (" + id + ")";
        String shortText = subject + ": " + text.replace('\n', ';');
        return new Page(
                "watchdog-" + UUID.randomUUID(),
                Page.Kind.PAGE,
                over ? PageEvent.ALL_CLEAR : PageEvent.OPENED,
                id,
                0,
                id,
                "watchdog",
                contact.channel(),
                contact.address(),
                Language.EN,
                over ? Severity.WARNING : Severity.CRITICAL,
                shortText.length() <= LONGEST_SMS ? shortText : shortText.substring(0, LONGEST_SMS - 1) + "…",
                subject,
                text + "\n\nSaid by " + id + ", which shares nothing with the pipeline.\n",
                "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>") + "</p><p>Said by " + id
                        + ", which shares nothing with the pipeline.</p>",
                Long.MAX_VALUE,
                false);
    }

    /** Tries what waits, each once. */
    void send() {
        List<Waiting> now = new ArrayList<>(waiting);
        waiting.clear();
        for (Waiting message : now) {
            send(message);
        }
    }

    private void send(Waiting message) {
        boolean unsure = message.possibleRepeat();
        for (Provider provider : providers.getOrDefault(message.page().channel(), List.of())) {
            Delivery delivery = provider.send(new Message(message.page(), message.attempt(), unsure));
            if (delivery instanceof Delivery.Sent) {
                LOG.info("told {} by {}", message.page().channel(), provider.id());
                return;
            }
            Delivery.Failed failed = (Delivery.Failed) delivery;
            unsure |= failed.hope() == Delivery.Hope.UNSURE;
            LOG.warn("{} has not taken it: {}", provider.id(), failed.reason());
        }
        if (message.attempt() < MOST_ATTEMPTS) {
            waiting.add(new Waiting(message.page(), message.attempt() + 1, unsure));
        } else {
            LOG.error("given up after {} attempts: {}", MOST_ATTEMPTS, message.page().subject());
        }
    }

    /** How many messages have not been taken yet. */
    int waiting() {
        return waiting.size();
    }
}
