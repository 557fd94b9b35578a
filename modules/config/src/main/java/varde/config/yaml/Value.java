package varde.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import varde.config.problem.Mark;
import varde.config.problem.Problems;

/**
 * A value in a file, and where it stands. Each reading method answers empty when the value is not what is asked for,
 * after having reported that.
 */
public final class Value {

    private final Node node;
    private final String name;
    private final String file;
    private final Problems problems;

    Value(Node node, String name, String file, Problems problems) {
        this.node = node;
        this.name = name;
        this.file = file;
        this.problems = problems;
    }

    /** Where it begins. */
    public Mark mark() {
        return markOf(node);
    }

    /** The key under which it stands, for messages. */
    public String name() {
        return name;
    }

    /** Reports an error here. */
    public void error(String message) {
        problems.error(mark(), message);
    }

    /** Reports a warning here. */
    public void warning(String message) {
        problems.warning(mark(), message);
    }

    /** Whether it is a single text or number. */
    public boolean isScalar() {
        return node instanceof ScalarNode && !isNothing();
    }

    /** Whether it is a mapping. */
    public boolean isFields() {
        return node instanceof MappingNode;
    }

    /** Text, number or boolean, as it is written. */
    public Optional<String> text() {
        if (isScalar() && node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        return wrong("text");
    }

    /** Text that is not blank. */
    public Optional<String> words() {
        Optional<String> text = text();
        if (text.isPresent() && text.get().isBlank()) {
            error("`" + name + "` is empty; fill it in");
            return Optional.empty();
        }
        return text;
    }

    /** A text as something reads it; what it throws as {@link IllegalArgumentException} becomes the message. */
    public <T> Optional<T> as(Function<String, T> reading) {
        return words().flatMap(text -> {
            try {
                return Optional.of(reading.apply(text));
            } catch (IllegalArgumentException broken) {
                error("`" + name + "`: " + broken.getMessage());
                return Optional.empty();
            }
        });
    }

    /** The items of a list. */
    public List<Value> list() {
        if (node instanceof SequenceNode sequence) {
            List<Value> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(new Value(item, name, file, problems)));
            return items;
        }
        wrong("a list: [a, b] or lines that begin with `-`");
        return List.of();
    }

    /**
     * The keys and values of a mapping.
     *
     * @param what what is described, such as {@code a component}, for messages
     */
    public Optional<Fields> fields(String what) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Fields(mapping, what, this));
        }
        return wrong("keys and values of " + what);
    }

    private <T> Optional<T> wrong(String expected) {
        error("`" + name + "` must be " + expected + ", but this is " + kind());
        return Optional.empty();
    }

    private String kind() {
        if (isNothing()) {
            return "nothing; give it a value or remove it";
        }
        if (node instanceof ScalarNode scalar) {
            return "`" + scalar.getValue() + "`";
        }
        return node instanceof SequenceNode ? "a list" : "a mapping of keys to values";
    }

    boolean isNothing() {
        return Tag.NULL.equals(node.getTag());
    }

    Problems problems() {
        return problems;
    }

    Value child(Node child, String key) {
        return new Value(child, key, file, problems);
    }

    Mark markOf(Node of) {
        return of.getStartMark()
                .map(mark -> new Mark(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Mark.of(file));
    }
}
