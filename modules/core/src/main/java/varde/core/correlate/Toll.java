package varde.core.correlate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.Landscape;

/** The components that one outage hits now, counted as they come and go, so that no record needs to count them all. */
final class Toll {

    private static final String APPLICATION = "application";
    private static final int LEVELS = 3;

    private final Landscape landscape;
    private final List<SortedSet<Integer>> members = new ArrayList<>(Criticality.values().length);
    private final SortedSet<Integer> applications;
    private int size;
    private final SortedMap<String, Integer> byKind = new TreeMap<>();
    private final SortedMap<String, Integer> bySite = new TreeMap<>();
    private final int[][] counts = new int[LEVELS][Criticality.values().length];

    Toll(Landscape landscape) {
        this.landscape = landscape;
        Comparator<Integer> weight = Comparator.comparing(
                        (Integer node) -> landscape.declaration(node).criticality())
                .thenComparing(landscape.order());
        for (int level = 0; level < Criticality.values().length; level++) {
            members.add(new TreeSet<>(landscape.order()));
        }
        this.applications = new TreeSet<>(weight);
    }

    void add(int node, int level) {
        Component declaration = landscape.declaration(node);
        size += membersLike(declaration).add(node) ? 1 : 0;
        if (declaration.kind().equals(APPLICATION)) {
            applications.add(node);
        }
        counts[level][declaration.criticality().ordinal()]++;
        byKind.merge(declaration.kind(), 1, Integer::sum);
        bySite.merge(landscape.label(node, "site"), 1, Integer::sum);
    }

    void remove(int node, int level) {
        Component declaration = landscape.declaration(node);
        size -= membersLike(declaration).remove(node) ? 1 : 0;
        applications.remove(node);
        counts[level][declaration.criticality().ordinal()]--;
        byKind.computeIfPresent(declaration.kind(), (kind, count) -> count == 1 ? null : count - 1);
        bySite.computeIfPresent(landscape.label(node, "site"), (site, count) -> count == 1 ? null : count - 1);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean anyDown() {
        for (int count : counts[Trouble.DOWN]) {
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    /** How bad it is: the highest criticality of what is DOWN, or one level lower of what is DEGRADED. */
    Severity severity() {
        Severity worst = Severity.WARNING;
        for (Criticality criticality : Criticality.values()) {
            if (counts[Trouble.DOWN][criticality.ordinal()] > 0) {
                worst = Severity.worst(worst, Severity.of(criticality));
            }
            if (counts[Trouble.DEGRADED][criticality.ordinal()] > 0) {
                worst = Severity.worst(worst, Severity.of(criticality).lower());
            }
        }
        return worst;
    }

    private SortedSet<Integer> membersLike(Component declaration) {
        return members.get(declaration.criticality().ordinal());
    }

    /** The first members, the most critical first; at most so many. */
    List<Integer> first(int most) {
        List<Integer> first = new ArrayList<>(Math.min(most, size));
        for (SortedSet<Integer> alike : members) {
            for (int node : alike) {
                if (first.size() == most) {
                    return first;
                }
                first.add(node);
            }
        }
        return first;
    }

    /** The first of the members, the most critical first, of which this holds. */
    OptionalInt find(IntPredicate what) {
        for (SortedSet<Integer> alike : members) {
            for (int node : alike) {
                if (what.test(node)) {
                    return OptionalInt.of(node);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** A copy of the members, the most critical first. */
    List<Integer> listed() {
        return first(size);
    }

    /** The applications among them, the most critical first. */
    Iterable<Integer> applications() {
        return applications;
    }

    SortedMap<String, Integer> byKind() {
        return byKind;
    }

    SortedMap<String, Integer> bySite() {
        return bySite;
    }
}
