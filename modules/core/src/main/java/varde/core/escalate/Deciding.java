package varde.core.escalate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import varde.core.oncall.Channel;
import varde.core.oncall.LocalClock;
import varde.core.rules.Rule;
import varde.core.stage.Reason;
import varde.core.time.Now;

/** A decision in the making: what it is made from, and what has been decided so far. */
final class Deciding {

    /** What comes later than this after its time is late, in milliseconds. */
    static final long LATE = Duration.ofMinutes(1).toMillis();

    private final Staff staff;
    private final Gate gate;
    private final Now now;
    private final List<EscalationEvent> events = new ArrayList<>();
    private EscalationState state;

    Deciding(Staff staff, Gate gate, EscalationState state, Now now) {
        this.staff = staff;
        this.gate = gate;
        this.state = state;
        this.now = now;
    }

    /** Something happens, and is remembered for the rest of the decision. */
    void happens(EscalationEvent event) {
        events.add(event);
        state = evolved(state, event);
    }

    /** What is remembered after an event. */
    static EscalationState evolved(EscalationState state, EscalationEvent event) {
        Draft draft = event.from(state);
        event.change(draft);
        return EscalationState.of(draft.course());
    }

    /** Says why. */
    void because(String rule, String text) {
        happens(new EscalationEvent.Reasoned(new Reason(rule, text)));
    }

    /** All that happens, as one change. */
    List<EscalationEvent> decided() {
        if (!events.isEmpty()) {
            happens(new EscalationEvent.Revised(at()));
        }
        return List.copyOf(events);
    }

    Course course() {
        return state.course();
    }

    Staff staff() {
        return staff;
    }

    /** Log time, in milliseconds. */
    long at() {
        return now.log();
    }

    Instant instant() {
        return Instant.ofEpochMilli(now.log());
    }

    Ladder ladder() {
        return new Ladder(course().policy());
    }

    /** The value of a rule for the kind of component at the outage's root. */
    long rule(Rule rule) {
        return staff.rules().of(rule, course().labels().getOrDefault("kind", ""));
    }

    /** How long a receipt is awaited, in milliseconds. */
    long patience(Channel channel) {
        return switch (channel) {
            case SMS -> rule(Rule.RECEIPT_SMS);
            case EMAIL -> rule(Rule.RECEIPT_EMAIL);
            case WEBHOOK -> rule(Rule.RECEIPT_WEBHOOK);
        };
    }

    /** Whether a page to somebody may go at once by this channel, on behalf of this team. */
    boolean mayGo(Channel channel, String person, String asked, boolean urgent) {
        boolean already = events.stream()
                .filter(EscalationEvent.Paged.class::isInstance)
                .map(EscalationEvent.Paged.class::cast)
                .anyMatch(paged -> paged.page().channel() == channel
                        && paged.page().fate() == Escalation.Fate.PENDING
                        && paged.page().person().equals(person)
                        && paged.brief().asked().equals(asked));
        return !already && gate.open(person, asked, channel, urgent);
    }

    /** The clock on the wall of the escalation's team. */
    LocalClock localClock() {
        return staff.localClock(course().shown().team());
    }

    /** The id of the team whose step a rung is. */
    String asked(Rung rung) {
        return rung.lastResort()
                ? course().policy().lastTeam()
                : course().shown().team();
    }

    /** A time of day for a reason, in the team's zone. */
    String clock(long at) {
        return staff.clock(course().shown().team(), at);
    }
}
