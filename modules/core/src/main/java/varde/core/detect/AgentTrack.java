package varde.core.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import varde.core.time.Now;

/** What DETECT knows of one agent. */
final class AgentTrack extends DeadlineWheel.Entry {

    final String id;
    String site = "";
    Now heard = new Now(0, 0);
    boolean silent;
    int generation;
    long returned;
    final Map<String, Track> tracks = new HashMap<>(4);
    /** Components that are past their deadline while the agent itself is late: judged when it speaks again. */
    final List<Track> waiting = new ArrayList<>(0);

    private long longestPatience;

    AgentTrack(String id) {
        this.id = id;
    }

    void heard(Now now) {
        if (now.observed() >= heard.observed()) {
            heard = now;
        }
    }

    void noticePatience(Track track) {
        longestPatience = Math.max(longestPatience, track.patience());
    }

    /** How long the agent may be silent altogether: as it says of itself, else the longest of what it looks at. */
    long patience() {
        Track own = tracks.get(id);
        return own == null ? longestPatience : own.patience();
    }

    long deadline(long floor) {
        Track own = tracks.get(id);
        long allowed = own == null ? 0 : own.allowedUntil;
        return Math.max(Math.max(heard.observed(), floor) + patience(), allowed);
    }

    /** The domains in which it looks at something, sorted. */
    TreeSet<String> domains() {
        TreeSet<String> domains = new TreeSet<>();
        tracks.values().forEach(track -> domains.add(track.domain));
        return domains;
    }

    DetectRow.Agent row() {
        return new DetectRow.Agent(id, silent, generation, returned);
    }
}
