package varde.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import varde.app.CannotStart;

/** Where the build unpacked the registry's program. */
final class RegistryHome {
    /** The system property that names the folder outright. */
    static final String PROPERTY = "varde.registry.home";

    private RegistryHome() {}

    /**
     * The registry's runnable jar: from the folder that {@value #PROPERTY} names, else from {@code registry} beside this code
     * ({@code target/registry} beside {@code target/classes} or {@code target/*.jar}, or beside the {@code lib} folder of an
     * installation).
     *
     * @throws CannotStart when it is not there
     */
    static Path runner() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return jarIn(Path.of(named))
                    .orElseThrow(() -> new CannotStart("there is no schema registry in " + named + " (-D" + PROPERTY
                            + "): build with ./varde or `mvn package`, which unpacks it"));
        }
        Path beside = code().resolveSibling("registry");
        Path above = beside.resolve("../../registry").normalize();
        return jarIn(beside)
                .or(() -> jarIn(above))
                .orElseThrow(() -> new CannotStart(
                        "the schema registry is not unpacked in " + beside + ": build with ./varde or `mvn package`"));
    }

    /** The folder of classes or the jar that this class comes from. */
    static Path code() {
        try {
            return Path.of(RegistryHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path is not on a file system", e);
        }
    }

    private static Optional<Path> jarIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith("-runner.jar"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }
}
