package varde.replay.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.command.Command;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation;

/** All that the log says of one outage. */
public final class OutageTale {

    private final String id;
    private final List<Timed<Outage>> revisions = new ArrayList<>();
    private final SortedMap<String, List<Timed<Escalation>>> escalations = new TreeMap<>();
    private final List<SentPage> pages = new ArrayList<>();
    private final List<Timed<Member>> members = new ArrayList<>();
    private final List<Timed<Command>> commands = new ArrayList<>();

    /** A tale of which nothing has been told. */
    public OutageTale(String id) {
        this.id = id;
    }

    /** A word on the outage itself. */
    public void add(Timed<Outage> revision) {
        revisions.add(revision);
    }

    /** A word on the outage itself, in place of the one before if that brought nothing worse. */
    public void addBriefly(Timed<Outage> revision) {
        if (revisions.size() > 1 && last().change() == Outage.Change.UPDATED) {
            revisions.remove(revisions.size() - 1);
        }
        revisions.add(revision);
    }

    /** A word on one of its escalations, in place of those before. */
    public void addEscalationBriefly(Timed<Escalation> escalation) {
        escalations.put(escalation.said().team(), new ArrayList<>(List.of(escalation)));
    }

    /** A word on one of its escalations. */
    public void addEscalation(Timed<Escalation> escalation) {
        escalations
                .computeIfAbsent(escalation.said().team(), team -> new ArrayList<>())
                .add(escalation);
    }

    /** A page or a withdrawal. */
    public void addPage(SentPage page) {
        pages.add(page);
        pages.sort(Comparator.comparingLong(SentPage::at)
                .thenComparing(sent -> sent.page().id()));
    }

    void addMember(Timed<Member> member) {
        members.add(member);
    }

    void addCommand(Timed<Command> command) {
        commands.add(command);
    }

    /** Its identity. */
    public String id() {
        return id;
    }

    /** Whether any record of the outage itself was read. */
    public boolean told() {
        return !revisions.isEmpty();
    }

    /** Its records, in order. */
    public List<Timed<Outage>> revisions() {
        return List.copyOf(revisions);
    }

    /** The last that was said of it. */
    public Outage last() {
        return revisions.get(revisions.size() - 1).said();
    }

    /** What was said of it up to a log time. */
    public Optional<Outage> at(long time) {
        Optional<Outage> found = Optional.empty();
        for (Timed<Outage> revision : revisions) {
            if (revision.said().changedAt() <= time) {
                found = Optional.of(revision.said());
            }
        }
        return found;
    }

    /** Its escalations by team, each in order. */
    public SortedMap<String, List<Timed<Escalation>>> escalations() {
        return new TreeMap<>(escalations);
    }

    /** Its pages and withdrawals, in order. */
    public List<SentPage> pages() {
        return List.copyOf(pages);
    }

    /** What was said of its members, in order. */
    public List<Timed<Member>> members() {
        return List.copyOf(members);
    }

    /** What people said about it, in order. */
    public List<Timed<Command>> commands() {
        return List.copyOf(commands);
    }

    /** The worst that it ever was. */
    public Severity worst() {
        return revisions.stream()
                .map(revision -> revision.said().severity())
                .min(Comparator.naturalOrder())
                .orElse(Severity.WARNING);
    }

    /** When the first evidence came, in milliseconds. */
    public long brokeAt() {
        return revisions.stream()
                .mapToLong(revision -> revision.said().brokeAt())
                .min()
                .orElse(0);
    }

    /** When it was first opened, in milliseconds. */
    public long openedAt() {
        return revisions.stream()
                .mapToLong(revision -> revision.said().openedAt())
                .min()
                .orElse(0);
    }

    /** When it ended, if it did. */
    public Optional<Long> endedAt() {
        return last().status() == Outage.Status.OPEN
                ? Optional.empty()
                : Optional.of(last().closedAt().orElse(last().changedAt()));
    }

    /** When somebody was first paged, if anybody was. */
    public Optional<Long> firstPageAt() {
        return latest().stream()
                .flatMap(escalation -> escalation.pages().stream())
                .map(Escalation.PageMade::at)
                .min(Comparator.naturalOrder());
    }

    /** When somebody first answered, if anybody did. */
    public Optional<Long> acknowledgedAt() {
        return escalations.values().stream()
                .flatMap(List::stream)
                .flatMap(escalation -> escalation.said().acknowledgements().stream())
                .map(Escalation.Acknowledgement::at)
                .min(Comparator.naturalOrder());
    }

    /** The last that was said of each escalation. */
    public List<Escalation> latest() {
        return escalations.values().stream()
                .map(all -> all.get(all.size() - 1).said())
                .toList();
    }
}
