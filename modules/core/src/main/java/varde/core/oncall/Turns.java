package varde.core.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** Whose turn it is in one layer, in one zone. Turns are counted from 0 at the layer's start; before it there is none. */
final class Turns {

    private final Schedule.Layer layer;
    private final LocalClock clock;

    Turns(Schedule.Layer layer, LocalClock clock) {
        this.layer = layer;
        this.clock = clock;
    }

    /** Whose turn it is, where the layer applies at all. */
    Optional<String> at(Instant instant) {
        if (instant.isBefore(begin(0)) || !appliesAt(instant)) {
            return Optional.empty();
        }
        return Optional.of(
                layer.people().get((int) (index(instant) % layer.people().size())));
    }

    /** Tells every instant from {@code from} until {@code to} (excluded) at which the answer may change. */
    void changes(Instant from, Instant to, Consumer<Instant> told) {
        long turn = Math.max(0, index(from));
        for (Instant begin = begin(turn); begin.isBefore(to); begin = begin(++turn)) {
            told.accept(begin);
        }
        LocalDate last = clock.shows(to).toLocalDate();
        for (ClockWindow window : layer.only()) {
            for (LocalDate day = clock.shows(from).toLocalDate().minusDays(1);
                    !day.isAfter(last);
                    day = day.plusDays(1)) {
                if (window.beginsOn(day, clock)) {
                    told.accept(window.begin(day, clock));
                    told.accept(window.end(day, clock));
                }
            }
        }
    }

    private boolean appliesAt(Instant instant) {
        return layer.only().isEmpty() || layer.only().stream().anyMatch(window -> window.covers(instant, clock));
    }

    /** The turn that has begun latest. The estimate by local time is off by one around a hand-off or a clock change. */
    private long index(Instant instant) {
        long turn = unit().between(layer.start(), clock.shows(instant)) / layer.every();
        while (turn > 0 && begin(turn).isAfter(instant)) {
            turn--;
        }
        while (!begin(turn + 1).isAfter(instant)) {
            turn++;
        }
        return turn;
    }

    private Instant begin(long turn) {
        LocalDateTime local = layer.start().plus(turn * layer.every(), unit());
        return clock.at(local);
    }

    private ChronoUnit unit() {
        return layer.rotation().unit();
    }
}
