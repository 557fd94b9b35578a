package varde.app.notify;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.app.view.Situation;
import varde.core.oncall.Person;

/** {@code varde page test --person P}: tries each contact of a person through the real notifiers and providers. */
@Command(
        name = "test",
        description = "Send a test message to each contact of a person, the real way, and report what came of it.")
public final class PageTestCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Settings settings;

    @Option(names = "--person", required = true, paramLabel = "P", description = "The person's id.")
    private String person = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for the word that a message has arrived (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    public PageTestCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Line line = Line.open(connection.find(settings), settings);
        Person known = known(line);
        if (known.contacts().isEmpty()) {
            output.say(
                    Map.<String, Object>of("person", person, "contacts", 0),
                    known.name() + " has no contacts: nobody can be reached");
            return 1;
        }
        List<ContactTrial> trials;
        try (ContactTrials all = new ContactTrials(line, known)) {
            trials = all.run(Duration.ofSeconds(seconds), this::tell);
        }
        long reached = trials.stream().filter(ContactTrial::reached).count();
        String missed = trials.stream()
                .filter(trial -> !trial.reached())
                .map(PageTestCommand::name)
                .collect(Collectors.joining(", "));
        output.remark(reached + " of " + trials.size() + " contacts of " + known.name() + " can be reached"
                + (missed.isEmpty() ? "" : "; not: " + missed));
        return missed.isEmpty() ? 0 : 1;
    }

    private Person known(Line line) {
        Situation situation = new Situation(line.topics(), line.codecs());
        try (LogReader reader = LogReader.follow(
                line.kafka(), List.of(line.topics().configEscalate()), LogReader.From.BEGINNING, situation::take)) {
            if (!reader.awaitCaughtUp(PATIENCE)) {
                throw new CannotStart(
                        "the log could not be read within " + PATIENCE.toSeconds() + " s; nothing was sent");
            }
        }
        return situation
                .person(person)
                .orElseThrow(() -> new CannotStart(
                        "nobody is called " + person + " in the configuration in force; ids stand in people.yaml"));
    }

    private void tell(ContactTrial trial) {
        output.say(
                Map.<String, Object>of(
                        "channel", trial.contact().channel().name().toLowerCase(Locale.ROOT),
                        "address", trial.contact().address(),
                        "outcome", trial.outcome(),
                        "provider", trial.provider(),
                        "seconds", trial.seconds(),
                        "reason", trial.reason()),
                "%-7s %-28s %-9s %s"
                        .formatted(
                                trial.contact().channel().name().toLowerCase(Locale.ROOT),
                                trial.contact().address(),
                                trial.outcome(),
                                trial.words()));
    }

    private static String name(ContactTrial trial) {
        return trial.contact().channel().name().toLowerCase(Locale.ROOT) + " "
                + trial.contact().address();
    }
}
