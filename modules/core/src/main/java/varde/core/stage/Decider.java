package varde.core.stage;

import java.util.List;
import java.util.Optional;
import varde.core.time.Due;
import varde.core.time.Now;

/**
 * A small state machine with a life of its own: an outage, an escalation.
 *
 * @param <S> its state, immutable
 * @param <I> what it reacts to
 * @param <E> what happens to it
 */
public interface Decider<S, I, E> {

    /** The state before anything has happened. */
    S initial();

    /** What happens on this input, with its reasons; nothing is remembered yet. */
    List<E> decide(S state, I input, Now now);

    /** What is remembered after this event. */
    S evolve(S state, E event);

    /** When it wants to be asked again without any input. Timers are derived, never scheduled. */
    Optional<Due> nextDue(S state);
}
