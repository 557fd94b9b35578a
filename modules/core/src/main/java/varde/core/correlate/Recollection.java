package varde.core.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.landscape.State;
import varde.core.rules.Rule;

/**
 * What CORRELATE remembered at a moment, put together from what it said before and what it remembers now: for looking back at
 * a log whose beginning is no longer kept. Exact for whatever has not changed since that moment and for outages as they were
 * told; what agents saw of what has changed since is concluded from what they said next. Not recalled: roots held back at that
 * very moment, and how often roots had failed in the quarter of an hour before.
 */
public final class Recollection {

    private final long moment;
    private final int step;
    private final SortedMap<String, Outage> outages = new TreeMap<>();
    private final SortedMap<String, Member> members = new TreeMap<>();
    private final Map<String, Observation.Seen> next = new HashMap<>();
    private final Set<String> heardOf = new HashSet<>();
    private final Map<String, Integer> silences = new HashMap<>();
    private final SortedMap<String, Integer> eras = new TreeMap<>();
    private final List<CorrelateRow> now = new ArrayList<>();
    private int highest;
    private long marked;

    /**
     * At a moment.
     *
     * @param moment log time, in milliseconds
     * @param partitions how many partitions CORRELATE's inputs have
     */
    public Recollection(long moment, int partitions) {
        this.moment = moment;
        this.step = partitions;
    }

    /** An outage was told before the moment. To be called in the order in which they were told. */
    public void told(Outage outage) {
        highest = Math.max(highest, outage.number());
        outages.put(outage.id(), outage);
    }

    /** A membership was told before the moment. To be called in the order in which they were told. */
    public void told(Member member) {
        members.put(member.component(), member);
    }

    /** A mark of this partition was said before the moment: the next is due in the second after it. */
    public void told(OutageRecord.Mark mark) {
        marked = Math.max(marked, mark.readUpTo());
    }

    /** Something was seen after the moment. To be called in the order in which it was seen. */
    public void seenAfter(Observation.Seen seen) {
        next.putIfAbsent(pair(seen), seen);
        heardOf.add(seen.component());
        if (seen.view() == View.SILENT && seen.agent().equals(seen.component())) {
            silences.merge(seen.agent(), 1, Integer::sum);
        }
    }

    /** This is remembered now, after all that was seen. */
    public void remembered(CorrelateRow row) {
        if (row instanceof CorrelateRow.Era era) {
            eras.put(era.agent(), Math.max(0, era.era() - silences.getOrDefault(era.agent(), 0)));
        }
        now.add(row);
    }

    private static String pair(Observation.Seen seen) {
        return seen.agent() + " " + seen.component();
    }

    /** What was remembered. */
    public List<CorrelateRow> rows() {
        List<CorrelateRow> rows = new ArrayList<>();
        outages.values().forEach(outage -> outage(outage, rows));
        members.values().stream()
                .filter(member -> member.standing() != Member.Standing.FREE)
                .map(member -> new CorrelateRow.Membership(
                        member.component(), member.domain(), member.standing(), member.outage(), member.state()))
                .forEach(rows::add);
        if (highest > 0) {
            rows.add(new CorrelateRow.Counter(Memory.NEXT_NUMBER, (long) highest + step));
        }
        if (marked > 0) {
            rows.add(new CorrelateRow.Counter(Correlator.MARKED, marked));
        }
        rollWasCalled(rows);
        now.forEach(row -> unchanged(row).ifPresent(rows::add));
        next.values().forEach(seen -> before(seen).ifPresent(rows::add));
        eras.forEach((agent, era) -> rows.add(new CorrelateRow.Era(agent, era)));
        return rows;
    }

    private void outage(Outage outage, List<CorrelateRow> rows) {
        long until = outage.closedAt()
                .map(end -> end + Rule.REOPEN_WITHIN.standard())
                .orElse(0L);
        boolean open = outage.status() == Outage.Status.OPEN;
        if (open || (outage.status() == Outage.Status.CLOSED && until > moment)) {
            State assumed = outage.state() == State.DOWN ? State.DOWN : State.DEGRADED;
            rows.add(new CorrelateRow.Life(outage, open ? 0 : until, false));
            rows.add(new CorrelateRow.Tally(outage.id(), outage.counts().failures(), false, assumed));
        }
    }

    /** Whoever had never been seen by then has been listed; the next version of a landscape calls the roll anew. */
    private void rollWasCalled(List<CorrelateRow> rows) {
        if (!now.isEmpty()) {
            rows.add(new CorrelateRow.Counter(RollCall.FROM_LOG, moment));
            rows.add(new CorrelateRow.Counter(RollCall.FROM_OBSERVED, 0));
            rows.add(new CorrelateRow.Counter(RollCall.CALLED, Integer.MAX_VALUE));
        }
    }

    /** A row that is as it was, as far as can be told. */
    private Optional<CorrelateRow> unchanged(CorrelateRow row) {
        boolean was = row instanceof CorrelateRow.Sight sight && !next.containsKey(pair(sight.seen()))
                || row instanceof JobRow job && !heardOf.contains(job.component())
                || row instanceof CorrelateRow.Unseen unseen && !heardOf.contains(unseen.component())
                || row instanceof WindowRow window && window.at() < moment
                || row instanceof CorrelateRow.Counter counter && isOfBefore(counter);
        return was ? Optional.of(row) : Optional.empty();
    }

    private boolean isOfBefore(CorrelateRow.Counter counter) {
        return counter.value() < moment
                && List.of(Memory.RESOLVED, ByHand.HEARD, Isolation.CUT_OFF, Isolation.RETURNS).stream()
                        .anyMatch(counter.name()::startsWith);
    }

    /** What was seen before this: DETECT says only what changes. */
    private Optional<CorrelateRow> before(Observation.Seen seen) {
        View view;
        if (seen.view() == View.STARTED || seen.patience() == 0 && seen.view() != View.SILENT) {
            return Optional.empty();
        } else if (seen.view() != View.OK) {
            view = View.OK;
        } else if (members.containsKey(seen.component())
                && members.get(seen.component()).standing() == Member.Standing.MEMBER) {
            view = members.get(seen.component()).state() == State.DEGRADED ? View.DEGRADED : View.FAILED;
        } else {
            return Optional.empty();
        }
        Observation.Seen before = new Observation.Seen(
                seen.agent(),
                seen.component(),
                seen.domain(),
                seen.site(),
                view,
                "",
                moment,
                seen.patience(),
                seen.partition());
        return Optional.of(new CorrelateRow.Sight(before, eras.getOrDefault(seen.agent(), 0)));
    }
}
