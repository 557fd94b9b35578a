package varde.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import varde.config.problem.Mark;
import varde.config.problem.Nearest;
import varde.config.problem.Problems;
import varde.config.yaml.Document;
import varde.config.yaml.Value;

/** The files of a configuration folder. What nobody reads is reported, so that nothing is left out unnoticed. */
final class FolderFiles {

    static final String TEMPLATES = "templates";

    private static final List<String> FILES =
            List.of("agents.yaml", "maintenance.yaml", "notifiers.yaml", "people.yaml", "routes.yaml", "rules.yaml");
    private static final List<String> FOLDERS = List.of("landscape", "teams", TEMPLATES);
    private static final String YAML = ".yaml";

    private final Path root;
    private final Problems problems;

    FolderFiles(Path root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** Warns of what stands in the folder, but is not read. */
    void strangers() {
        List<String> known = new ArrayList<>(FILES);
        known.addAll(FOLDERS);
        for (Path entry : entries(root)) {
            String name = name(entry);
            boolean folder = Files.isDirectory(entry);
            if (!(folder ? FOLDERS : FILES).contains(name) && !remark(name)) {
                problems.warning(
                        Mark.of(name),
                        "this is not read" + Nearest.ending(name, known, "; known are " + String.join(", ", known)));
            }
        }
    }

    /** The paths of the YAML files in a folder, sorted. */
    List<String> yamlIn(String folder) {
        List<String> paths = new ArrayList<>();
        Path inside = root.resolve(folder);
        for (Path entry : Files.isDirectory(inside) ? entries(inside) : List.<Path>of()) {
            String path = folder + "/" + name(entry);
            if (Files.isRegularFile(entry) && path.endsWith(YAML)) {
                paths.add(path);
            } else if (!remark(name(entry))) {
                problems.warning(Mark.of(path), "this is not read; files here must end in " + YAML);
            }
        }
        return paths;
    }

    /** Whether there is such a file. */
    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /** Reads one YAML file; empty if that is not possible, which is reported. */
    Optional<Value> yaml(String path) {
        return bytes(path).flatMap(bytes -> Document.read(path, bytes, problems));
    }

    /** The text files below {@code templates/}, by their path in it. */
    SortedMap<String, byte[]> templates() {
        SortedMap<String, byte[]> texts = new TreeMap<>();
        Path inside = root.resolve(TEMPLATES);
        if (Files.isDirectory(inside)) {
            try (Stream<Path> all = Files.walk(inside)) {
                all.filter(Files::isRegularFile).sorted().forEach(file -> {
                    String path = inside.relativize(file).toString().replace('\\', '/');
                    if (!remark(name(file))) {
                        bytes(TEMPLATES + "/" + path).ifPresent(bytes -> texts.put(path, bytes));
                    }
                });
            } catch (IOException broken) {
                problems.error(Mark.of(TEMPLATES), "cannot be listed: " + broken.getMessage());
            }
        }
        return texts;
    }

    private Optional<byte[]> bytes(String path) {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(path)));
        } catch (IOException broken) {
            problems.error(Mark.of(path), "cannot be read: " + broken + "; see that it is a file you may read");
            return Optional.empty();
        }
    }

    private List<Path> entries(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException broken) {
            String path = root.relativize(folder).toString();
            problems.error(
                    Mark.of(path.isEmpty() ? root.toString() : path),
                    "cannot be listed: " + broken + "; see that you may read it");
            return List.of();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Files for people, for git and for editors. */
    private static boolean remark(String name) {
        return name.startsWith(".") || name.endsWith(".md") || name.endsWith("~");
    }
}
