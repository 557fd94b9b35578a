package varde.app.answer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;
import varde.app.pipeline.Line;
import varde.core.command.Command.How;
import varde.core.command.Command.Kind;
import varde.core.escalate.Drill;
import varde.core.escalate.Escalation;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Channel;

/** {@code varde drill --team T}: does a page reach those who are on call, and how fast? */
@Command(
        name = "drill",
        description =
                "Page everybody whom a team's steps name now, marked as a test, over the real way; tell for each whether"
                        + " it arrived and how fast. Exit status 1 when it did not reach somebody.")
public final class DrillCommand implements Callable<Integer> {

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);

    /** The network's word that a text message has arrived comes seconds after the provider has taken it, or never. */
    private static final Duration LONGEST_REPORT = Duration.ofSeconds(10);

    private final Settings settings;

    @Option(names = "--team", required = true, paramLabel = "TEAM", description = "The team that is tried out.")
    private String team = "";

    @Option(names = "--as", paramLabel = "PERSON", description = "Who does it (default: the user of this machine).")
    private String who = System.getProperty("user.name", "somebody");

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "90",
            description =
                    "How long to wait for receipts (${DEFAULT-VALUE}); then up to 10 s more for the word that text"
                            + " messages have arrived, which not every network gives.")
    private int patience;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    private record Result(String person, String channel, String fate, double seconds, boolean answered) {}

    /** The command, with these settings. */
    public DrillCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try (Speaking speaking = new Speaking(Line.open(connection.find(settings), settings))) {
            Map<String, Long> arrivals = new HashMap<>();
            speaking.situation().watch(escalation -> note(escalation, arrivals));
            Speaking.Heard heard = speaking.say(new varde.core.command.Command(
                    UUID.randomUUID().toString(),
                    Kind.DRILL,
                    who,
                    How.COMMAND_LINE,
                    Optional.empty(),
                    Optional.of(team),
                    "",
                    new TreeMap<>()));
            if (heard.outcome() != Speaking.Outcome.OBEYED) {
                output.say(
                        Map.of("outcome", heard.outcome().name(), "words", heard.words()),
                        heard.words().isEmpty()
                                ? "ESCALATE has not decided: is it running?"
                                : heard.words().get(0));
                return 1;
            }
            await(speaking, Duration.ofSeconds(patience), DrillCommand::open);
            return report(await(speaking, LONGEST_REPORT, DrillCommand::unreported), arrivals);
        }
    }

    /** When it was first said that a page was sent, and when that it had arrived, in log time. */
    private static void note(Escalation escalation, Map<String, Long> arrivals) {
        for (PageMade page : escalation.pages()) {
            if (arrived(page.fate())) {
                synchronized (arrivals) {
                    arrivals.putIfAbsent(word(page), escalation.changedAt());
                }
            }
        }
    }

    private static String word(PageMade page) {
        return page.fate() + " " + page.id();
    }

    private Escalation await(Speaking speaking, Duration most, Predicate<Escalation> waits) {
        long end = System.nanoTime() + most.toNanos();
        Optional<Escalation> drill = latest(speaking);
        while (System.nanoTime() < end && (drill.isEmpty() || waits.test(drill.get()))) {
            LockSupport.parkNanos(LOOK_EVERY);
            drill = latest(speaking);
        }
        return drill.orElseThrow(() -> new IllegalStateException("the drill is in no record of escalations"));
    }

    private Optional<Escalation> latest(Speaking speaking) {
        return speaking.situation().drills().stream()
                .filter(escalation -> escalation.team().equals(team))
                .reduce((one, other) -> other.startedAt() >= one.startedAt() ? other : one);
    }

    private static boolean open(Escalation drill) {
        return drill.status() != Escalation.Status.ENDED
                && drill.pages().stream().anyMatch(page -> page.fate() == Fate.PENDING || page.fate() == Fate.WAITING);
    }

    private static boolean unreported(Escalation drill) {
        return drill.status() != Escalation.Status.ENDED
                && drill.pages().stream().anyMatch(page -> page.fate() == Fate.SENT && page.channel() == Channel.SMS);
    }

    private int report(Escalation drill, Map<String, Long> arrivals) {
        boolean everybody = !drill.pages().isEmpty();
        List<String> reached = drill.pages().stream()
                .filter(page -> arrived(page.fate()))
                .map(PageMade::person)
                .toList();
        for (PageMade page : drill.pages()) {
            long at;
            synchronized (arrivals) {
                at = arrivals.getOrDefault(word(page), page.at());
            }
            boolean answered = drill.acknowledgements().stream()
                    .anyMatch(answer -> answer.person().equals(page.person()));
            Result result = new Result(
                    page.person(), page.channel().name(), page.fate().name(), (at - page.at()) / 1000.0, answered);
            String fast = arrived(page.fate()) ? String.format(Locale.ROOT, " after %.1f s", result.seconds()) : "";
            String note = page.note().isEmpty() ? "" : " (" + page.note() + ")";
            output.say(
                    result,
                    "%-24s %-8s %s%s%s%s"
                            .formatted(
                                    page.person(),
                                    page.channel(),
                                    page.fate().name().toLowerCase(Locale.ROOT),
                                    fast,
                                    note,
                                    answered ? ", answered" : ""));
            everybody &= reached.contains(page.person());
        }
        output.remark("drill " + drill.number() + " of " + team + ": numbers above " + Drill.NUMBERS_ABOVE
                + " are drills and count nowhere");
        return everybody ? 0 : 1;
    }

    private static boolean arrived(Fate fate) {
        return fate == Fate.SENT || fate == Fate.DELIVERED;
    }
}
