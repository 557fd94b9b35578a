package varde.app.notify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import varde.notify.Delivery;
import varde.notify.Limit;
import varde.notify.Message;
import varde.notify.Provider;
import varde.notify.Terms;

/** A provider that remembers what it was given and answers each person's messages as told. */
final class Carrier implements Provider {

    private final Map<String, Delivery> answers = new ConcurrentHashMap<>();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> recalled = new CopyOnWriteArrayList<>();
    private volatile Terms terms = Terms.NONE;

    @Override
    public String id() {
        return "carrier";
    }

    @Override
    public Delivery send(Message message) {
        messages.add(message);
        Delivery.Sent usual = terms.reportWithin().isPresent()
                ? new Delivery.Sent("id-of-" + message.page().id(), false)
                : new Delivery.Sent("c-1", true);
        return answers.getOrDefault(message.page().person(), usual);
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public void recall(String providerId) {
        recalled.add(providerId);
    }

    /** It says within this time whether messages arrive. Before the first message. */
    void owesReports(Duration within) {
        terms = new Terms(Optional.empty(), Optional.of(within));
    }

    /** It takes no more than this. Before the first message. */
    void takesAtMost(Limit limit) {
        terms = new Terms(Optional.of(limit), Optional.empty());
    }

    /** What it was asked to take back. */
    List<String> recalled() {
        return recalled;
    }

    /** From now on this person's messages fare so. */
    void answers(String person, Delivery delivery) {
        answers.put(person, delivery);
    }

    /** This person's messages get through again. */
    void recovers(String person) {
        answers.remove(person);
    }

    /** The ids of all pages that it was asked to send, in order, as often as it was asked. */
    List<String> asked() {
        return messages.stream().map(message -> message.page().id()).toList();
    }

    /** What it was asked about one page. */
    List<Message> asked(String page) {
        return messages.stream()
                .filter(message -> message.page().id().equals(page))
                .toList();
    }
}
