package varde.app.notify;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Provider;

/** A provider that remembers what it was given and answers each person's messages as told. */
final class Carrier implements Provider {

    private final Map<String, Delivery> answers = new ConcurrentHashMap<>();
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    @Override
    public String id() {
        return "carrier";
    }

    @Override
    public Delivery send(Message message) {
        messages.add(message);
        return answers.getOrDefault(message.page().person(), new Delivery.Sent("c-1", true));
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
