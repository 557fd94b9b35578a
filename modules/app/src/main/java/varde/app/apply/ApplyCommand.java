package varde.app.apply;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.pipeline.Line;
import varde.config.Configuration;
import varde.config.Publication;
import varde.config.Reading;
import varde.config.Version;

/**
 * {@code varde apply DIR}: checks a configuration folder and puts it into force. With any error nothing is published and the
 * exit status is 1; the version in force stays.
 */
@Command(name = "apply", description = "Check a configuration folder and put it into force.")
public final class ApplyCommand implements Callable<Integer> {
    private final Settings settings;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "Configuration folder (default: VARDE_CONFIG or ./config).")
    private @Nullable Path folder;

    @Option(names = "--author", paramLabel = "NAME", description = "Who applies it (default: whoever is logged in).")
    private String author = System.getProperty("user.name", "");

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    private record Applied(String version, boolean changed, List<String> written) {}

    /** The command. */
    public ApplyCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Reading reading = Folder.read(folder == null ? settings.path(Setting.CONFIG) : folder);
        Verdict.problems(reading, output);
        if (reading.configuration().isEmpty()) {
            return 1;
        }
        publish(reading.configuration().get());
        return 0;
    }

    private void publish(Configuration configuration) {
        Line line = Line.open(connection.find(settings), settings);
        Publication publication = Publication.of(configuration, author, System.currentTimeMillis());
        List<String> written = new Applier(line.kafka(), line.topics(), line.codecs()).apply(publication);
        String shown = Version.shown(publication.version());
        output.say(
                new Applied(publication.version(), !written.isEmpty(), written),
                written.isEmpty()
                        ? "version " + shown + " is in force already; nothing written"
                        : "version " + shown + " is in force");
    }
}
