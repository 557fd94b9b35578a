package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForesightTest {

    private static final long MARK = 1L << 48;

    private final TrackIndex index = new TrackIndex();
    private final Foresight foresight = new Foresight();

    private List<Track> tracks(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    Track track = new Track(
                            new AgentTrack("agent/" + n), new Look("agent/" + n, "server/" + n), "main", View.OK);
                    index.add(track);
                    return track;
                })
                .toList();
    }

    private void hear(List<Track> tracks) {
        tracks.forEach(track -> foresight.heard(track, index));
    }

    /** How often a track is read while these are heard of. */
    private long readings(Track track, List<Track> heard) {
        track.seenLog = MARK;
        long before = foresight.read();
        hear(heard);
        long readings = Math.round((double) (foresight.read() - before) / MARK);
        track.seenLog = 0;
        return readings;
    }

    @Test
    void whatCameNextTheLastTimeIsReadBeforeItIsHeardOfAndNothingElseIs() {
        List<Track> tracks = tracks(10 * Foresight.GROUP);
        hear(tracks);

        List<Track> first = tracks.subList(0, Foresight.GROUP);

        assertThat(readings(tracks.get(Foresight.GROUP + 10), first)).isEqualTo(1);
        hear(tracks.subList(Foresight.GROUP, tracks.size()));
        assertThat(readings(tracks.get(5 * Foresight.GROUP), first)).isZero();
    }

    @Test
    void inARoundEachIsReadOnceOrTwice() {
        List<Track> tracks = tracks(10 * Foresight.GROUP);
        hear(tracks);

        assertThat(readings(tracks.get(3 * Foresight.GROUP + 1), tracks)).isBetween(1L, 2L);
        assertThat(readings(tracks.get(7 * Foresight.GROUP - 1), tracks)).isBetween(1L, 2L);
    }

    @Test
    void inAnyOtherOrderAsManyAreReadAndNoMore() {
        List<Track> tracks = tracks(10 * Foresight.GROUP);
        hear(tracks);
        List<Track> backwards = IntStream.range(0, tracks.size())
                .mapToObj(n -> tracks.get(tracks.size() - 1 - n))
                .toList();
        tracks.forEach(track -> track.seenLog = MARK);
        long before = foresight.read();

        hear(backwards);

        assertThat(Math.round((double) (foresight.read() - before) / MARK))
                .isBetween(1L, 10L * (Foresight.GROUP + Foresight.MORE) + Foresight.GROUP);
    }

    @Test
    void whenTheIndexHasGrownItBeginsAnew() {
        List<Track> tracks = tracks(2 * Foresight.GROUP);
        hear(tracks);
        List<Track> more = tracks(20 * Foresight.GROUP);

        assertThat(readings(tracks.get(Foresight.GROUP + 10), tracks)).isZero();
        hear(more);
        assertThat(readings(tracks.get(Foresight.GROUP + 10), tracks)).isBetween(1L, 2L);
    }
}
