package varde.core.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import varde.core.time.Now;

/** What DETECT knows of one agent. */
final class AgentTrack extends DeadlineWheel.Entry {

    final String id;
    String site = "";
    /** Log time at which it last spoke. */
    long heardLog;
    /** Observed time at which it last spoke. */
    long heardObserved;

    boolean silent;
    int generation;
    long returned;
    Claim claim = Claim.SINGLE;
    /** Components that are past their deadline while the agent itself is late: judged when it speaks again. */
    private List<Track> waiting = List.of();

    /** What it says of itself. Most agents say nothing else, so this is kept apart. */
    private @Nullable Track own;

    private List<Track> others = List.of();
    private long longestPatience;
    private long shortestInterval = Long.MAX_VALUE;
    private long absentFrom;
    private long resumed;

    AgentTrack(String id) {
        this.id = id;
    }

    /** It speaks. A stretch in which it said nothing at all, for longer than its most frequent look, is remembered until the next. */
    void heard(Now now) {
        long gap = now.observed() - heardObserved;
        if (gap > shortestInterval) {
            absentFrom = heardObserved;
            resumed = now.observed();
        }
        remembered(now);
    }

    /** It speaks from this site. Tells whether that is another one than before. */
    boolean standsAt(String here) {
        boolean moved = !site.equals(here);
        if (moved) {
            site = here;
        }
        return moved;
    }

    /** It spoke at this moment, among others. */
    void remembered(Now now) {
        if (now.observed() >= heardObserved) {
            heardLog = now.log();
            heardObserved = now.observed();
        }
    }

    /** Whether it said nothing at all when this observed time passed, and for so long that it missed a whole look. */
    boolean wasAbsentAt(long deadline, long interval) {
        return absentFrom < deadline && deadline <= resumed && resumed - absentFrom > interval;
    }

    /** It says this as well. */
    void add(Track track) {
        if (track.isAgentItself()) {
            own = track;
            return;
        }
        if (others.isEmpty()) {
            others = new ArrayList<>(2);
        }
        others.add(track);
    }

    /** This one is past its deadline, which will be judged when the agent speaks again. */
    void letWait(Track track) {
        waiting = waiting.isEmpty() ? new ArrayList<>(2) : waiting;
        waiting.add(track);
    }

    /** Whether any have been waiting for it to speak. */
    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** Those that have been waiting for it to speak; they no longer do. */
    List<Track> askWaiting() {
        List<Track> asked = waiting;
        waiting = List.of();
        return asked;
    }

    /** All that it says, in the order of the components' ids. */
    List<Track> tracks() {
        List<Track> all = new ArrayList<>(others);
        all.sort(Comparator.comparing(Track::component));
        if (own != null) {
            all.add(own);
        }
        return all;
    }

    /** It no longer says anything of these. Whichever still waits in a wheel is not asked any more. */
    void remove(Set<Track> tracks) {
        for (Track track : tracks) {
            if (track.isAgentItself()) {
                own = null;
            }
            track.view = View.SILENT;
        }
        if (!others.isEmpty()) {
            others.removeAll(tracks);
        }
        if (isAwaited()) {
            waiting.removeAll(tracks);
        }
    }

    void noticePatience(Track track) {
        longestPatience = Math.max(longestPatience, track.patience());
        shortestInterval = Math.min(shortestInterval, track.interval);
    }

    /** How long the agent may be silent altogether: as it says of itself, else the longest of what it looks at. */
    long patience() {
        return own == null ? longestPatience : own.patience();
    }

    long deadline(long floor) {
        long allowed = own == null ? 0 : own.allowedUntil;
        return Math.max(Math.max(heardObserved, floor) + patience(), allowed);
    }

    /** The domains in which it looks at something, sorted. */
    TreeSet<String> domains() {
        TreeSet<String> domains = new TreeSet<>();
        others.forEach(track -> domains.add(track.domain));
        if (own != null) {
            domains.add(own.domain);
        }
        return domains;
    }

    DetectRow.Agent row() {
        return new DetectRow.Agent(
                id, silent, generation, returned, claim.rival(), claim.turns(), claim.turned(), claim.doubled());
    }
}
