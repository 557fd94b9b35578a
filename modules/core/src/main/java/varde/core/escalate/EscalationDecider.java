package varde.core.escalate;

import java.util.List;
import java.util.Optional;
import varde.core.stage.Decider;
import varde.core.time.Due;
import varde.core.time.Now;

/** One team's way through its steps for one outage, as a state machine. */
final class EscalationDecider implements Decider<EscalationState, EscalationInput, EscalationEvent> {

    private final Staff staff;
    private final Gate gate;

    /**
     * Decides with the teams and people that are known now.
     *
     * @param staff who they are
     * @param gate the limits on SMS
     */
    EscalationDecider(Staff staff, Gate gate) {
        this.staff = staff;
        this.gate = gate;
    }

    @Override
    public EscalationState initial() {
        return new Unstarted();
    }

    @Override
    public List<EscalationEvent> decide(EscalationState state, EscalationInput input, Now now) {
        Deciding deciding = new Deciding(staff, gate, state, now);
        input.meets(state, deciding);
        return deciding.decided();
    }

    @Override
    public EscalationState evolve(EscalationState state, EscalationEvent event) {
        return Deciding.evolved(state, event);
    }

    @Override
    public Optional<Due> nextDue(EscalationState state) {
        return state.nextDue();
    }
}
