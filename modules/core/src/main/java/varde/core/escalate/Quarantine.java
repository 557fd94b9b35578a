package varde.core.escalate;

/** Sets an escalation aside whose timer could not be decided: the team of last resort is paged for it. */
final class Quarantine {

    private final Deciding deciding;

    Quarantine(Deciding deciding) {
        this.deciding = deciding;
    }

    /** What went wrong, for a reason. */
    static String name(RuntimeException broken) {
        return broken.getClass().getSimpleName() + ": " + broken.getMessage();
    }

    /** Hands an open escalation to the team of last resort, at once; if that fails as well, every minute. */
    void hand(String error) {
        Course course = deciding.course();
        deciding.happens(new EscalationEvent.TurnsOver());
        deciding.because(
                "quarantined",
                "A step could not be decided (" + error + "); handed to "
                        + course.policy().lastTeam() + ".");
        boolean again = course.next().lastResort() || !deciding.ladder().hasLastResort();
        Rung next = again ? deciding.course().next() : Rung.LAST_RESORT;
        long due = again ? deciding.at() + Climb.RETRY : deciding.at();
        deciding.happens(new EscalationEvent.Awaited(next, due));
    }
}
