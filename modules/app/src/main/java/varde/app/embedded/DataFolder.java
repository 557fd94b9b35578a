package varde.app.embedded;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import varde.app.CannotStart;

/**
 * The folder in which a local Varde keeps everything: {@code broker/} (the log), {@code metadata/} (the controller's log; apart,
 * because a second broker on a shared one harms the first), {@code registry/} (the schemas), {@code varde-data.json} (which
 * versions wrote it), {@code lock}, and {@code up.json} while {@code varde up} runs. Others may keep folders of their own beside
 * these. One process owns the folder from {@link #open} to {@link #close}.
 */
public final class DataFolder implements AutoCloseable {
    /** How the folder is laid out; a new number when an older Varde could not read what a newer one writes. */
    static final int FORMAT = 1;

    private static final String MARKER = "varde-data.json";
    private static final String UP = "up.json";
    private static final String NEXT = ".next";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final FolderLock lock;

    private DataFolder(Path root, FolderLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /** What wrote a folder. Kafka's own version is in it because an older broker cannot read a newer one's metadata. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Marker(int vardeFormat, @Nullable String kafka) {
        static Marker current() {
            return new Marker(FORMAT, AppInfoParser.getVersion());
        }

        String words() {
            return "Varde data format " + vardeFormat + ", Kafka " + kafka;
        }
    }

    /**
     * Opens a data folder, made if it does not exist, and locks it for this process.
     *
     * @param path the folder; an existing one must be empty or carry Varde's marker
     * @param fresh begin anew: all that a Varde folder holds is deleted first
     * @throws CannotStart when another process uses it, when another version wrote it (and not {@code fresh}), when it
     *     holds something that is not Varde's, or when it cannot be written
     */
    public static DataFolder open(Path path, boolean fresh) {
        Path root = path.toAbsolutePath().normalize();
        try {
            refuseForeign(root);
            Files.createDirectories(root);
            FolderLock lock = FolderLock.take(root);
            try {
                DataFolder folder = new DataFolder(root, lock);
                folder.settleVersion(fresh);
                Files.deleteIfExists(root.resolve(UP));
                return folder;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CannotStart("data folder " + root + " cannot be used: " + e, e);
        }
    }

    /** Opens a new folder among the system's temporary ones; whoever does so discards it in the end. */
    public static DataFolder openTemporary() {
        try {
            return open(Files.createTempDirectory("varde-"), false);
        } catch (IOException e) {
            throw new CannotStart("no temporary folder can be made: " + e, e);
        }
    }

    /** Closes the folder and deletes it with all that it holds. */
    public void discard() {
        close();
        try (Stream<Path> found = Files.walk(root)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + root, e);
        }
    }

    /**
     * The addresses of the {@code varde up} that runs on a folder, if one does.
     *
     * @param path the data folder; it need not exist
     */
    public static Optional<Running> running(Path path) {
        Path up = path.resolve(UP);
        try {
            if (!Files.exists(up)) {
                return Optional.empty();
            }
            return Optional.of(JSON.readValue(up.toFile(), Running.class)).filter(Running::alive);
        } catch (JacksonException garbled) {
            throw new CannotStart(up + " cannot be read: " + garbled.getOriginalMessage(), garbled);
        } catch (IOException gone) {
            // The file is deleted when `up` stops; between the look and the reading that is no error.
            return Optional.empty();
        }
    }

    /** Tells other commands where this process can be reached, until the folder is closed. */
    public void announce(Running running) {
        try {
            write(UP, running);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + root.resolve(UP), e);
        }
    }

    /** The folder itself, absolute. */
    public Path root() {
        return root;
    }

    /**
     * A folder beneath this one, made if it does not exist.
     *
     * @param name one plain name, for example {@code outbox}
     */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + root.resolve(name), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(root.resolve(UP));
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of " + root, e);
        }
    }

    /** Nobody's own files are ever taken for ours, least of all by {@code fresh}, which deletes. */
    private static void refuseForeign(Path root) throws IOException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new CannotStart("data folder " + root + " is a file; choose another with --data");
        }
        if (Files.isDirectory(root) && !Files.exists(root.resolve(MARKER)) && !isEmpty(root)) {
            throw new CannotStart("data folder " + root + " holds files that are not Varde's (no " + MARKER
                    + " in it); choose another with --data");
        }
    }

    /** A lock without a marker is a first start that was killed before it wrote anything else: as good as empty. */
    private static boolean isEmpty(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.allMatch(entry -> entry.endsWith("lock") || entry.endsWith(MARKER + NEXT));
        }
    }

    private void settleVersion(boolean fresh) throws IOException {
        if (fresh) {
            wipe();
        }
        Path marker = root.resolve(MARKER);
        if (!Files.exists(marker)) {
            write(MARKER, Marker.current());
            return;
        }
        Marker found = readMarker(marker);
        if (!found.equals(Marker.current())) {
            throw new CannotStart(
                    "data folder " + root + " was written by another version (" + found.words() + "; this is "
                            + Marker.current().words() + "); begin anew with --fresh, or choose another with --data");
        }
    }

    private static Marker readMarker(Path marker) throws IOException {
        try {
            return JSON.readValue(marker.toFile(), Marker.class);
        } catch (JacksonException garbled) {
            throw new CannotStart(
                    marker + " cannot be read (" + garbled.getOriginalMessage()
                            + "); begin anew with --fresh, or choose another folder with --data",
                    garbled);
        }
    }

    /** Deletes all but the lock, which is ours now, and the marker, which goes last so that a torn wipe can be repeated. */
    private void wipe() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(root.resolve("lock")) && !file.equals(root.resolve(MARKER))) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                if (!folder.equals(root)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Files.deleteIfExists(root.resolve(MARKER));
    }

    /** Written whole or not at all, so that a reader never sees half a file and a kill leaves none. */
    private void write(String name, Object value) throws IOException {
        Path next = root.resolve(name + NEXT);
        JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), value);
        Files.move(next, root.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
