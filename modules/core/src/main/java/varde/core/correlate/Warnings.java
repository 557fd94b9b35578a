package varde.core.correlate;

import java.util.ArrayList;
import java.util.List;
import varde.core.rules.Rule;
import varde.core.stage.Reason;

/** Tells, once a minute, what is to be told about maintenance windows, and takes back what no longer holds. */
final class Warnings {

    /** The counter of the minute in which windows were last looked at; 0 while none is open. */
    private static final String WARNED = "warned";

    private static final long MINUTE = 60_000;

    private final Papers papers;
    private final Memory memory;
    private final Quiet quiet;
    private final Notices notices;

    Warnings(Papers papers, Quiet quiet) {
        this.papers = papers;
        this.memory = papers.memory();
        this.quiet = quiet;
        this.notices = new Notices(papers.scene());
    }

    void tell(Turn turn) {
        long minute = papers.scene().windows().open().isEmpty() ? 0 : turn.now().log() / MINUTE;
        if (memory.counter(WARNED, 0) == minute) {
            return;
        }
        memory.count(WARNED, minute, turn);
        for (Quiet.Warning warning : quiet.warnings(turn.now().log())) {
            if (memory.open(Quiet.root(warning.window().id())).isEmpty()) {
                OutageCase made = memory.create(turn.identity());
                Picture picture = notices.planned(warning, turn.now().log());
                papers.outages().apply(made, new OutageInput.Broke(made.id, memory.number(turn), picture, 0), turn);
            }
        }
        List<OutageCase> all = new ArrayList<>();
        memory.cases().forEach(all::add);
        all.stream()
                .filter(known -> known.open() && known.planned() && isOver(known))
                .forEach(known -> end(known, turn));
    }

    private boolean isOver(OutageCase planned) {
        String window = planned.root().substring(Quiet.root("").length());
        return papers.scene().windows().open(window).isEmpty();
    }

    private void end(OutageCase known, Turn turn) {
        long reopenWithin = papers.scene().configuration().rules().of(Rule.REOPEN_WITHIN);
        Reason why = new Reason("over", "the maintenance window is over");
        papers.outages().apply(known, new OutageInput.Ended(List.of(why), reopenWithin), turn);
    }
}
