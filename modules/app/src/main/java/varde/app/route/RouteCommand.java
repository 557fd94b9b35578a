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
import java.util.ArrayList;
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

    @ArgGroup(multiplicity = "0..1")
    private Question question = new Question();

    @Option(
            names = "--expect",
            paramLabel = "FILE",
            description =
                    "The answers that are right, one {\"labels\":…,\"teams\":[…]} a line, in the batch's order; the exit"
                            + " status is 1 when one differs. Alone, it asks for the labels that it names.")
    private @Nullable String expect;

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

    private record Difference(SortedMap<String, String> labels, List<String> teams, List<String> expected) {}

    /** The command. */
    public RouteCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        Route root = Folder.require(folder == null ? settings.path(Setting.CONFIG) : folder)
                .route();
        if (expect != null) {
            return compare(root, expect);
        }
        if (question.batch != null) {
            batch(question.batch).forEach(labels -> answer(root, labels));
        } else if (question.labels != null) {
            answer(root, new TreeMap<>(question.labels));
        } else {
            throw new CannotStart("ask with --labels, with --batch, or with --expect alone");
        }
        return 0;
    }

    private int compare(Route root, String file) throws IOException {
        List<Answer> right = answers(file);
        List<SortedMap<String, String>> asked = asked(right);
        if (asked.size() != right.size()) {
            throw new CannotStart(file + " has " + right.size() + " answers to " + asked.size() + " questions");
        }
        int different = 0;
        for (int n = 0; n < asked.size(); n++) {
            List<String> teams = root.destinations(asked.get(n)).stream()
                    .map(Route.Destination::team)
                    .toList();
            if (!teams.equals(right.get(n).teams())) {
                different++;
                output.say(
                        new Difference(asked.get(n), teams, right.get(n).teams()),
                        file + ":" + (n + 1) + " " + asked.get(n) + " goes to " + teams + ", not to "
                                + right.get(n).teams());
            }
        }
        output.remark(asked.size() + " asked, " + different + " different");
        return different == 0 ? 0 : 1;
    }

    private List<SortedMap<String, String>> asked(List<Answer> right) throws IOException {
        if (question.labels != null) {
            return List.of(new TreeMap<>(question.labels));
        }
        return question.batch == null ? right.stream().map(Answer::labels).toList() : batch(question.batch);
    }

    private void answer(Route root, SortedMap<String, String> labels) {
        List<Route.Destination> found = root.destinations(labels);
        String words = found.stream()
                .map(destination -> destination.team() + " (" + destination.source() + ")")
                .collect(Collectors.joining(System.lineSeparator()));
        output.say(
                new Answer(labels, found.stream().map(Route.Destination::team).toList()), words);
    }

    private static List<SortedMap<String, String>> batch(String file) throws IOException {
        return lines(file, new TypeReference<TreeMap<String, String>>() {}, "labels, like {\"kind\":\"path\"}").stream()
                .<SortedMap<String, String>>map(labels -> labels)
                .toList();
    }

    private static List<Answer> answers(String file) throws IOException {
        return lines(
                file,
                new TypeReference<Answer>() {},
                "an answer, like {\"labels\":{\"kind\":\"path\"},\"teams\":[\"backbone\"]}");
    }

    private static <T> List<T> lines(String file, TypeReference<T> type, String what) throws IOException {
        List<T> read = new ArrayList<>();
        try (BufferedReader lines = open(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    read.add(one(line, type, file + ":" + number + ": not a JSON object of " + what));
                }
            }
        }
        return read;
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

    private static <T> T one(String line, TypeReference<T> type, String wrong) {
        try {
            return JSON.readValue(line, type);
        } catch (JsonProcessingException broken) {
            throw new CannotStart(wrong + ": " + broken.getOriginalMessage(), broken);
        }
    }
}
