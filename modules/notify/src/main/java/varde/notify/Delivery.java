package varde.notify;

import java.util.function.Function;

/** What came of asking one provider to send one message. */
public sealed interface Delivery {

    /** Dispatches on what came of it. */
    <T> T match(Function<Sent, T> sent, Function<Failed, T> failed);

    /**
     * The provider has taken it.
     *
     * @param providerId the provider's own id of the message; empty if it gave none
     * @param delivered whether the provider says that it has arrived already
     */
    record Sent(String providerId, boolean delivered) implements Delivery {
        @Override
        public <T> T match(Function<Sent, T> sent, Function<Failed, T> failed) {
            return sent.apply(this);
        }
    }

    /**
     * The provider has not taken it, as far as is known.
     *
     * @param hope whether it makes sense to ask this provider again
     * @param reason for people; no addresses, no texts
     */
    record Failed(Hope hope, String reason) implements Delivery {
        @Override
        public <T> T match(Function<Sent, T> sent, Function<Failed, T> failed) {
            return failed.apply(this);
        }
    }

    /** Whether it makes sense to ask a provider again. */
    enum Hope {
        /** It was refused for good: a wrong address, a wrong password. */
        NONE,
        /** It was certainly not taken, but may be later: the provider is away or busy. */
        LATER,
        /** The answer was lost: it may have been taken. Asking again is a possible repeat. */
        UNSURE
    }

    /** It was refused for good. */
    static Failed hopeless(String reason) {
        return new Failed(Hope.NONE, reason);
    }

    /** It was not taken, but may be later. */
    static Failed later(String reason) {
        return new Failed(Hope.LATER, reason);
    }

    /** It may have been taken; the answer was lost. */
    static Failed unsure(String reason) {
        return new Failed(Hope.UNSURE, reason);
    }
}
