package varde.core.escalate;

import java.util.Optional;
import java.util.Set;
import varde.core.command.Command;
import varde.core.correlate.Outage;
import varde.core.oncall.Target;
import varde.core.page.Receipt;
import varde.core.stage.Reason;

/** What an escalation reacts to. */
sealed interface EscalationInput {

    /** Meets a state: each pair is one method there. */
    void meets(EscalationState state, Deciding deciding);

    /**
     * The outage asks for this team.
     *
     * @param outage the outage
     * @param team the team that is asked
     * @param source the line that routed it there
     * @param instead why the team is asked in place of the one routed to, if it is
     * @param heirloom the team's escalation for an outage that is part of this one now
     */
    record Opened(Outage outage, String team, String source, Optional<Reason> instead, Optional<Course> heirloom)
            implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.opened(this, deciding);
        }
    }

    /** Somebody tries out how a team is paged. */
    record Drilled(Outage outage, String team, String who) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.drilled(this, deciding);
        }
    }

    /** The outage is back within the time in which it is reopened. */
    record Reopened(Opened again) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.reopened(this, deciding);
        }
    }

    /** The outage is told anew. */
    record Updated(Outage outage) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.updated(this, deciding);
        }
    }

    /** The outage is over. */
    record Over(Outage outage) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.over(this, deciding);
        }
    }

    /**
     * Others have it now.
     *
     * @param to ids of the teams, separated by commas
     * @param heir the outage that goes on in its place, if it is another one
     * @param tell whether those who were paged are told: not when their team has the other outage as well
     */
    record Moved(String to, Optional<String> heir, boolean tell) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.moved(this, deciding);
        }
    }

    /** The same team's escalation for an outage that is part of this one now. */
    record Inherited(Course from) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.inherited(this, deciding);
        }
    }

    /** Somebody has answered. */
    record Answered(String person, Command.How how) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.answered(this, deciding);
        }
    }

    /** Somebody puts it off until a log time. */
    record Snoozed(String person, Command.How how, long until) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.snoozed(this, deciding);
        }
    }

    /** Somebody wants one more to be paged for it. */
    record Called(String by, Target whom) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.called(this, deciding);
        }
    }

    /** Somebody gives it to somebody else of the same team's choosing. */
    record Handed(String by, Target whom) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.handed(this, deciding);
        }
    }

    /** Pages that waited go with others in a digest. */
    record Carried(Set<String> pages, Bundle bundle) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.carried(this, deciding);
        }
    }

    /** A page that waited goes by itself. */
    record Released(String page, Brief brief) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.released(this, deciding);
        }
    }

    /** Somebody has answered for another team of the same outage. */
    record AnsweredElsewhere(String team, String person) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.answeredElsewhere(this, deciding);
        }
    }

    /** It is known what became of a page. */
    record Receipted(Receipt receipt) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.receipted(this, deciding);
        }
    }

    /**
     * Somebody cannot take it.
     *
     * @param person who
     * @param text why, in their words; empty if they gave none
     */
    record Declined(String person, String text) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.declined(this, deciding);
        }
    }

    /** Somebody wants a text remembered. */
    record Noted(String person, String text) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.noted(this, deciding);
        }
    }

    /** What was due is due. */
    record TimeCame() implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.timeCame(deciding);
        }
    }

    /** What was due could not be decided: this escalation alone is set aside. */
    record Failed(String error) implements EscalationInput {

        @Override
        public void meets(EscalationState state, Deciding deciding) {
            state.failed(this, deciding);
        }
    }
}
