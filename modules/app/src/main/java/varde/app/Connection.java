package varde.app;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import varde.app.embedded.DataFolder;
import varde.app.embedded.Running;

/**
 * The options by which a command finds Kafka and the registry: named outright, or those of a running {@code varde up}. An option
 * outweighs the environment, and an address outweighs a data folder named in the same place.
 */
public final class Connection {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of a running `varde up` (default: VARDE_DATA or ./data).")
    private @Nullable Path data;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers (default: VARDE_BOOTSTRAP, or those of the running `varde up`).")
    private @Nullable String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry (default: VARDE_REGISTRY, or that of the running `varde up`).")
    private @Nullable String registry;

    /**
     * The addresses to use.
     *
     * @throws CannotStart when no broker is named and no {@code varde up} runs
     */
    public Addresses find(Settings settings) {
        Optional<Running> up = up(settings);
        String brokers = first(bootstrap, up.map(Running::bootstrap), settings.text(Setting.BOOTSTRAP));
        if (brokers.isEmpty()) {
            throw new CannotStart("no varde up runs on data folder " + dataFolder(settings)
                    + "; start one with ./varde up, name its folder with --data, or name brokers with --bootstrap");
        }
        return new Addresses(
                brokers,
                first(registry, up.map(Running::registry), settings.text(Setting.REGISTRY)),
                up.map(Running::wall).orElse(settings.text(Setting.WALL_URL)));
    }

    /**
     * The addresses to use where a file names some: those, unless an option names others.
     *
     * @param brokers what the file says
     * @param url the registry, if the file says so
     */
    public Addresses findOr(Settings settings, String brokers, Optional<String> url) {
        if (bootstrap != null || data != null) {
            return find(settings);
        }
        return new Addresses(
                brokers, first(registry, url, settings.text(Setting.REGISTRY)), settings.text(Setting.WALL_URL));
    }

    /** The data folder that is meant, whether or not anything runs on it. */
    public Path dataFolder(Settings settings) {
        return data == null ? settings.path(Setting.DATA) : data;
    }

    /** The running one, unless somebody named brokers in a place that outweighs the data folder. */
    private Optional<Running> up(Settings settings) {
        boolean named = bootstrap != null || (data == null && settings.isGiven(Setting.BOOTSTRAP));
        return named ? Optional.empty() : DataFolder.running(dataFolder(settings));
    }

    private static String first(@Nullable String option, Optional<String> up, String environment) {
        return option != null ? option : up.orElse(environment);
    }
}
