package varde.core.correlate;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.landscape.Needs;

/**
 * Finds causes between which the evidence cannot choose: other roots that explain each symptom that this root explains, and
 * that may have broken at the same time.
 */
final class Rivals {

    private final Scene scene;
    private final Trouble trouble;
    private final Needs needs;

    Rivals(Scene scene) {
        this.scene = scene;
        this.trouble = scene.trouble();
        this.needs = scene.landscape().needs();
    }

    /**
     * The rivals of a root, itself left out. Whatever directly follows from it must follow from each rival as well; what
     * follows indirectly then does too.
     */
    SortedSet<Integer> of(int root) {
        Optional<SortedSet<Integer>> common = Optional.empty();
        for (int place = needs.firstUse(root); place < needs.endOfUses(root); place++) {
            int group = needs.use(place);
            int symptom = needs.owner(group);
            if (!violated(group) || trouble.level(symptom) != Trouble.DOWN) {
                continue;
            }
            SortedSet<Integer> causes = causes(symptom, root);
            common.ifPresent(causes::retainAll);
            common = Optional.of(causes);
            if (causes.isEmpty()) {
                break;
            }
        }
        SortedSet<Integer> rivals = common.orElseGet(TreeSet::new);
        rivals.removeIf(other -> !together(root, other));
        return rivals;
    }

    private boolean violated(int group) {
        return trouble.available(group) < needs.atLeast(group);
    }

    /** The causes of what a symptom misses, but for this root. */
    private SortedSet<Integer> causes(int symptom, int root) {
        SortedSet<Integer> causes = new TreeSet<>();
        for (int group = needs.firstGroup(symptom); group < needs.endOfGroups(symptom); group++) {
            if (!violated(group)) {
                continue;
            }
            for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
                int member = needs.member(place);
                if (trouble.level(member) == Trouble.DOWN && trouble.cause(member) != root) {
                    causes.add(trouble.cause(member));
                }
            }
        }
        return causes;
    }

    /** Whether nobody can say which of two broke first: the times between which each must have broken overlap. */
    private boolean together(int one, int other) {
        return trouble.brokeAt(one) <= brokeBy(other) && trouble.brokeAt(other) <= brokeBy(one);
    }

    private long brokeBy(int node) {
        return Math.max(trouble.brokeAt(node), scene.verdict(node).brokeBy());
    }
}
