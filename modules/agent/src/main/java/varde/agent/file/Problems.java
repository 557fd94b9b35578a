package varde.agent.file;

import java.util.List;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects all problems of one file, so that nobody has to repair them one by one. */
final class Problems {

    private final String file;
    private final TreeSet<Problem> found = new TreeSet<>();

    Problems(String file) {
        this.file = file;
    }

    void at(Node node, String message) {
        node.getStartMark()
                .ifPresentOrElse(
                        mark -> at(mark.getLine() + 1, mark.getColumn() + 1, message), () -> at(1, 1, message));
    }

    void at(int line, int column, String message) {
        found.add(new Problem(file, line, column, message));
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<Problem> sorted() {
        return List.copyOf(found);
    }
}
