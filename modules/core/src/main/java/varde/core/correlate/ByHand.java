package varde.core.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.command.Command;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.Maintenance;
import varde.core.landscape.State;
import varde.core.rules.Rule;
import varde.core.stage.Reason;

/**
 * What people say to CORRELATE: raise, resolve and merge outages, plan and end maintenance. Each is done once, however often
 * it is sent; what cannot be done is refused with its reason.
 */
final class ByHand {

    /** The kind of an outage that somebody has raised by hand. */
    static final String RAISED = "raised";

    static final String HEARD = "command/";

    private final Papers papers;
    private final Scene scene;
    private final Memory memory;
    private final Merging merging;

    ByHand(Papers papers, Merging merging) {
        this.papers = papers;
        this.scene = papers.scene();
        this.memory = papers.memory();
        this.merging = merging;
    }

    /** Does what a command says. */
    void obey(Command command, Turn turn) {
        forgetOld(turn);
        if (memory.counter(HEARD + command.id(), 0) != 0) {
            return;
        }
        memory.count(HEARD + command.id(), turn.now().log(), turn);
        switch (command.kind()) {
            case RAISE:
                raise(command, turn);
                break;
            case RESOLVE:
                known(command.number(), turn).ifPresent(known -> resolve(known, command, turn));
                break;
            case MERGE:
                merge(command, turn);
                break;
            case MAINTENANCE:
                maintain(command, turn);
                break;
            default:
                turn.outcome()
                        .refuse(command.kind().name().toLowerCase(Locale.ROOT) + " is for ESCALATE, not for CORRELATE");
        }
    }

    private void forgetOld(Turn turn) {
        long remembered = scene.configuration().rules().of(Rule.LINK_VALID);
        for (String id : memory.counted(HEARD)) {
            if (memory.counter(HEARD + id, 0) + remembered < turn.now().log()) {
                memory.uncount(HEARD + id, turn);
            }
        }
    }

    private Optional<OutageCase> known(Optional<Integer> number, Turn turn) {
        Optional<OutageCase> known = number.flatMap(memory::openNumber);
        if (known.isEmpty()) {
            turn.outcome()
                    .refuse("no open outage has the number "
                            + number.map(String::valueOf).orElse("(none)"));
        }
        return known;
    }

    private static String said(String what, Command command) {
        return Painter.cut(what + " by " + command.who() + (command.note().isBlank() ? "" : ": " + command.note()));
    }

    private void raise(Command command, Turn turn) {
        String title = command.values().getOrDefault("title", "").strip();
        if (title.isEmpty()) {
            turn.outcome().refuse("an outage that is raised by hand needs a title");
            return;
        }
        Optional<String> component = Optional.ofNullable(command.values().get("component"));
        if (component.isPresent() && scene.landscape().node(component.get()) == Landscape.NONE) {
            turn.outcome().refuse(component.get() + " is not in the landscape");
            return;
        }
        Severity severity;
        try {
            severity = Severity.valueOf(
                    command.values().getOrDefault("severity", "MAJOR").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            turn.outcome().refuse("a severity is CRITICAL, MAJOR, MINOR or WARNING");
            return;
        }
        OutageCase raised = memory.create(turn.identity());
        Picture picture =
                new Notices(scene).raised(command, severity, turn.now().log());
        papers.outages().apply(raised, new OutageInput.Broke(raised.id, memory.number(turn), picture, 0), turn);
    }

    private void resolve(OutageCase known, Command command, Turn turn) {
        List<String> roots = new ArrayList<>(known.joined);
        roots.add(known.root());
        List<Integer> members = papers.belonging().toll(known).listed();
        for (String root : roots) {
            int node = scene.landscape().node(root);
            if (node != Landscape.NONE && scene.trouble().level(node) > Trouble.WELL) {
                memory.count(Memory.RESOLVED + root, turn.now().log(), turn);
            }
        }
        memory.unjoinAll(known, turn);
        memory.unindex(known.root(), known);
        Reason reason = new Reason("resolved", said("resolved", command));
        long reopenWithin = scene.configuration()
                .rules()
                .of(Rule.REOPEN_WITHIN, known.outage().kind());
        papers.outages().apply(known, new OutageInput.Ended(List.of(reason), reopenWithin), turn);
        if (known.neverSeen()) {
            members.forEach(node -> {
                if (memory.unseen.remove(scene.landscape().id(node)) != null) {
                    turn.forget(CorrelateRow.UNSEEN, scene.landscape().id(node));
                }
            });
        }
        members.forEach(papers.belonging()::sync);
        papers.belonging().forget(known);
        roots.forEach(scene::doubt);
    }

    private void merge(Command command, Turn turn) {
        Optional<OutageCase> one = known(command.number(), turn);
        Optional<OutageCase> other = one.isEmpty() ? one : known(into(command), turn);
        if (one.isEmpty() || other.isEmpty()) {
            return;
        }
        if (one.get() == other.get() || one.get().neverSeen() || other.get().neverSeen()) {
            turn.outcome().refuse("these two cannot be made one");
            return;
        }
        boolean first = Merging.isOlder(one.get(), other.get());
        OutageCase stays = first ? one.get() : other.get();
        OutageCase goes = first ? other.get() : one.get();
        merging.join(stays, goes, said("merged", command), turn);
    }

    private static Optional<Integer> into(Command command) {
        String text = command.values().getOrDefault("into", "");
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private void maintain(Command command, Turn turn) {
        String id = command.values().getOrDefault("id", command.id());
        TreeMap<String, String> values = new TreeMap<>(command.values());
        values.put("reason", command.note());
        WindowRow row = new WindowRow(id, values, command.who(), turn.now().log());
        String what;
        try {
            what = WindowReader.read(row).map(this::covers).orElse("ended");
        } catch (IllegalArgumentException wrong) {
            turn.outcome().refuse("this is no maintenance window: " + wrong.getMessage());
            return;
        }
        if (WindowReader.isEnd(values) && !scene.windows().knows(id)) {
            turn.outcome().refuse("there is no maintenance window " + id);
            return;
        }
        memory.windows.put(id, row);
        turn.keep(row);
        scene.windows().changed();
        turn.say(new CorrelateOutput.Joined(new Member(
                Quiet.root(id),
                Component.MAIN_DOMAIN,
                Member.Standing.FREE,
                Optional.empty(),
                State.UP,
                turn.now().log(),
                Painter.cut(id + " " + what + " by " + command.who()))));
    }

    private String covers(Maintenance window) {
        int count = scene.windows().covered(window).size();
        if (count == 0) {
            throw new IllegalArgumentException("it covers nothing that is in the landscape");
        }
        return "covers " + count + (count == 1 ? " component," : " components,") + " planned";
    }
}
