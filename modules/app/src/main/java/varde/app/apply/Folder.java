package varde.app.apply;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import varde.app.CannotStart;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.config.Reading;
import varde.config.problem.Problem;

/** A configuration folder as commands read it: without its secrets, which only notifiers need. */
public final class Folder {

    /** The ports of the local outbox, which {@code varde up} chooses when it starts. */
    private static final Set<String> CHOSEN_BY_UP = Set.of("VARDE_OUTBOX_SMTP", "VARDE_OUTBOX_SMS");

    private static final String ANY_PORT = "1025";

    private Folder() {}

    /** Everything that is right and wrong with a folder. */
    public static Reading read(Path folder) {
        return ConfigFolder.readWithoutSecrets(folder, Folder::variable);
    }

    /**
     * The configuration of a folder, for a command that cannot do without.
     *
     * @throws CannotStart with all errors, when there is any
     */
    public static Configuration require(Path folder) {
        Reading reading = read(folder);
        return reading.configuration().orElseThrow(() -> new CannotStart(lines(reading)));
    }

    private static String lines(Reading reading) {
        StringBuilder lines = new StringBuilder("the configuration cannot be used:");
        reading.errors().stream()
                .map(Problem::toString)
                .forEach(line -> lines.append(System.lineSeparator()).append(line));
        return lines.toString();
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .or(() -> CHOSEN_BY_UP.contains(name) ? Optional.of(ANY_PORT) : Optional.empty());
    }
}
