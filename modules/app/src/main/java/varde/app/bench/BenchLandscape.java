package varde.app.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import varde.app.CannotStart;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.config.Reading;

/** The landscape that benchmarks run on: the national one, unless told otherwise. */
final class BenchLandscape {

    private static final String NATIONAL = "landscapes/national";

    private BenchLandscape() {}

    /**
     * Reads it.
     *
     * @param folder a configuration folder; null for the national landscape of this checkout
     * @throws CannotStart if it cannot be read without an error
     */
    static Configuration read(@Nullable Path folder) {
        Path from = folder != null
                ? folder
                : Path.of(System.getProperty("varde.home", ".")).resolve(NATIONAL);
        Reading reading = ConfigFolder.readWithoutSecrets(from, name -> Optional.empty());
        return reading.configuration()
                .orElseThrow(() -> new CannotStart(from + " has errors; `./varde check " + from + "` tells which"));
    }
}
