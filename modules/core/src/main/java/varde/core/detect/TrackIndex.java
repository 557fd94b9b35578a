package varde.core.detect;

import org.jspecify.annotations.Nullable;

/**
 * Finds what an agent says of a component. This is asked with each heartbeat, and what it takes is waiting for memory: a map of
 * maps has seven objects to be fetched one after the other, here there is one array and then the track itself. Open addressing
 * with linear probing; what is removed lets those behind it move up (Knuth, The Art of Computer Programming 3, 6.4, algorithms
 * L and R).
 */
final class TrackIndex {

    private static final int SMALLEST = 16;

    /** Of the track in the same place; tells most others apart without a look at them. */
    private int[] hashes = new int[SMALLEST];

    private @Nullable Track[] tracks = new Track[SMALLEST];
    private int size;

    /** What this agent says of this component; null if it never has. */
    @Nullable
    Track find(String agent, String component) {
        int hash = hash(agent, component);
        int at = home(hash);
        Track track = tracks[at];
        while (track != null) {
            if (hashes[at] == hash && track.isOf(agent, component)) {
                return track;
            }
            at = next(at);
            track = tracks[at];
        }
        return null;
    }

    /** How many places it has, a power of two: twice as many as there are tracks, or more. */
    int capacity() {
        return tracks.length;
    }

    /** Reads where a track with this hash is looked for first, for {@link Foresight}. */
    int read(int hash) {
        int at = home(hash);
        return tracks[at] == null ? 0 : hashes[at];
    }

    /** Adds one that is not there yet. */
    void add(Track track) {
        size++;
        if (size > tracks.length / 2) {
            grow();
        }
        track.hash = hash(track.agent.id, track.component());
        put(track, track.hash);
    }

    private void put(Track track, int hash) {
        int at = home(hash);
        while (tracks[at] != null) {
            at = next(at);
        }
        tracks[at] = track;
        hashes[at] = hash;
    }

    private void grow() {
        int[] oldHashes = hashes;
        @Nullable Track[] old = tracks;
        hashes = new int[2 * old.length];
        tracks = new Track[2 * old.length];
        for (int n = 0; n < old.length; n++) {
            Track track = old[n];
            if (track != null) {
                put(track, oldHashes[n]);
            }
        }
    }

    /** Removes one; nothing happens if it is not there. */
    void remove(Track gone) {
        int at = home(gone.hash);
        while (tracks[at] != null && tracks[at] != gone) {
            at = next(at);
        }
        if (tracks[at] == gone) {
            size--;
            close(at);
        }
    }

    /** Fills a gap with whatever behind it would no longer be found. */
    private void close(int from) {
        int gap = from;
        for (int at = next(gap); tracks[at] != null; at = next(at)) {
            if (distance(home(hashes[at]), at) >= distance(gap, at)) {
                tracks[gap] = tracks[at];
                hashes[gap] = hashes[at];
                gap = at;
            }
        }
        tracks[gap] = null;
    }

    private int distance(int from, int to) {
        return to - from & tracks.length - 1;
    }

    private int next(int at) {
        return at + 1 & tracks.length - 1;
    }

    private int home(int hash) {
        return hash & tracks.length - 1;
    }

    /** Names that are counted up have hashes that are alike; linear probing wants them scattered (MurmurHash3's finalizer). */
    private static int hash(String agent, String component) {
        int ofAgent = agent.hashCode();
        int hash = component.equals(agent) ? ofAgent : 31 * ofAgent + component.hashCode();
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
