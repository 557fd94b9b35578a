package varde.config.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import varde.config.problem.Mark;
import varde.config.problem.Problems;

/** One YAML file. */
public final class Document {

    private static final int MOST_CHARACTERS = 64 << 20;

    private Document() {}

    /**
     * Reads a file's bytes.
     *
     * @param file path within the configuration folder, for messages
     * @param bytes its content
     * @param problems takes what is wrong
     * @return the document, or empty if it cannot be read as YAML or holds nothing; both are reported as errors
     */
    public static Optional<Value> read(String file, byte[] bytes, Problems problems) {
        Optional<String> text = text(file, bytes, problems);
        return text.isEmpty() ? Optional.empty() : composed(file, text.get(), problems);
    }

    private static Optional<Value> composed(String file, String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            Optional<Value> root =
                    new Compose(settings).composeString(text).map(node -> new Value(node, "the file", file, problems));
            if (root.isEmpty()) {
                problems.error(Mark.of(file), "the file is empty; fill it in or remove it");
            }
            return root;
        } catch (MarkedYamlEngineException broken) {
            problems.error(place(file, broken), "this is not YAML: " + explained(broken));
        } catch (ReaderException broken) {
            problems.error(
                    placeOf(file, text, broken.getPosition()),
                    "character U+%04X is not allowed in YAML; remove it".formatted(broken.getCodePoint()));
        } catch (YamlEngineException broken) {
            problems.error(Mark.of(file), "this is not YAML: " + broken.getMessage());
        }
        return Optional.empty();
    }

    private static Mark place(String file, MarkedYamlEngineException broken) {
        return broken.getProblemMark()
                .or(broken::getContextMark)
                .map(mark -> new Mark(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Mark.of(file));
    }

    private static String explained(MarkedYamlEngineException broken) {
        String problem = String.valueOf(broken.getProblem());
        if (problem.contains("TAB")) {
            return "there is a tab here; indent with spaces";
        }
        if (problem.contains("but found another document")) {
            return "a second document begins here; keep one document a file, without `---` in the middle";
        }
        if (problem.contains("'@'") || problem.contains("'`'") || problem.contains("'%'")) {
            return problem + "; put the value in quotes";
        }
        String context = broken.getContext();
        return (context == null ? "" : context + ", ") + problem
                + "; check indentation, quotes and brackets up to here";
    }

    /** The text in a file's bytes; empty if they are not UTF-8, which is reported. */
    public static Optional<String> text(String file, byte[] bytes, Problems problems) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(in).toString());
        } catch (CharacterCodingException broken) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            problems.error(
                    placeOf(file, before, before.length()),
                    "byte 0x%02X is not UTF-8; save the file as UTF-8".formatted(bytes[in.position()]));
            return Optional.empty();
        }
    }

    private static Mark placeOf(String file, String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Mark(file, line, before.length() - before.lastIndexOf('\n'));
    }
}
