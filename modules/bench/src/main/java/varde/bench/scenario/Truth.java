package varde.bench.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The truth of a scenario, as lines: what is broken on purpose, what therefore works and does not, which symptoms are lost and which
 * are false. {@code docs/simulate.md} describes the lines.
 */
public final class Truth {

    private final World world;
    private final Scenario scenario;
    private final Terrain terrain;
    private final long begin;

    /** The truth of a world that begins at this log time. */
    public Truth(World world, long begin) {
        this.world = world;
        this.scenario = world.scenario();
        this.terrain = world.terrain();
        this.begin = begin;
    }

    /** Takes one line. */
    public interface Sink {

        /** One line, its names in order. */
        void line(Map<String, Object> line);
    }

    /** Tells all lines, in the order of time. */
    public void tell(Sink sink) {
        for (int node : world.unreported()) {
            Map<String, Object> line = line(0, "lost");
            line.put("component", terrain.landscape().id(node));
            line.put("how", world.howLost(node));
            sink.line(line);
        }
        for (int node : new TreeSet<>(world.spurious())) {
            Map<String, Object> line = line(world.falseFrom(node), "false");
            line.put("component", terrain.landscape().id(node));
            sink.line(line);
        }
        BitSet before = new BitSet();
        List<Fault> active = List.of();
        for (long moment : moments()) {
            List<Fault> now = scenario.faults().stream()
                    .filter(fault -> fault.active(moment))
                    .toList();
            faults(moment, active, now, sink);
            BitSet down = (BitSet) world.down(moment).clone();
            components(moment, before, down, sink);
            before = down;
            active = now;
        }
    }

    /** All moments at which something begins or ends. */
    private SortedSet<Long> moments() {
        SortedSet<Long> moments = new TreeSet<>();
        for (Fault fault : scenario.faults()) {
            moments.add(fault.from());
            moments.add(fault.until());
            for (long at = fault.from(); fault.every() > 0 && at < fault.until(); at += fault.every()) {
                moments.add(at);
            }
        }
        return moments.headSet(scenario.lasts() + 1);
    }

    private void faults(long moment, List<Fault> before, List<Fault> now, Sink sink) {
        for (Fault fault : scenario.faults()) {
            if (before.contains(fault) != now.contains(fault)) {
                Map<String, Object> line = line(moment, "fault");
                line.put("component", fault.component());
                line.put("sort", fault.sort().name());
                line.put("active", now.contains(fault));
                sink.line(line);
            }
        }
    }

    private void components(long moment, BitSet before, BitSet down, Sink sink) {
        BitSet turned = (BitSet) before.clone();
        turned.xor(down);
        turned.stream().forEach(node -> {
            Map<String, Object> line = line(moment, "component");
            line.put("component", terrain.landscape().id(node));
            line.put("works", !down.get(node));
            if (down.get(node)) {
                line.put("through", through(moment, node));
            }
            sink.line(line);
        });
    }

    /** The faults that each alone take it down; all that are active, if only several together do. */
    private List<String> through(long moment, int node) {
        List<String> alone = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (Fault fault : scenario.faults()) {
            if (fault.breaks() && fault.active(moment)) {
                all.add(fault.component());
                if (world.downThrough(fault).get(node)) {
                    alone.add(fault.component());
                }
            }
        }
        return alone.isEmpty() ? all : alone;
    }

    private Map<String, Object> line(long moment, String what) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", begin + moment);
        line.put("what", what);
        return line;
    }
}
