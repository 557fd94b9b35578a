package varde.replay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import varde.core.command.Command;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.stage.Reason;
import varde.replay.story.OutageTale;
import varde.replay.story.Story;
import varde.replay.story.Timed;

/** Every decision about an outage in order, each with the reasons that came with it. */
final class Decisions {

    private final Story.Staffing staff;
    private final List<Entry> entries = new ArrayList<>();

    private Decisions(Story.Staffing staff) {
        this.staff = staff;
    }

    static List<Entry> of(OutageTale tale, Story.Staffing staff) {
        Decisions decisions = new Decisions(staff);
        decisions.outage(tale.revisions());
        tale.escalations().values().forEach(decisions::escalation);
        tale.commands().forEach(decisions::command);
        decisions.entries.sort(Comparator.comparingLong(Entry::at));
        return decisions.entries;
    }

    private void outage(List<Timed<Outage>> revisions) {
        Set<Reason> given = new HashSet<>();
        String before = "";
        for (Timed<Outage> revision : revisions) {
            Outage outage = revision.said();
            List<Reason> fresh = fresh(outage.reasons(), given);
            String now = state(outage);
            boolean counts = outage.change() == Outage.Change.UPDATED && fresh.isEmpty() && now.equals(before);
            if (!counts) {
                String change = outage.change().name().toLowerCase(Locale.ROOT);
                entries.add(new Entry(outage.changedAt(), "CORRELATE", change + ": " + now, fresh));
            }
            before = now;
        }
    }

    private static String state(Outage outage) {
        String explained =
                outage.counts().failed() > 1 ? ", explains " + (outage.counts().failed() - 1) : "";
        return outage.severity() + ", " + outage.root() + " is " + outage.state() + explained;
    }

    private void escalation(List<Timed<Escalation>> revisions) {
        Set<Reason> given = new HashSet<>();
        int pages = 0;
        int answers = 0;
        Escalation.Status status = Escalation.Status.RUNNING;
        int step = -1;
        for (Timed<Escalation> revision : revisions) {
            Escalation escalation = revision.said();
            List<String> what = new ArrayList<>();
            if (escalation.step() != step) {
                what.add("step " + (escalation.step() + 1));
            }
            for (Escalation.PageMade page : escalation
                    .pages()
                    .subList(
                            Math.min(pages, escalation.pages().size()),
                            escalation.pages().size())) {
                what.add(staff.name(page.person()) + " is paged by " + page.channel() + " ("
                        + page.event().name().toLowerCase(Locale.ROOT).replace('_', '-') + ")");
            }
            if (escalation.acknowledgements().size() > answers) {
                what.add(staff.name(escalation.acknowledgements().get(answers).person()) + " answers");
            }
            if (escalation.status() != status) {
                what.add(escalation.status().name().toLowerCase(Locale.ROOT));
            }
            List<Reason> fresh = fresh(escalation.reasons(), given);
            if (!what.isEmpty() || !fresh.isEmpty()) {
                String text = what.isEmpty() ? "noted" : String.join("; ", what);
                entries.add(
                        new Entry(escalation.changedAt(), "ESCALATE " + staff.team(escalation.team()), text, fresh));
            }
            pages = escalation.pages().size();
            answers = escalation.acknowledgements().size();
            status = escalation.status();
            step = escalation.step();
        }
    }

    private static List<Reason> fresh(List<Reason> reasons, Set<Reason> given) {
        return reasons.stream().filter(given::add).toList();
    }

    private void command(Timed<Command> told) {
        Command command = told.said();
        String note = command.note().isEmpty() ? "" : ": " + command.note();
        entries.add(new Entry(
                told.at(),
                staff.name(command.who()),
                command.kind().name().toLowerCase(Locale.ROOT) + " by "
                        + command.how().name().toLowerCase(Locale.ROOT).replace('_', ' ') + note,
                List.of()));
    }
}
