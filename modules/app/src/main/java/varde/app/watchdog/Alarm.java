package varde.app.watchdog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
 * Tells the watchdog's contacts, directly and by its own providers: nothing of the pipeline is on this way. What no provider
 * takes is tried again, on a thread of its own, for an hour.
 */
final class Alarm implements AutoCloseable {

    /** From one attempt to the next. */
    static final Duration AGAIN = Duration.ofSeconds(5);

    /** A message that nobody takes is of no use to anybody after so long, in milliseconds: by then it was said again. */
    static final long KEPT = 3_600_000;

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final int LONGEST_SMS = 300;

    private record Waiting(Page page, long since, int attempt, boolean possibleRepeat) {}

    private final String id;
    private final List<Contact> contacts;
    private final Map<Channel, List<Provider>> providers;
    private final List<Waiting> waiting = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "watchdog-alarm");
        made.setDaemon(true);
        return made;
    });

    Alarm(String id, List<Contact> contacts, Map<Channel, List<Provider>> providers) {
        this.id = id;
        this.contacts = List.copyOf(contacts);
        this.providers = providers;
        thread.scheduleWithFixedDelay(this::sendCarefully, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Has something told to every contact.
     *
     * @param over whether it is that all of this is over
     * @param lines what, one line each
     */
    void say(boolean over, List<String> lines) {
        String text = String.join("\n", lines);
        for (Contact contact : contacts) {
            add(page(contact, (over ? "Varde works again" : "VARDE IS NOT WATCHING") + " (" + id + ")", text, over));
        }
        thread.execute(this::sendCarefully);
    }

    /** Tries each contact once. What did not go through, one line each. */
    List<String> tryOut() {
        List<String> failed = new ArrayList<>();
        for (Contact contact : contacts) {
            Page page = page(contact, "Test of the watchdog (" + id + ")", "Nothing is wrong; this way works.", true);
            once(new Waiting(page, Mind.now(), 1, false))
                    .ifPresent(left -> failed.add(contact.channel() + " was taken by nobody"));
        }
        return failed;
    }

    private synchronized void add(Page page) {
        waiting.add(new Waiting(page, Mind.now(), 1, false));
    }

    private Page page(Contact contact, String subject, String text, boolean over) {
        String shortText = subject + ": " + text.replace('\n', ' ');
        String said = "Said by " + id + ", which shares nothing with the pipeline.";
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
                text + "\n\n" + said + "\n",
                "<p>" + escaped(text).replace("\n", "<br>") + "</p><p>" + escaped(said) + "</p>",
                Long.MAX_VALUE,
                false);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void sendCarefully() {
        try {
            send();
        } catch (RuntimeException defect) {
            // One that got out would end the repetition.
            LOG.error("a defect in the watchdog's alarm; it goes on", defect);
        }
    }

    private void send() {
        List<Waiting> now;
        synchronized (this) {
            now = List.copyOf(waiting);
        }
        for (Waiting message : now) {
            Optional<Waiting> left = once(message);
            synchronized (this) {
                int place = waiting.indexOf(message);
                if (left.isPresent() && Mind.now() - message.since() < KEPT) {
                    waiting.set(place, left.get());
                } else {
                    waiting.remove(place);
                    left.ifPresent(lost -> LOG.error(
                            "given up after {} attempts: {}",
                            lost.attempt(),
                            lost.page().shortText()));
                }
            }
        }
    }

    /** Asks each provider in turn; what is left to be done, if nobody has taken it. */
    private Optional<Waiting> once(Waiting message) {
        boolean unsure = message.possibleRepeat();
        for (Provider provider : providers.getOrDefault(message.page().channel(), List.of())) {
            Delivery delivery = provider.send(new Message(message.page(), message.attempt(), unsure));
            if (delivery instanceof Delivery.Failed failed) {
                unsure |= failed.hope() == Delivery.Hope.UNSURE;
                LOG.warn("{} has not taken it: {}", provider.id(), failed.reason());
            } else {
                LOG.info("told {} by {}", message.page().channel(), provider.id());
                return Optional.empty();
            }
        }
        return Optional.of(new Waiting(message.page(), message.since(), message.attempt() + 1, unsure));
    }

    /** How many messages nobody has taken yet. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** For how long the oldest of them has waited, in milliseconds. */
    synchronized long waitingFor() {
        return waiting.stream()
                .mapToLong(message -> Mind.now() - message.since())
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        providers.values().forEach(chain -> chain.forEach(Provider::close));
    }
}
