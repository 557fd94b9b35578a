package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.correlate.Explanation;
import varde.core.correlate.Outage;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Outage.Status;
import varde.core.correlate.OutageRecord;
import varde.core.correlate.Severity;
import varde.core.escalate.EscalateInput;
import varde.core.escalate.EscalateOutput;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.EscalateRow;
import varde.core.escalate.EscalateSettings;
import varde.core.landscape.State;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;
import varde.core.oncall.Language;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Target;
import varde.core.oncall.Team;
import varde.core.page.LinkSigner;
import varde.core.page.Receipt;
import varde.core.page.Texts;
import varde.core.route.Route;
import varde.core.rules.Rules;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Reason;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

class EscalateTopologyTest {

    private static final long START = 1_790_000_000_000L;
    private static final Topics TOPICS = Topics.STANDARD;
    private static final List<String> TEAMS = List.of("database", "operations", "ghosts");
    private static final EscalateSettings SETTINGS = new EscalateSettings(
            new LinkSigner("http://127.0.0.1:8080", List.of("key".getBytes(StandardCharsets.UTF_8))),
            Texts.of(TextResources::read));

    private final Codecs codecs = new Codecs(TOPICS, new FixedSchemaIds());
    private final StageSpec<EscalateInput, EscalateRow, EscalateOutput> escalate =
            Stages.escalate(TOPICS, codecs, SETTINGS);

    @Property(tries = 20)
    void theTopologyDecidesAsTheCoreAloneDoes(@ForAll long seed) {
        Agreement.on(escalate, story(new Random(seed)));
    }

    @Test
    void anOutageBecomesAPageInTheLog() {
        try (var topology = new ThroughTopology<>(escalate)) {
            for (Agreement.Input input : configuration(START)) {
                topology.read(input.topic(), input.value(), input.timestamp());
            }
            topology.read(
                    TOPICS.outages(), codecs.outages().encode(outage(0, 1, Change.OPENED, Status.OPEN, START)), START);

            assertThat(topology.said(TOPICS.pages(Channel.SMS)))
                    .map(codecs.pages(Channel.SMS)::decode)
                    .extracting(page -> page.event() + " " + page.person() + " " + page.address())
                    .containsExactly("OPENED kari +4790000001", "INFORM ingrid +4790000003");
            assertThat(topology.said(TOPICS.escalations())).hasSize(1);
            assertThat(topology.said(TOPICS.rejected())).isEmpty();
        }
    }

    @Test
    void aStageThatIsThereHoldsNoPageHoweverLongThePulserBesideItIsDead() {
        try (var topology = new ThroughTopology<>(escalate)) {
            afterAMinuteWithoutPulses(topology, Duration.ofSeconds(1));

            topology.read(
                    TOPICS.outages(),
                    codecs.outages().encode(outage(0, 1, Change.OPENED, Status.OPEN, START + 61_000)),
                    START + 61_000);

            assertThat(topology.said(TOPICS.pages(Channel.SMS)))
                    .map(codecs.pages(Channel.SMS)::decode)
                    .extracting(page -> page.event() + " " + page.person())
                    .containsExactly("OPENED kari", "INFORM ingrid");
            assertThat(topology.said(TOPICS.rejected())).isEmpty();
        }
    }

    @Test
    void whatWasToldWhileTheStageWasAwayIsPagedWithinFourSecondsOfItsReturn() {
        try (var topology = new ThroughTopology<>(escalate)) {
            afterAMinuteWithoutPulses(topology, Duration.ZERO);
            topology.read(
                    TOPICS.outages(),
                    codecs.outages().encode(outage(0, 1, Change.OPENED, Status.OPEN, START + 61_000)),
                    START + 61_000);
            assertThat(topology.said(TOPICS.pages(Channel.SMS))).isEmpty();

            topology.passes(Duration.ofSeconds(2));
            topology.passes(Duration.ofSeconds(2));

            assertThat(topology.said(TOPICS.pages(Channel.SMS)))
                    .map(codecs.pages(Channel.SMS)::decode)
                    .extracting(page -> page.event() + " " + page.person())
                    .containsExactly("OPENED kari", "INFORM ingrid");
        }
    }

    /** CORRELATE's marks go on each second; the stage's process lives through so much of each. */
    private void afterAMinuteWithoutPulses(ThroughTopology<?, ?, ?> topology, Duration each) {
        for (Agreement.Input input : configuration(START)) {
            topology.read(input.topic(), input.value(), input.timestamp());
        }
        topology.read(TOPICS.outages(), null, START);
        for (int second = 1; second <= 60; second++) {
            long at = START + second * 1_000L;
            topology.read(TOPICS.outages(), codecs.outages().encode(new OutageRecord.Mark(0, at)), at);
            topology.passes(each);
        }
    }

    private List<Agreement.Input> story(Random random) {
        List<Agreement.Input> story = new ArrayList<>();
        int[] revisions = new int[3];
        long time = START;
        int configured = random.nextInt(20);
        for (int n = 0; n < 250; n++) {
            time += random.nextInt(15) == 0 ? random.nextInt(900_000) : random.nextInt(2_000);
            if (n == configured) {
                story.addAll(configuration(time));
            }
            story.add(input(random, revisions, time, n));
        }
        return story;
    }

    private Agreement.Input input(Random random, int[] revisions, long time, int n) {
        int which = random.nextInt(revisions.length);
        return switch (random.nextInt(8)) {
            case 0 -> {
                Change change = Change.values()[random.nextInt(Change.values().length)];
                Status status = change == Change.CLOSED
                        ? Status.CLOSED
                        : change == Change.MERGED && random.nextBoolean() ? Status.MERGED : Status.OPEN;
                yield told(outage(which, ++revisions[which] - random.nextInt(9) / 8, change, status, time), time);
            }
            case 1 -> told(new OutageRecord.Mark(which, time - random.nextInt(60_000)), time);
            case 2 ->
                new Agreement.Input(TOPICS.receipts(), codecs.receipts().encode(receipt(random, which, time)), time);
            case 3 ->
                new Agreement.Input(
                        TOPICS.commandsEscalate(), codecs.commandsEscalate().encode(command(random, which, n)), time);
            default -> new Agreement.Input(TOPICS.outages(), null, time);
        };
    }

    private Agreement.Input told(OutageRecord record, long time) {
        return new Agreement.Input(TOPICS.outages(), codecs.outages().encode(record), time);
    }

    private List<Agreement.Input> configuration(long time) {
        List<EscalatePart> parts = List.of(
                new EscalatePart.Staffed(team("database", "kari", "ola")),
                new EscalatePart.Staffed(team("operations", "ingrid", "ola")),
                new EscalatePart.Known(person("kari", "+4790000001")),
                new EscalatePart.Known(person("ola", "+4790000002")),
                new EscalatePart.Known(person("ingrid", "+4790000003")),
                new EscalatePart.Ground("operations", Rules.STANDARD));
        List<ConfigRecord<EscalatePart>> records = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            records.add(new ConfigRecord.Part<>("v1", index, parts.get(index)));
        }
        records.add(new ConfigRecord.InForce<>("v1", parts.size(), "test", 0));
        return records.stream()
                .map(record -> new Agreement.Input(
                        TOPICS.configEscalate(), codecs.configEscalate().encode(record), time))
                .toList();
    }

    private static Team team(String id, String primary, String secondary) {
        List<Schedule> schedules = new ArrayList<>();
        for (String person : List.of(primary, secondary)) {
            Schedule.Layer layer = new Schedule.Layer(
                    Schedule.Rotation.WEEKLY, 1, LocalDateTime.parse("2026-01-05T08:00"), List.of(person), List.of());
            schedules.add(new Schedule(person.equals(primary) ? "primary" : "secondary", List.of(layer), List.of()));
        }
        List<Team.Step> steps = List.of(
                new Team.Step(Duration.ZERO, List.of(new Target(Target.Kind.SCHEDULE, "primary"))),
                new Team.Step(Duration.ofMinutes(5), List.of(new Target(Target.Kind.SCHEDULE, "secondary"))));
        return new Team(
                id,
                id,
                ZoneId.of("Europe/Oslo"),
                Optional.empty(),
                schedules,
                List.of(),
                List.of(new Target(Target.Kind.PERSON, "ingrid")),
                steps,
                1,
                java.util.Set.of());
    }

    private static Person person(String id, String number) {
        List<Contact> contacts = List.of(
                new Contact(Channel.SMS, number, Set.of(), Duration.ZERO),
                new Contact(Channel.EMAIL, id + "@example.org", Set.of(), Duration.ofMinutes(2)));
        return new Person(id, id, Language.NB, contacts, List.of(), List.of(), List.of());
    }

    private static Outage outage(int which, int revision, Change change, Status status, long time) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("kind", "database");
        String team = TEAMS.get((which + revision / 7) % TEAMS.size());
        return new Outage(
                "outage-" + which,
                1001 + which,
                revision,
                change,
                status,
                "main",
                "db/" + which,
                "Database " + which,
                "database",
                State.DOWN,
                Severity.values()[(which + revision / 3) % 4],
                labels,
                List.of(new Route.Destination(team, "routes.yaml:1")),
                time - 1_000,
                time,
                time,
                status == Status.OPEN ? Optional.empty() : Optional.of(time),
                0,
                new Outage.Counts(3, 3, new TreeMap<>(), new TreeMap<>()),
                List.of(),
                List.of("Kjernejournal"),
                status == Status.MERGED ? Optional.of("outage-" + (which + 1) % 3) : Optional.empty(),
                Optional.empty(),
                revision % 5 == 0,
                List.of(new Reason("root", "It is the root.")),
                Explanation.NONE);
    }

    private static Receipt receipt(Random random, int which, long time) {
        String person = List.of("kari", "ola", "ingrid").get(random.nextInt(3));
        int contact = random.nextInt(2);
        String team = TEAMS.get(random.nextInt(2));
        String page = "outage-" + which + "/" + team + "/" + random.nextInt(3) + "/" + random.nextInt(2) + "/" + person
                + "/" + contact;
        return new Receipt(
                page,
                "outage-" + which,
                team,
                person,
                contact == 0 ? Channel.SMS : Channel.EMAIL,
                Receipt.Status.values()[random.nextInt(4)],
                "gateway",
                "",
                1,
                "at random",
                time);
    }

    private static Command command(Random random, int which, int n) {
        return new Command(
                "command-" + (n - random.nextInt(2)),
                random.nextInt(4) == 0 ? Command.Kind.NOTE : Command.Kind.ACKNOWLEDGE,
                List.of("kari", "ola", "root").get(random.nextInt(3)),
                Command.How.LINK,
                Optional.of(1001 + which),
                Optional.empty(),
                "",
                new TreeMap<>());
    }
}
