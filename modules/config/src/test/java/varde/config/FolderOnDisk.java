package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.config.problem.Problem;

/** A folder in which everything is good, until a test puts something else into it. */
final class FolderOnDisk {

    static final String ROUTES = """
            route:
              team: operations
            """;
    static final String LANDSCAPE = """
            components:
              - id: db/a
                kind: database
            """;
    static final String TEAM = """
            id: operations
            name: Operations
            timezone: Europe/Oslo
            schedules:
              - id: primary
                layers: [{rotation: weekly, start: 2026-01-05T08:00, people: [kari, ola]}]
            escalation:
              steps:
                - {after: 0m, page: ["schedule:primary"]}
            """;
    static final String PEOPLE = """
            people:
              - {id: kari, name: Kari Nordmann, contacts: [{sms: "+4790000001"}]}
              - {id: ola, name: Ola Hansen, contacts: [{email: ola@example.org}]}
            """;

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    FolderOnDisk(Path root) {
        this.root = root;
        with("routes.yaml", ROUTES);
        with("landscape/all.yaml", LANDSCAPE);
        with("teams/operations.yaml", TEAM);
        with("people.yaml", PEOPLE);
    }

    FolderOnDisk with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    FolderOnDisk with(String path, byte[] bytes) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FolderOnDisk without(String path) {
        try {
            Files.delete(root.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FolderOnDisk environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path path() {
        return root;
    }

    Reading read() {
        return ConfigFolder.read(root, name -> Optional.ofNullable(environment.get(name)));
    }

    Reading readWithoutSecrets() {
        return ConfigFolder.readWithoutSecrets(root, name -> Optional.ofNullable(environment.get(name)));
    }

    /** What is read, when nothing at all is wrong with it. */
    Configuration good() {
        Reading reading = read();
        assertThat(reading.problems()).isEmpty();
        return reading.configuration().orElseThrow();
    }

    /** Exactly these problems, each as {@code file:line: severity: part of the message}, and nothing else. */
    void hasExactly(String... expected) {
        Reading reading = read();
        List<String> found =
                reading.problems().stream().map(FolderOnDisk::shown).toList();
        assertThat(found).as("problems").hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            String start = expected[i].substring(0, expected[i].indexOf(": ") + 2);
            assertThat(found.get(i)).startsWith(start).contains(expected[i].substring(start.length()));
        }
        boolean anyError = reading.problems().stream().anyMatch(Problem::isError);
        assertThat(reading.configuration().isEmpty()).isEqualTo(anyError);
    }

    private static String shown(Problem problem) {
        return problem.fileAndLine() + ": " + (problem.isError() ? "" : "warning: ") + problem.message();
    }
}
