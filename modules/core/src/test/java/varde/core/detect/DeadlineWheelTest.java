package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeadlineWheelTest {

    private static final int ENTRIES = 8;

    private static final class Waiting extends DeadlineWheel.Entry {
        private final String name;
        private long deadline;
        private boolean in;

        Waiting(String name, long deadline) {
            this.name = name;
            this.deadline = deadline;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private DeadlineWheel<Waiting> wheel = empty();

    private static DeadlineWheel<Waiting> empty() {
        return new DeadlineWheel<>(Comparator.comparing(Waiting::toString), entry -> entry.deadline);
    }

    private Waiting added(String name, long deadline) {
        Waiting entry = new Waiting(name, deadline);
        wheel.add(entry);
        return entry;
    }

    @Test
    void whatIsDueComesOutByItsDeadlineThenInOrderAndOnce() {
        Waiting late = added("late", 10_001);
        Waiting b = added("b", 10_000);
        Waiting a = added("a", 10_000);

        assertThat(wheel.drain(9_999, 10)).isEmpty();
        assertThat(wheel.drain(10_001, 10)).containsExactly(a, b, late);
        assertThat(wheel.drain(99_999, 10)).isEmpty();
        assertThat(wheel.size()).isZero();
    }

    @Test
    void whatHasMovedWaitsForItsNewDeadline() {
        Waiting moved = added("moved", 1_000);
        moved.deadline = 5_000;

        assertThat(wheel.drain(4_999, 10)).isEmpty();
        assertThat(wheel.drain(5_000, 10)).containsExactly(moved);
    }

    @Test
    void aSoonerDeadlineCountsOnceItIsPutInAgain() {
        Waiting sooner = added("sooner", 60_000);
        sooner.deadline = 1_000;
        wheel.add(sooner);

        assertThat(wheel.drain(1_000, 10)).containsExactly(sooner);
        assertThat(wheel.drain(60_000, 10)).isEmpty();
    }

    @Test
    void ofManyThatAreDueTheRestComesNextUnlessItHasMoved() {
        Waiting a = added("a", 100);
        Waiting b = added("b", 100);
        Waiting c = added("c", 100);
        Waiting d = added("d", 100);

        assertThat(wheel.drain(200, 2)).containsExactly(a, b);
        assertThat(wheel.overdue(200)).isEqualTo(2);
        c.deadline = 300;
        wheel.add(c);
        assertThat(wheel.drain(200, 2)).containsExactly(d);
        assertThat(wheel.drain(299, 2)).isEmpty();
        assertThat(wheel.drain(300, 2)).containsExactly(c);
    }

    /** Each step changes an entry or lets time pass; beside the wheel a list is kept and searched through. */
    @Property(tries = 500)
    void itGivesOutWhatAListWouldGiveOut(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 4_999) Integer> steps) {
        List<Waiting> all = Stream.iterate(0, n -> n + 1)
                .limit(ENTRIES)
                .map(n -> new Waiting("entry " + n, 0))
                .toList();
        wheel = empty();
        long time = 0;
        for (int step : steps) {
            Waiting one = all.get(step % ENTRIES);
            int by = step / ENTRIES;
            if (step % 3 == 0) {
                time += by;
                List<Waiting> expected = dueAt(time, all);
                assertThat(wheel.drain(time, ENTRIES)).isEqualTo(expected);
                expected.forEach(entry -> entry.in = false);
            } else if (step % 3 == 1 || !one.in) {
                one.deadline = time + by;
                one.in = true;
                wheel.add(one);
            } else {
                one.deadline += by;
            }
        }
    }

    private static List<Waiting> dueAt(long time, List<Waiting> all) {
        return all.stream()
                .filter(entry -> entry.in && entry.deadline <= time)
                .sorted(Comparator.comparingLong((Waiting entry) -> entry.deadline)
                        .thenComparing(Waiting::toString))
                .toList();
    }
}
