package varde.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.wire.Sent;

/**
 * A notifier's life in small, many times over: pages and withdrawals are read, attempts succeed and fail, and now and then
 * the process dies between any two steps and begins again from what was committed.
 */
class DeskPropertyTest {

    private static final int PAGES = 40;

    @Property(tries = 300)
    void whateverHappensEveryPageIsSettledOnceAndOnlyMarkedOnesAreRepeated(@ForAll long seed) {
        Life life = new Life(new Random(seed));
        life.live();
        life.everyPageIsSettled();
    }

    /** The topics of one partition, and the process that may die. */
    private static final class Life {
        private final Random random;
        private final List<Page> log = new ArrayList<>();
        private final List<Sent> sent = new ArrayList<>();
        private final Map<String, Integer> arrivals = new HashMap<>();
        private final Map<String, Integer> outcomes = new HashMap<>();
        private final Map<String, Long> lastOfLane = new HashMap<>();
        private final AtomicLong turns = new AtomicLong();
        private final List<Pending> inFlight = new ArrayList<>();
        private SentMemory memory = new SentMemory(Channel.SMS);
        private Desk desk = new Desk(memory, turns);
        private long committed;
        private long position;
        private long now = 1_000_000;

        Life(Random random) {
            this.random = random;
            for (int i = 0; i < PAGES; i++) {
                APage page = APage.to("person-" + random.nextInt(3))
                        .about(random.nextInt(2))
                        .until(now + 2_000 + random.nextInt(60_000));
                log.add(page.page("p" + i));
                if (random.nextInt(5) == 0) {
                    log.add(page.withdrawal("p" + random.nextInt(i + 1)));
                }
            }
            desk.own(List.of(0));
        }

        void live() {
            for (int step = 0; step < 2_000 && outcomes.size() < PAGES; step++) {
                now += random.nextInt(200);
                switch (random.nextInt(12)) {
                    case 0, 1, 2 -> read();
                    case 3, 4, 5 -> startSome();
                    case 6, 7, 8, 9 -> endOne();
                    case 10 -> write(desk.expire(now));
                    default -> dieAndBeginAgain();
                }
            }
        }

        private void read() {
            if (position < log.size()) {
                Page page = log.get((int) position);
                Spot spot = new Spot(0, position++);
                write(desk.receive(page, spot, now).stream().toList());
            }
        }

        private void startSome() {
            List<Pending> starting = desk.start(now, 1 + random.nextInt(4));
            Set<String> persons = new HashSet<>();
            inFlight.forEach(pending -> persons.add(pending.page().person()));
            for (Pending pending : starting) {
                assertThat(persons.add(pending.page().person()))
                        .as("one at a time")
                        .isTrue();
                sent.add(note(pending, Sent.Phase.INTENT));
            }
            committed = Math.max(committed, desk.consumed(0, position));
            inFlight.addAll(starting);
        }

        private void endOne() {
            if (inFlight.isEmpty()) {
                return;
            }
            Pending pending = inFlight.remove(random.nextInt(inFlight.size()));
            boolean arrives = random.nextInt(3) > 0;
            boolean answered = random.nextInt(5) > 0;
            if (arrives) {
                arrive(pending);
            }
            Round.Result result = arrives && answered
                    ? new Round.Result(
                            pending, Optional.of(new Delivery.Sent("", false)), "a", Set.of(), false, false, false, "")
                    : new Round.Result(pending, Optional.empty(), "a", Set.of(), !answered, false, false, "away");
            write(desk.settle(result, now).stream().toList());
        }

        private void arrive(Pending pending) {
            int before = arrivals.merge(pending.page().id(), 1, Integer::sum);
            assertThat(before == 1 || pending.unsure()).as("a repeat is marked").isTrue();
            long offset = pending.spot().offset();
            long last = lastOfLane.getOrDefault(pending.lane(), -1L);
            assertThat(offset >= last || pending.unsure()).as("in order").isTrue();
            lastOfLane.put(pending.lane(), Math.max(last, offset));
        }

        private void write(List<Conclusion> conclusions) {
            for (Conclusion conclusion : conclusions) {
                assertThat(outcomes.merge(conclusion.pending().page().id(), 1, Integer::sum))
                        .isEqualTo(1);
                if (conclusion.status() != Receipt.Status.SENT) {
                    committed = Math.max(committed, desk.consumed(0, position));
                }
                sent.add(conclusion.memory());
            }
        }

        private void dieAndBeginAgain() {
            for (Pending pending : inFlight) {
                if (random.nextBoolean()) {
                    arrive(pending);
                }
            }
            inFlight.clear();
            memory = new SentMemory(Channel.SMS);
            sent.forEach(memory::remember);
            desk = new Desk(memory, turns);
            desk.own(List.of(0));
            position = Math.min(committed, memory.firstOpen(0).orElse(committed));
        }

        void everyPageIsSettled() {
            for (int step = 0; step < 2_000 && outcomes.size() < PAGES; step++) {
                now += 500;
                read();
                startSome();
                endOne();
                write(desk.expire(now));
            }
            assertThat(outcomes).hasSize(PAGES);
        }

        private Sent note(Pending pending, Sent.Phase phase) {
            Page page = pending.page();
            return new Sent(
                    page.id(),
                    phase,
                    pending.attempts(),
                    page.channel(),
                    page.person(),
                    page.outage(),
                    page.team(),
                    "",
                    "",
                    Optional.empty(),
                    "",
                    now,
                    pending.unsure(),
                    pending.spot().partition(),
                    pending.spot().offset());
        }
    }
}
