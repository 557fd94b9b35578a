package varde.core.watchdog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A watchdog's decisions. Each trouble is told once when it appears, again after a long while for as long as it lasts, and once
 * when it has been seen well for a while; what comes back within that while was never over. It judges by its own clock when
 * something has last moved on, never by comparing clocks of different hosts. While Kafka does not answer nothing else is
 * concluded, nor before there was time to see again; and nothing is over that has not been seen well.
 *
 * <p>It has the form of a {@link varde.core.stage.Decider} but for the timers: it is told every few seconds to look.
 *
 * @param patience how patient it is
 */
public record Watching(Patience patience) {

    /** Nothing has been seen yet. */
    public WatchState initial(long now) {
        return WatchState.begun(now);
    }

    /**
     * What happens.
     *
     * @param now by the watchdog's own clock, in milliseconds
     */
    public List<WatchEvent> decide(WatchState state, WatchInput input, long now) {
        if (!(input instanceof WatchInput.Looked)) {
            return List.of(new WatchEvent.Noted(input, now));
        }
        List<WatchEvent> events = new ArrayList<>();
        Evidence evidence = new Evidence(state, patience, now);
        SortedMap<Concern, String> troubles = evidence.troubles();
        // When a stage was last seen to stand still is to be known later.
        if (troubles.keySet().stream().anyMatch(Evidence::isStage)) {
            events.add(new WatchEvent.Noted(input, now));
        }
        for (Concern concern : Concern.values()) {
            Optional<WatchState.Trouble> known =
                    Optional.ofNullable(state.troubles().get(concern));
            Optional<String> text = Optional.ofNullable(troubles.get(concern));
            if (text.isPresent()) {
                there(concern, text.get(), known, now, events);
            } else if (known.isPresent() && evidence.well(concern)) {
                gone(concern, known.get(), now, events);
            } else if (known.isPresent() && known.get().calmSince().isPresent()) {
                events.add(new WatchEvent.Returned(concern, now));
            }
        }
        return events;
    }

    private void there(
            Concern concern, String text, Optional<WatchState.Trouble> known, long now, List<WatchEvent> events) {
        if (known.isEmpty()) {
            events.add(new WatchEvent.Said(concern, false, text, now));
        } else if (now - known.get().said() >= patience.repeat()) {
            events.add(new WatchEvent.Said(concern, true, text, now));
        } else if (known.get().calmSince().isPresent()) {
            events.add(new WatchEvent.Returned(concern, now));
        }
    }

    private void gone(Concern concern, WatchState.Trouble known, long now, List<WatchEvent> events) {
        if (known.calmSince().isEmpty()) {
            events.add(new WatchEvent.Calmed(concern, now));
        } else if (now - known.calmSince().get() >= patience.calm()) {
            events.add(new WatchEvent.Over(concern, known.text(), now));
        }
    }

    /** What is known after this event. */
    public WatchState evolve(WatchState state, WatchEvent event) {
        return event.each(new Evolving(state));
    }

    private record Evolving(WatchState state) implements WatchEvent.Cases<WatchState> {

        @Override
        public WatchState noted(WatchEvent.Noted event) {
            Noting noting = new Noting(state, event.at());
            event.what().each(noting);
            return noting.state;
        }

        @Override
        public WatchState said(WatchEvent.Said event) {
            return state.with(
                    event.concern(), Optional.of(new WatchState.Trouble(event.text(), event.at(), Optional.empty())));
        }

        @Override
        public WatchState calmed(WatchEvent.Calmed event) {
            return calm(event.concern(), Optional.of(event.at()));
        }

        @Override
        public WatchState returned(WatchEvent.Returned event) {
            return calm(event.concern(), Optional.empty());
        }

        private WatchState calm(Concern concern, Optional<Long> since) {
            return state.with(
                    concern,
                    Optional.ofNullable(state.troubles().get(concern))
                            .map(known -> new WatchState.Trouble(known.text(), known.said(), since)));
        }

        @Override
        public WatchState over(WatchEvent.Over event) {
            return state.with(event.concern(), Optional.empty());
        }
    }

    /** What is remembered of what was seen. */
    private static final class Noting implements WatchInput.Cases {

        private WatchState state;
        private final long now;

        Noting(WatchState state, long now) {
            this.state = state;
            this.now = now;
        }

        @Override
        public void answered(WatchInput.Answered input) {
            if (state.trouble().kafka().isPresent()) {
                state = state.since(now);
            }
            state = state.with(new WatchState.Words(
                            Optional.empty(), state.trouble().other()))
                    .with(new WatchState.Extent(input.heartbeats(), input.observations()))
                    .with(Evidence.KAFKA, new WatchState.Sign(0, now));
        }

        @Override
        public void silent(WatchInput.Silent input) {
            state = state.with(new WatchState.Words(
                    Optional.of(input.why()), state.trouble().other()));
        }

        @Override
        public void moved(WatchInput.Moved input) {
            state = state.moved(Evidence.moving(input.stage(), input.partition()), input.upTo(), now);
        }

        @Override
        public void sang(WatchInput.Sang input) {
            state = state.moved(Evidence.moving(Concern.CANARY, input.partition()), input.due(), now)
                    .with(Evidence.lateness(input.partition()), new WatchState.Sign(input.late(), now));
        }

        @Override
        public void handed(WatchInput.Handed input) {
            String name = Evidence.handed(input.channel());
            state = input.waiting() == 0
                    ? state.with(name, new WatchState.Sign(input.upTo(), now))
                    : state.moved(name, input.upTo(), now);
        }

        @Override
        public void other(WatchInput.Other input) {
            boolean well = input.why().isEmpty();
            Optional<String> words = well ? Optional.empty() : Optional.of(input.name() + ", " + input.why());
            state = state.with(new WatchState.Words(state.trouble().kafka(), words));
            state = well ? state.with(Evidence.OTHER, new WatchState.Sign(0, now)) : state;
        }

        @Override
        public void looked() {
            state = state.with(Evidence.HALTED, new WatchState.Sign(0, now));
        }
    }
}
