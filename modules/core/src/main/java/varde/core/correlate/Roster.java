package varde.core.correlate;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.detect.Observation;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.State;

/**
 * Says in {@code members} what each component has to do with outages. A large outage is told at once and its members
 * follow, so many with each input.
 */
final class Roster {

    private final Scene scene;
    private final Memory memory;
    private final SortedSet<String> unchecked = new TreeSet<>();

    Roster(Scene scene, Memory memory) {
        this.scene = scene;
        this.memory = memory;
    }

    /** What was last said of this component may no longer hold. */
    void check(String component) {
        unchecked.add(component);
    }

    /** Compares all that was said with all that is, so that what was left to be said is found again. */
    void checkAll(Belonging belonging) {
        memory.members.keySet().stream()
                .filter(component -> differs(component, belonging))
                .forEach(unchecked::add);
        for (int node = 0; node < scene.landscape().size(); node++) {
            if (belonging.of(node).isPresent() && differs(scene.landscape().id(node), belonging)) {
                unchecked.add(scene.landscape().id(node));
            }
        }
    }

    private boolean differs(String component, Belonging belonging) {
        Optional<CorrelateRow.Membership> now = membership(component, belonging);
        return !now.equals(Optional.ofNullable(memory.members.get(component)));
    }

    /** Says what has changed, of so many components at most. */
    void announce(int most, Belonging belonging, Turn turn) {
        int said = 0;
        while (said < most && !unchecked.isEmpty()) {
            String component = unchecked.first();
            unchecked.remove(component);
            Optional<CorrelateRow.Membership> now = membership(component, belonging);
            if (!now.equals(Optional.ofNullable(memory.members.get(component)))) {
                announce(component, now, turn);
                said++;
            }
        }
    }

    private void announce(String component, Optional<CorrelateRow.Membership> now, Turn turn) {
        if (now.isPresent()) {
            memory.members.put(component, now.get());
            turn.keep(now.get());
            say(now.get(), note(now.get()), turn);
        } else {
            CorrelateRow.Membership gone = memory.members.remove(component);
            turn.forget(CorrelateRow.MEMBERS, component);
            String domain = gone == null ? Component.MAIN_DOMAIN : gone.domain();
            say(free(component, domain), "", turn);
        }
    }

    private CorrelateRow.Membership free(String component, String domain) {
        int node = scene.landscape().node(component);
        State state = node == Landscape.NONE ? State.UNKNOWN : scene.trouble().state(node);
        return new CorrelateRow.Membership(component, domain, Member.Standing.FREE, Optional.empty(), state);
    }

    private static void say(CorrelateRow.Membership said, String note, Turn turn) {
        turn.say(new CorrelateOutput.Joined(new Member(
                said.component(),
                said.domain(),
                said.standing(),
                said.outage(),
                said.state(),
                turn.now().log(),
                note)));
    }

    private String note(CorrelateRow.Membership said) {
        int node = scene.landscape().node(said.component());
        if (node == Landscape.NONE) {
            return scene.views()
                    .anyOf(said.component())
                    .map(seen -> "reported by " + seen.agent())
                    .orElse("");
        }
        return scene.trouble().own(node) == State.UNKNOWN ? "" : scene.said(node);
    }

    /** What is to be said of a component; empty if it belongs nowhere. */
    private Optional<CorrelateRow.Membership> membership(String component, Belonging belonging) {
        int node = scene.landscape().node(component);
        if (node == Landscape.NONE) {
            CorrelateRow.Membership said = memory.members.get(component);
            if (said != null && said.standing() == Member.Standing.UNLISTED) {
                return Optional.of(said);
            }
            return scene.views()
                    .anyOf(component)
                    .map(seen -> new CorrelateRow.Membership(
                            component, seen.domain(), Member.Standing.UNLISTED, Optional.empty(), State.UNKNOWN));
        }
        return belonging
                .of(node)
                .map(outage -> new CorrelateRow.Membership(
                        component,
                        scene.landscape().declaration(node).domain(),
                        Member.Standing.MEMBER,
                        Optional.of(outage.id),
                        scene.trouble().state(node)));
    }

    /** Says of a component that is kept quiet what state it is in, and why nobody hears of it. */
    void quiet(String component, String note, Turn turn) {
        int node = scene.landscape().node(component);
        if (node != Landscape.NONE) {
            say(free(component, scene.landscape().declaration(node).domain()), note, turn);
        }
    }

    /** A check has broken, or works again: says so, since it changes no membership. */
    void brokenCheck(Observation.Seen seen, boolean broken, Belonging belonging, Turn turn) {
        int node = scene.landscape().node(seen.component());
        if (node == Landscape.NONE) {
            return;
        }
        if (broken) {
            Optional<String> outage = belonging.of(node).map(known -> known.id);
            State state = scene.trouble().state(node);
            String note = seen.agent() + ": " + Painter.cut(seen.message());
            turn.say(new CorrelateOutput.Joined(new Member(
                    seen.component(),
                    seen.domain(),
                    Member.Standing.BROKEN_CHECK,
                    outage,
                    state,
                    turn.now().log(),
                    note)));
        } else {
            CorrelateRow.Membership said = Optional.ofNullable(memory.members.get(seen.component()))
                    .orElseGet(() -> free(seen.component(), seen.domain()));
            say(said, "its check works again", turn);
        }
    }

    /** Two agents claim one id, or no longer do: shown among the broken checks, since what they see cannot be trusted. */
    void doubled(Observation.Doubled doubled, Belonging belonging, Turn turn) {
        int node = scene.landscape().node(doubled.agent());
        boolean listed = node != Landscape.NONE;
        String note = doubled.over()
                ? "one agent has this id again"
                : "two agents claim this id, the latest at site \"" + doubled.site()
                        + "\": stop one, or give it an id of its own";
        turn.say(new CorrelateOutput.Joined(new Member(
                doubled.agent(),
                doubled.domain(),
                doubled.over() ? Member.Standing.FREE : Member.Standing.BROKEN_CHECK,
                listed ? belonging.of(node).map(known -> known.id) : Optional.empty(),
                listed ? scene.trouble().state(node) : State.UNKNOWN,
                turn.now().log(),
                note)));
    }
}
