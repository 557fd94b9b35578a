package varde.core.detect;

import org.jspecify.annotations.Nullable;

/**
 * Reads what will probably be asked for next, so that it is near when it is. Among a hundred thousand tracks each heartbeat is
 * about one that has long left the processor's caches, and most of what it costs is waiting for memory. But heartbeats come in
 * about the order of the last time. What came next then is read here, a group at a time: the processor waits for many tracks as
 * long as for one, where none of them hangs on another (group prefetching: Chen, Ailamaki, Gibbons and Mowry, "Improving Hash
 * Join Performance through Prefetching", ICDE 2004). Nothing is decided by it: where the order is another, all is as it would be
 * without it, but for the time.
 */
final class Foresight {

    /** How many heartbeats go by before tracks are read again: so many that they fit the second cache beside all else. */
    static final int GROUP = 256;

    /** How many more are read than will be heard of by then: the order is only about the same. */
    static final int MORE = GROUP / 4;

    /** The tracks in the order in which they were heard of, in a ring; as long as the index, and hence longer than a round. */
    private @Nullable Track[] order = new Track[0];

    private int heard;
    private int left;
    private long read;

    /** A track of this index is heard of. */
    void heard(Track track, TrackIndex index) {
        if (order.length != index.capacity()) {
            order = new Track[index.capacity()];
        }
        int next = track.turn + 1;
        track.turn = heard;
        order[at(heard)] = track;
        heard++;
        left--;
        if (left <= 0) {
            left = GROUP;
            read(next, next + GROUP + MORE, index);
        }
    }

    private int at(int turn) {
        return turn & order.length - 1;
    }

    /** In two goes: what hangs on a track can be read only when the track is there. */
    private void read(int from, int to, TrackIndex index) {
        long sum = 0;
        for (int turn = from; turn != to; turn++) {
            Track track = order[at(turn)];
            sum += track == null ? 0 : track.seenLog + track.hash;
        }
        for (int turn = from; turn != to; turn++) {
            Track track = order[at(turn)];
            sum += track == null ? 0 : track.read() + index.read(track.hash);
        }
        read += sum;
    }

    /** All that was read, added up: the compiler leaves out what nobody uses. */
    long read() {
        return read;
    }
}
