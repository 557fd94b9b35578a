package varde.core.correlate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.Landscape;

/** The components that one outage hits now, counted as they come and go, so that no record needs to count them all. */
final class Toll {

    private static final String APPLICATION = "application";
    private static final int LEVELS = 3;

    private final Landscape landscape;
    private final SortedSet<Integer> members;
    private final SortedSet<Integer> applications;
    private final SortedMap<String, Integer> byKind = new TreeMap<>();
    private final SortedMap<String, Integer> bySite = new TreeMap<>();
    private final int[][] counts = new int[LEVELS][Criticality.values().length];

    Toll(Landscape landscape) {
        this.landscape = landscape;
        Comparator<Integer> weight = Comparator.comparing(
                        (Integer node) -> landscape.declaration(node).criticality())
                .thenComparing(landscape.order());
        this.members = new TreeSet<>(weight);
        this.applications = new TreeSet<>(weight);
    }

    void add(int node, int level) {
        Component declaration = landscape.declaration(node);
        members.add(node);
        if (declaration.kind().equals(APPLICATION)) {
            applications.add(node);
        }
        counts[level][declaration.criticality().ordinal()]++;
        byKind.merge(declaration.kind(), 1, Integer::sum);
        bySite.merge(landscape.label(node, "site"), 1, Integer::sum);
    }

    void remove(int node, int level) {
        Component declaration = landscape.declaration(node);
        members.remove(node);
        applications.remove(node);
        counts[level][declaration.criticality().ordinal()]--;
        byKind.computeIfPresent(declaration.kind(), (kind, count) -> count == 1 ? null : count - 1);
        bySite.computeIfPresent(landscape.label(node, "site"), (site, count) -> count == 1 ? null : count - 1);
    }

    int size() {
        return members.size();
    }

    boolean isEmpty() {
        return members.isEmpty();
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

    /** The members, the most critical first. */
    Iterable<Integer> members() {
        return members;
    }

    /** A copy of the members, the most critical first. */
    List<Integer> listed() {
        return new ArrayList<>(members);
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
