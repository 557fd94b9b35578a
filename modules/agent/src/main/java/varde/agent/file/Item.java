package varde.agent.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in the file. Each reading method answers empty when it is not what is asked for, after having reported that. */
final class Item {

    private final Node node;
    private final String name;
    private final Problems problems;

    Item(Node node, String name, Problems problems) {
        this.node = node;
        this.name = name;
        this.problems = problems;
    }

    void error(String message) {
        problems.at(node, message);
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }

    /** Text or number as it is written, not blank. */
    Optional<String> text() {
        if (node instanceof ScalarNode scalar && !isNothing()) {
            if (scalar.getValue().isBlank()) {
                error("`" + name + "` is empty; fill it in");
                return Optional.empty();
            }
            return Optional.of(scalar.getValue());
        }
        return wrong("text");
    }

    /** A text as something reads it; what it throws as {@link IllegalArgumentException} becomes the message. */
    <T> Optional<T> as(Function<String, T> reading) {
        return text().flatMap(text -> {
            try {
                return Optional.of(reading.apply(text));
            } catch (IllegalArgumentException broken) {
                error("`" + name + "`: " + broken.getMessage());
                return Optional.empty();
            }
        });
    }

    /** The items of a list. */
    List<Item> list() {
        if (node instanceof SequenceNode sequence) {
            List<Item> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(new Item(item, name, problems)));
            return items;
        }
        wrong("a list: [a, b] or lines that begin with `-`");
        return List.of();
    }

    /** The texts of a list. */
    List<String> texts() {
        return list().stream().flatMap(item -> item.text().stream()).toList();
    }

    /** The keys and values of a mapping. */
    Optional<Section> section(String what) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(mapping, what, problems));
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
        return isList() ? "a list" : "a mapping of keys to values";
    }
}
