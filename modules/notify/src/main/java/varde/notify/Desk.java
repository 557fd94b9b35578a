package varde.notify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import varde.core.page.Page;
import varde.core.page.Receipt.Status;

/**
 * Decides what is done with each page: sent, sent again, put off, dropped, given up. It knows neither Kafka nor any
 * provider, and no clock but the time it is told.
 */
final class Desk {

    private final SentMemory memory;
    private final WaitingPages waiting = new WaitingPages();
    private final Set<Integer> owned = new HashSet<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final AtomicLong turns;

    /**
     * An empty desk.
     *
     * @param memory what is known of pages already
     * @param turns numbers the pages in the order in which they are read, at this desk and at those after it
     */
    Desk(SentMemory memory, AtomicLong turns) {
        this.memory = memory;
        this.turns = turns;
    }

    /** These partitions are ours. */
    void own(Collection<Integer> partitions) {
        owned.addAll(partitions);
    }

    /** These partitions are somebody else's now: their pages wait there. */
    void disown(Collection<Integer> partitions) {
        owned.removeAll(partitions);
        waiting.takeAll(pending -> partitions.contains(pending.spot().partition()));
    }

    /** Takes a record that was read. */
    Optional<Conclusion> receive(Page page, Spot spot, long now) {
        return page.kind() == Page.Kind.WITHDRAW ? withdraw(page.id(), now) : take(page, spot, now);
    }

    private Optional<Conclusion> take(Page page, Spot spot, long now) {
        if (memory.settled(page.id()) || waiting.knows(page.id())) {
            return Optional.empty();
        }
        OptionalInt interrupted = memory.openAttempt(page.id());
        Pending pending = interrupted.isPresent()
                ? Pending.resumed(page, spot, turns.incrementAndGet(), interrupted.getAsInt())
                : Pending.fresh(page, spot, turns.incrementAndGet());
        if (now > page.tryUntil()) {
            return Optional.of(tooLate(pending, now));
        }
        waiting.add(pending);
        return Optional.empty();
    }

    private Optional<Conclusion> withdraw(String page, long now) {
        Optional<Pending> waits = waiting.take(page);
        if (waits.isEmpty() && waiting.knows(page)) {
            // It is being sent; should that fail, it is not tried again.
            withdrawn.add(page);
        }
        return waits.map(pending -> withdrawn(pending, now));
    }

    /** Which pages to send now, at most so many, each with its attempt counted. */
    List<Pending> start(long now, int room) {
        return waiting.start(now, room).stream().map(Pending::attempted).toList();
    }

    /** Takes what came of an attempt; a conclusion unless the page is to be tried again. */
    Optional<Conclusion> settle(Round.Result result, long now) {
        Pending pending = result.pending();
        String id = pending.page().id();
        boolean ours = waiting.ended(pending);
        boolean unwanted = withdrawn.remove(id);
        if (result.sent().isPresent()) {
            // It may have been read again meanwhile.
            waiting.take(id);
            return Optional.of(conclude(sent(result, result.sent().get(), now)));
        }
        if (!ours || !owned.contains(pending.spot().partition())) {
            return Optional.empty();
        }
        long due = now + (result.limited() ? Backoff.LIMITED : Backoff.after(pending.attempts()));
        Pending again = pending.again(result, due);
        if (unwanted) {
            return Optional.of(withdrawn(again, now));
        }
        if (result.hopeless() || due > pending.page().tryUntil()) {
            return Optional.of(conclude(Conclusion.withoutSuccess(again, Status.FAILED, result.reason(), now)));
        }
        waiting.add(again);
        return Optional.empty();
    }

    /** The pages whose time has passed while they waited. */
    List<Conclusion> expire(long now) {
        List<Conclusion> late = new ArrayList<>();
        for (Pending pending : waiting.takeAll(waits -> now > waits.page().tryUntil())) {
            late.add(tooLate(pending, now));
        }
        return late;
    }

    /** Up to which offset this partition is consumed, if records up to {@code position} have been read. */
    long consumed(int partition, long position) {
        OptionalLong first = waiting.firstWithoutIntent(partition);
        return first.isPresent() ? Math.min(first.getAsLong(), position) : position;
    }

    /** Whether this partition is ours. */
    boolean owns(int partition) {
        return owned.contains(partition);
    }

    /** How many pages wait. */
    int size() {
        return waiting.size();
    }

    private Conclusion sent(Round.Result result, Delivery.Sent sent, long now) {
        Pending pending = result.pending();
        boolean maybeRepeat = pending.unsure() || result.unsure();
        List<String> reasons = new ArrayList<>();
        if (maybeRepeat) {
            reasons.add("possible repeat");
        }
        if (pending.unsure() && !pending.lastReason().isEmpty()) {
            reasons.add(pending.lastReason());
        }
        if (!result.reason().isEmpty()) {
            reasons.add(result.reason());
        }
        return new Conclusion(
                pending,
                sent.delivered() ? Status.DELIVERED : Status.SENT,
                result.provider(),
                sent.providerId(),
                String.join("; ", reasons),
                maybeRepeat,
                now);
    }

    private Conclusion withdrawn(Pending pending, long now) {
        String reason = pending.attempts() == 0 ? "withdrawn" : "withdrawn; " + pending.lastReason();
        return conclude(Conclusion.withoutSuccess(pending, Status.DROPPED, reason, now));
    }

    private Conclusion tooLate(Pending pending, long now) {
        if (pending.attempts() == 0) {
            return conclude(Conclusion.withoutSuccess(pending, Status.DROPPED, "too late", now));
        }
        String reason = pending.lastReason() + "; too late to try again";
        return conclude(Conclusion.withoutSuccess(pending, Status.FAILED, reason, now));
    }

    private Conclusion conclude(Conclusion conclusion) {
        memory.settle(conclusion.pending().page().id(), conclusion.at());
        return conclusion;
    }
}
