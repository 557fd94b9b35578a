package varde.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A broker and a registry on free ports and in a temporary folder, both gone after {@link #close}: for rehearsals and tests. */
public final class ThrowawayCluster implements AutoCloseable {
    private final DataFolder data;
    private final LocalCluster cluster;

    private ThrowawayCluster(DataFolder data, LocalCluster cluster) {
        this.data = data;
        this.cluster = cluster;
    }

    /**
     * Starts both and returns when both are ready.
     *
     * @throws varde.app.CannotStart when one cannot start; nothing is left behind
     */
    public static ThrowawayCluster start() {
        DataFolder data = DataFolder.open(temporary(), false);
        try {
            return new ThrowawayCluster(data, LocalCluster.start(data, 0, 0));
        } catch (RuntimeException | Error e) {
            discard(data);
            throw e;
        }
    }

    /** The broker's address, {@code host:port}. */
    public String bootstrap() {
        return cluster.bootstrap();
    }

    /** The registry's Confluent API, a URL without a slash at its end. */
    public String registry() {
        return cluster.registry();
    }

    /** The temporary data folder; others may keep what they need in it. */
    public DataFolder data() {
        return data;
    }

    @Override
    public void close() {
        cluster.close();
        discard(data);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("varde-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    private static void discard(DataFolder data) {
        data.close();
        try (Stream<Path> found = Files.walk(data.root())) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + data.root(), e);
        }
    }
}
