package varde.core.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a node of the landscape comes from: a declaration, and its number if that is a fleet.
 *
 * @param id the node's id
 * @param declaration as it is written
 * @param range the fleet's range; null if it is none
 * @param number its number in the fleet; 0 if it is none
 */
record Origin(String id, Component declaration, Fleets.@Nullable Range range, int number) {

    static Origin single(Component component) {
        return new Origin(component.id(), component, null, 0);
    }

    /** The origins of all nodes, in the order of their ids. */
    static List<Origin> all(List<Component> declarations, List<String> problems) {
        List<Origin> origins = new ArrayList<>(declarations.size());
        for (Component declaration : declarations) {
            try {
                Optional<Fleets.Range> range = Fleets.range(declaration.id());
                if (range.isPresent()) {
                    addFleet(declaration, range.get(), origins);
                } else {
                    origins.add(single(declaration));
                }
            } catch (IllegalArgumentException impossible) {
                problems.add(String.valueOf(impossible.getMessage()));
            }
        }
        origins.sort(Comparator.comparing(Origin::id));
        return origins;
    }

    private static void addFleet(Component declaration, Fleets.Range range, List<Origin> origins) {
        for (int number = range.from(); number <= range.to(); number++) {
            origins.add(new Origin(range.id(number), declaration, range, number));
        }
    }

    Component component() {
        return range == null ? declaration : Fleets.member(declaration, range, number);
    }

    /** A text of the declaration with this node's number filled in. */
    String filled(String text) {
        return range == null ? text : Fleets.numbered(text, range.written(number));
    }
}
