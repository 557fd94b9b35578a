package varde.core.landscape;

import java.util.List;

/**
 * One line of {@code needs}: at least so many of these components must be up. All lines of a component must hold.
 *
 * @param atLeast how many, 1 or more and at most the size of {@code of}
 * @param of ids of components, without repetition
 */
public record Need(int atLeast, List<String> of) {

    public Need {
        of = List.copyOf(of);
        if (atLeast < 1 || atLeast > of.size()) {
            throw new IllegalArgumentException("at least " + atLeast + " of " + of.size() + " can never be a need");
        }
    }

    /** Needs this one component. */
    public static Need of(String id) {
        return new Need(1, List.of(id));
    }
}
