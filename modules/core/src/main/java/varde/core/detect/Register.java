package varde.core.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers what a partition sees, and brings a sight and its times together while rows are restored, which come in any order;
 * afterwards nobody asks, and a million entries are let go.
 */
final class Register {

    private long last;
    private List<Track> restored = new ArrayList<>(0);
    private Map<Long, Track> byNumber = new HashMap<>(0);
    private Map<Long, DetectRow.Seen> ahead = new HashMap<>(0);
    private Map<String, Long> sightsOfAgents = new HashMap<>(0);

    /** A sight was remembered. Gives its times, if they were remembered before it. */
    Optional<DetectRow.Seen> restore(Track track) {
        restored.add(track);
        long number = track.number.value();
        if (number == 0) {
            return Optional.empty();
        }
        last = Math.max(last, number);
        byNumber.put(number, track);
        return Optional.ofNullable(ahead.remove(number));
    }

    /** Whether no later sight of its agent has been remembered: then the agent stands where this one says. */
    boolean isLatestOfItsAgent(DetectRow.Sight row) {
        long seen = row.seen().log();
        return sightsOfAgents.merge(row.look().agent(), seen, Math::max) == seen;
    }

    /** Times were remembered. Gives their sight; if it comes later, they are given then. */
    Optional<Track> restore(DetectRow.Seen row) {
        Track track = byNumber.get(row.number().value());
        if (track == null) {
            ahead.put(row.number().value(), row);
        }
        return Optional.ofNullable(track);
    }

    /** Gives it a number, unless it has one. */
    void number(Track track) {
        if (track.number.value() == 0) {
            last++;
            track.number = new SightNumber(last);
        }
    }

    /** Whether anything has been remembered that was not handed out yet. */
    boolean holdsAny() {
        return !restored.isEmpty();
    }

    /** All that was remembered, once. */
    List<Track> handOut() {
        List<Track> all = restored;
        restored = new ArrayList<>(0);
        byNumber = new HashMap<>(0);
        ahead = new HashMap<>(0);
        sightsOfAgents = new HashMap<>(0);
        return all;
    }
}
