package varde.bench.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import varde.core.command.Command;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.page.Page;

/** Writes down what the pipeline says in one scenario, and, before anything is mended, how things stand. */
final class Protocol implements VirtualPipeline.Witness {

    /** An outage as it was opened, and when. */
    record Opened(Outage outage, long at) {}

    /** How things stood at one moment: each member's outage, and the latest of each outage. */
    record Standing(Map<String, String> members, Map<String, Outage> outages, int pages, int opened) {}

    private final Map<String, String> memberOf = new HashMap<>();
    private final Map<String, Outage> latest = new LinkedHashMap<>();
    private final List<Opened> opened = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();
    private final List<Page> unanswered = new ArrayList<>();
    private int pages;
    private int merges;
    private int commands;

    @Override
    public void observed(Observation.Seen seen, long at) {
        if (seen.view() == View.FAILED || seen.view() == View.SILENT) {
            failed.add(seen.component());
        }
    }

    @Override
    public void told(Outage outage, long at) {
        latest.put(outage.id(), outage);
        if (outage.change() == Outage.Change.OPENED || outage.change() == Outage.Change.REOPENED) {
            opened.add(new Opened(outage, at));
        } else if (outage.status() == Outage.Status.MERGED) {
            merges++;
        }
    }

    @Override
    public void joined(Member member, long at) {
        if (member.standing() == Member.Standing.MEMBER) {
            member.outage().ifPresent(outage -> memberOf.put(member.component(), outage));
        } else if (member.standing() == Member.Standing.FREE) {
            memberOf.remove(member.component());
        }
    }

    @Override
    public void paged(Page page, long at) {
        if (page.kind() == Page.Kind.PAGE) {
            pages++;
            unanswered.add(page);
        }
    }

    /** Everybody who was paged since last asked answers: the commands with which they do. */
    List<Command> answers() {
        List<Command> answers = new ArrayList<>();
        for (Page page : unanswered) {
            answers.add(new Command(
                    "answer-" + page.id() + "-" + ++commands,
                    Command.Kind.ACKNOWLEDGE,
                    page.person(),
                    Command.How.COMMAND_LINE,
                    Optional.of(page.number()),
                    Optional.of(page.team()),
                    "",
                    new TreeMap<>()));
        }
        unanswered.clear();
        return answers;
    }

    /** How things stand now. */
    Standing standing() {
        return new Standing(Map.copyOf(memberOf), new LinkedHashMap<>(latest), pages, opened.size());
    }

    /** All outages that were opened or reopened, in order. */
    List<Opened> opened() {
        return opened;
    }

    /** How many components somebody saw failing. */
    int failures() {
        return failed.size();
    }

    int merges() {
        return merges;
    }

    int pages() {
        return pages;
    }

    /** Outages that are still open. */
    long open() {
        return latest.values().stream()
                .filter(outage -> outage.status() == Outage.Status.OPEN)
                .count();
    }

    /** Everything begins anew. */
    void forget() {
        latest.clear();
        memberOf.clear();
    }

    /** The next scenario begins: what is still open is kept, all else is forgotten. */
    void begin() {
        latest.values().removeIf(outage -> outage.status() != Outage.Status.OPEN);
        opened.clear();
        failed.clear();
        unanswered.clear();
        pages = 0;
        merges = 0;
    }
}
