package varde.notify;

import varde.core.page.Page;

/**
 * Somebody who carries messages of one channel to people: a mail relay, an SMS gateway, a chat. The notifier asks several
 * at once from threads of its own, so an implementation is safe for use by many threads. Every call ends by itself, by
 * time-outs of its own, within half a minute.
 */
public interface Provider extends AutoCloseable {

    /** Its name in {@code notifiers.yaml}. */
    String id();

    /** Whether this page is for this provider at all. Those of a channel that do are tried in order. */
    default boolean serves(Page page) {
        return true;
    }

    /**
     * Hands one message over. The page's id goes with it, as idempotency key or message id, so that a provider that can
     * tell a repeat does.
     *
     * @return what came of it; never an exception for what a network, a provider or an address may do
     */
    Delivery send(Message message);

    /** On which terms it works. */
    default Terms terms() {
        return Terms.NONE;
    }

    /** From now on whatever it says of its own accord goes to this listener. Called once, before the first message. */
    default void listen(Listener listener) {}

    /**
     * Nobody waits for this message any more: takes it back if it has not left yet.
     *
     * @param providerId as it was given when the message was taken
     */
    default void recall(String providerId) {}

    /** Nothing is waiting: what was kept open for the next message may be closed. */
    default void rest() {}

    @Override
    default void close() {
        rest();
    }
}
