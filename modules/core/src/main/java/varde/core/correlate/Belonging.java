package varde.core.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import varde.core.landscape.Landscape;

/** Which outage each node of the landscape belongs to now, and so what each outage hits. */
final class Belonging {

    private final Scene scene;
    private final Landscape landscape;
    private final Memory memory;
    private final Roster roster;
    private final Map<String, Toll> tolls = new HashMap<>();
    private final SortedMap<String, OutageCase> touched = new TreeMap<>();
    private final SortedSet<Integer> unplaced = new TreeSet<>();
    private @Nullable OutageCase[] belongs;
    private byte[] counted;

    Belonging(Scene scene, Memory memory, Roster roster) {
        this.scene = scene;
        this.landscape = scene.landscape();
        this.memory = memory;
        this.roster = roster;
        this.belongs = new OutageCase[landscape.size()];
        this.counted = new byte[landscape.size()];
        for (int node = 0; node < landscape.size(); node++) {
            wanted(node).ifPresent(add(node));
        }
    }

    private Consumer<OutageCase> add(int node) {
        return known -> {
            belongs[node] = known;
            counted[node] = (byte) scene.trouble().level(node);
            toll(known).add(node, counted[node]);
        };
    }

    void grow() {
        if (landscape.size() > belongs.length) {
            int room = Math.max(landscape.size(), belongs.length + belongs.length / 2);
            belongs = Arrays.copyOf(belongs, room);
            counted = Arrays.copyOf(counted, room);
        }
    }

    /** What an outage hits. */
    Toll toll(OutageCase known) {
        return tolls.computeIfAbsent(known.id, none -> new Toll(landscape));
    }

    void forget(OutageCase known) {
        tolls.remove(known.id);
    }

    /** The outage that a node belongs to. */
    Optional<OutageCase> of(int node) {
        return Optional.ofNullable(belongs[node]);
    }

    /**
     * The outage that a node should belong to: that of its cause, or its own; while neither is open, the one that it was
     * said to belong to, until it is well or its own cause has proved itself.
     */
    private Optional<OutageCase> wanted(int node) {
        String id = landscape.id(node);
        int cause = scene.trouble().cause(node);
        if (cause == Trouble.NONE) {
            CorrelateRow.Unseen unseen = memory.unseen.get(id);
            return unseen == null ? Optional.empty() : memory.open(RollCall.root(unseen.team()));
        }
        return memory.open(landscape.id(cause)).or(() -> memory.open(id)).or(() -> lastSaid(id));
    }

    private Optional<OutageCase> lastSaid(String id) {
        return memory.outageSaid(id).filter(known -> !known.neverSeen());
    }

    /** Brings a node's belonging up to date after its state or an outage has changed. */
    void sync(int node) {
        OutageCase now = wanted(node).orElse(null);
        if (now == null
                && scene.trouble().cause(node) == Trouble.NONE
                && memory.unseen.containsKey(landscape.id(node))) {
            unplaced.add(node);
        }
        OutageCase before = belongs[node];
        byte level = (byte) scene.trouble().level(node);
        if (now == before && (now == null || level == counted[node])) {
            return;
        }
        if (before != null) {
            toll(before).remove(node, counted[node]);
            touch(before);
        }
        if (now != null) {
            toll(now).add(node, level);
            now.failures += now == before ? 0 : 1;
            touch(now);
        }
        belongs[node] = now;
        counted[node] = level;
        roster.check(landscape.id(node));
    }

    /** The nodes never seen, since last asked, whose team's list is not open: by team. */
    SortedMap<String, List<Integer>> takeUnplaced() {
        if (unplaced.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, List<Integer>> byTeam = new TreeMap<>();
        for (int node : unplaced) {
            CorrelateRow.Unseen unseen = memory.unseen.get(landscape.id(node));
            if (unseen != null && belongs[node] == null) {
                byTeam.computeIfAbsent(unseen.team(), none -> new ArrayList<>()).add(node);
            }
        }
        unplaced.clear();
        return byTeam;
    }

    /** Something about this outage has changed. */
    void touch(OutageCase known) {
        touched.put(known.id, known);
    }

    /** The outages about which something has changed since last asked, by identity. */
    SortedMap<String, OutageCase> takeTouched() {
        if (touched.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, OutageCase> taken = new TreeMap<>(touched);
        touched.clear();
        return taken;
    }
}
