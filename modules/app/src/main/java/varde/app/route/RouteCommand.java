package varde.app.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.apply.Folder;
import varde.core.route.Route;

/** {@code varde route}: which teams get an outage with these labels, and which line of {@code routes.yaml} says so. */
@Command(name = "route", description = "Tell which teams get an outage with these labels.")
public final class RouteCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STANDARD_INPUT = "-";

    private final Settings settings;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Configuration folder (default: VARDE_CONFIG or ./config).")
    private @Nullable Path folder;

    @ArgGroup(multiplicity = "1")
    private Question question = new Question();

    @Mixin
    private Output output = new Output();

    static final class Question {
        @Option(
                names = "--labels",
                paramLabel = "NAME=VALUE",
                split = ",",
                description = "The outage's labels, with commas between.")
        private @Nullable Map<String, String> labels;

        @Option(
                names = "--batch",
                paramLabel = "FILE",
                description =
                        "One JSON object of labels a line; - is the standard input. Answered line by line, in order.")
        private @Nullable String batch;
    }

    private record Answer(SortedMap<String, String> labels, List<String> teams) {}

    /** The command. */
    public RouteCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        Route root = Folder.require(folder == null ? settings.path(Setting.CONFIG) : folder)
                .route();
        if (question.batch == null) {
            answer(root, new TreeMap<>(question.labels == null ? Map.of() : question.labels));
        } else {
            batch(root, question.batch);
        }
        return 0;
    }

    private void answer(Route root, SortedMap<String, String> labels) {
        List<Route.Destination> found = root.destinations(labels);
        String words = found.stream()
                .map(destination -> destination.team() + " (" + destination.source() + ")")
                .collect(Collectors.joining(System.lineSeparator()));
        output.say(
                new Answer(labels, found.stream().map(Route.Destination::team).toList()), words);
    }

    private void batch(Route root, String file) throws IOException {
        try (BufferedReader lines = open(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    answer(root, labels(line, file + ":" + number));
                }
            }
        }
    }

    private static BufferedReader open(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        try {
            return Files.newBufferedReader(Path.of(file));
        } catch (IOException gone) {
            throw new CannotStart("cannot read " + file + ": " + gone, gone);
        }
    }

    private static SortedMap<String, String> labels(String line, String place) {
        try {
            return JSON.readValue(line, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException broken) {
            throw new CannotStart(
                    place + ": not a JSON object of labels, like {\"kind\":\"path\"}: " + broken.getOriginalMessage(),
                    broken);
        }
    }
}
