package varde.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import varde.core.oncall.Channel;
import varde.core.page.Receipt.Status;
import varde.wire.Sent;

/**
 * Messages that a provider has taken and of which it will yet say whether they have arrived. It follows from {@code sent}
 * alone, so that whoever is told by a provider knows what of, and whoever owns a page knows that nothing was heard.
 */
final class Awaited {

    /** So long a report is still understood. */
    private static final long UNDERSTOOD = Duration.ofDays(2).toMillis();
    /** What should have been heard longer ago than this helps nobody any more: others have been asked long since. */
    private static final long STALE = Duration.ofMinutes(10).toMillis();

    private final Channel channel;
    private final Map<String, Duration> within = new HashMap<>();
    private final LinkedHashMap<String, Sent> byMessage = new LinkedHashMap<>();
    private final LinkedHashMap<String, Sent> open = new LinkedHashMap<>();

    /** Nothing is awaited yet. */
    Awaited(Channel channel, List<Provider> providers) {
        this.channel = channel;
        providers.forEach(
                provider -> provider.terms().reportWithin().ifPresent(time -> within.put(provider.id(), time)));
    }

    /** Takes a record of {@code sent}. */
    void take(Sent sent) {
        if (sent.channel() != channel
                || sent.phase() != Sent.Phase.OUTCOME
                || sent.providerId().isEmpty()
                || !within.containsKey(sent.provider())) {
            return;
        }
        String message = message(sent.provider(), sent.providerId());
        if (sent.status().equals(Optional.of(Status.SENT))) {
            byMessage.put(message, sent);
            open.put(sent.page(), sent);
            forgetBefore(sent.at() - UNDERSTOOD);
        } else {
            open.remove(sent.page());
            if (sent.status().equals(Optional.of(Status.DELIVERED))) {
                byMessage.remove(message);
            }
        }
    }

    /** Of which message a report speaks; empty if of none that is known yet. */
    Optional<Sent> meantBy(Report report) {
        return report.ids().stream()
                .map(id -> message(report.provider(), id))
                .filter(byMessage::containsKey)
                .findFirst()
                .map(byMessage::get);
    }

    /** Nothing more will be heard of this message. */
    void gone(Sent outcome) {
        open.remove(outcome.page());
    }

    /** The messages in these partitions of which something should have been heard by now, each once. */
    List<Amendment> overdue(IntPredicate partitions, long now) {
        List<Amendment> overdue = new ArrayList<>();
        for (Iterator<Sent> sent = open.values().iterator(); sent.hasNext(); ) {
            Sent outcome = sent.next();
            Duration time = within.getOrDefault(outcome.provider(), Duration.ZERO);
            long due = outcome.at() + time.toMillis();
            if (now <= due) {
                continue;
            }
            if (now > due + STALE) {
                sent.remove();
            } else if (partitions.test(outcome.partition())) {
                sent.remove();
                String reason = outcome.provider() + ": taken, but no word of its arrival within " + time.toSeconds()
                        + " s; it may yet arrive";
                overdue.add(new Amendment(outcome, Status.FAILED, reason, now));
            }
        }
        return overdue;
    }

    /** Whether this record tells of a message that was taken and did not arrive. */
    boolean isMiss(Sent sent) {
        return within.containsKey(sent.provider())
                && !sent.providerId().isEmpty()
                && sent.status().equals(Optional.of(Status.FAILED));
    }

    private static String message(String provider, String id) {
        return provider + '\n' + id;
    }

    private void forgetBefore(long time) {
        Iterator<Sent> oldest = byMessage.values().iterator();
        while (oldest.hasNext() && oldest.next().at() < time) {
            oldest.remove();
        }
    }
}
