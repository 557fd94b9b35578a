package varde.notify;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import varde.core.oncall.Channel;
import varde.wire.Sent;

/**
 * What {@code sent} says of the pages of one channel: which are settled for good, and of which an attempt was announced
 * whose end nobody wrote down.
 */
final class SentMemory {

    /** As long as pages are kept, and a day. An id older than that cannot be read again. */
    private static final long KEPT = Duration.ofDays(31).toMillis();

    private final Channel channel;
    private final Map<String, Sent> open = new HashMap<>();
    private final LinkedHashMap<String, Long> settled = new LinkedHashMap<>();

    SentMemory(Channel channel) {
        this.channel = channel;
    }

    /** Takes one record of {@code sent}, in the order of its partition. Those of other channels are passed over. */
    void remember(Sent sent) {
        if (sent.channel() != channel) {
            return;
        }
        if (sent.phase() == Sent.Phase.OUTCOME) {
            settle(sent.page(), sent.at());
        } else if (!settled.containsKey(sent.page())) {
            open.put(sent.page(), sent);
        }
    }

    /** This page is settled, as is known from {@code sent} or will stand there before anything else is written. */
    void settle(String page, long at) {
        open.remove(page);
        settled.put(page, at);
        forgetBefore(at - KEPT);
    }

    /** Whether this page must never be sent again. */
    boolean settled(String page) {
        return settled.containsKey(page);
    }

    /** The number of the attempt of this page that was announced and never reported; empty if there is none. */
    OptionalInt openAttempt(String page) {
        Sent intent = open.get(page);
        return intent == null ? OptionalInt.empty() : OptionalInt.of(intent.attempt());
    }

    /** The lowest offset in this partition of a page with an open attempt: it must be read again from there. */
    OptionalLong firstOpen(int partition) {
        return open.values().stream()
                .filter(intent -> intent.partition() == partition && intent.offset() >= 0)
                .mapToLong(Sent::offset)
                .min();
    }

    private void forgetBefore(long time) {
        Iterator<Long> oldest = settled.values().iterator();
        while (oldest.hasNext() && oldest.next() < time) {
            oldest.remove();
        }
    }
}
