package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TrackIndexTest {

    /** Half of them have the same hash as another: "Aa" and "BB" do in Java. */
    private static String name(Random random) {
        return random.nextInt(40) + (random.nextBoolean() ? "Aa" : "BB") + random.nextInt(3);
    }

    private static Track track(String agent, String component) {
        return new Track(new AgentTrack(agent), new Look(agent, component), "main", View.OK);
    }

    @Property(tries = 200)
    void itFindsWhatAMapWouldFind(@ForAll long seed) {
        Random random = new Random(seed);
        TrackIndex index = new TrackIndex();
        Map<String, Track> map = new HashMap<>();
        for (int n = 0; n < 3_000; n++) {
            String agent = name(random);
            String component = random.nextBoolean() ? agent : name(random);
            Track known = index.find(agent, component);
            assertThat(known).as("seed " + seed).isSameAs(map.get(agent + "|" + component));
            if (known == null) {
                Track track = track(agent, component);
                index.add(track);
                map.put(agent + "|" + component, track);
            } else if (random.nextInt(3) == 0) {
                index.remove(known);
                map.remove(agent + "|" + component);
            }
            if (random.nextInt(100) == 0) {
                index.remove(track(agent, component));
            }
        }
        map.values()
                .forEach(track -> assertThat(index.find(track.agent.id, track.component()))
                        .as("seed " + seed)
                        .isSameAs(track));
    }
}
