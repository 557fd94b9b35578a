package varde.core.correlate;

import java.util.Locale;
import varde.core.landscape.State;
import varde.core.rules.Rule;
import varde.core.stage.Reason;
import varde.core.time.Now;

/**
 * How long a root is held back: as long as any possible cause could still take to be detected, and no longer than the
 * rule allows; not at all where nothing else could be the cause.
 */
final class HoldLength {

    private final Scene scene;

    HoldLength(Scene scene) {
        this.scene = scene;
    }

    /**
     * The hold of a node that has become a root.
     *
     * @param node the node
     * @param wasSymptom whether it was a symptom until now: then it has its own interval and grace to be seen well
     * @param now the times
     */
    CorrelateRow.Hold hold(int node, boolean wasSymptom, Now now) {
        Verdict verdict = scene.verdict(node);
        String kind = scene.landscape().declaration(node).kind();
        long brokeBy = Math.max(verdict.brokeBy(), scene.trouble().brokeAt(node));
        long passed = Math.max(0, now.log() - brokeBy);
        long longest = scene.patience().longestBelow(node);
        if (verdict.partial()) {
            longest = Math.max(longest, verdict.patience());
        }
        long most = scene.configuration().rules().of(Rule.HOLD_MOST, kind);
        long hold = Math.min(most, Math.max(0, longest - passed));
        if (wasSymptom) {
            hold = Math.min(most, longest) + Math.max(verdict.downPatience(), verdict.patience());
        }
        return new CorrelateRow.Hold(
                scene.landscape().id(node),
                scene.trouble().state(node),
                scene.trouble().brokeAt(node),
                hold,
                now.observed() + hold,
                hold == 0 ? 0 : now.log() + hold,
                "");
    }

    /** The same hold of a root that is now seen in another state. */
    CorrelateRow.Hold changed(CorrelateRow.Hold hold, State state) {
        return new CorrelateRow.Hold(
                hold.root(), state, hold.brokeAt(), hold.hold(), hold.dueObserved(), hold.dueLog(), hold.maintenance());
    }

    /** For people: how long it was held, and why. */
    static Reason reason(CorrelateRow.Hold hold) {
        if (!hold.maintenance().isEmpty()) {
            return Quiet.reason(hold);
        }
        if (hold.hold() == 0) {
            return new Reason("hold", "not held: no deeper cause could still come to light");
        }
        String seconds =
                String.format(Locale.ROOT, "%.1f", hold.hold() / 1000.0).replace(".0", "");
        return new Reason("hold", "held " + seconds + " s for a deeper cause");
    }
}
