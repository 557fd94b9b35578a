package varde.streams;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import varde.core.command.Command;
import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.CorrelateRow;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.Maintenance;
import varde.core.landscape.Need;
import varde.core.landscape.Watch;
import varde.core.route.Route;
import varde.core.rules.Rules;
import varde.core.stage.ConfigRecord;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

class CorrelateTopologyTest {

    private static final long START = 1_800_000_000_000L;
    private static final Topics TOPICS = Topics.STANDARD;

    private final Codecs codecs = new Codecs(TOPICS, new FixedSchemaIds());
    private final StageSpec<CorrelateInput, CorrelateRow, CorrelateOutput> correlate =
            Stages.correlate(TOPICS, codecs, 1, 1001);

    @Property(tries = 20)
    void theTopologyDecidesAsTheCoreAloneDoes(@ForAll long seed) {
        Agreement.on(correlate, story(new Random(seed)));
    }

    private List<Agreement.Input> story(Random random) {
        List<Agreement.Input> story = new ArrayList<>(configuration(1));
        long time = START;
        for (int n = 0; n < 300; n++) {
            time += random.nextInt(30) == 0 ? random.nextInt(40_000) : random.nextInt(900);
            if (random.nextInt(120) == 0) {
                story.addAll(configuration(2));
            }
            story.add(new Agreement.Input(TOPICS.observations(), next(random, time), time));
            if (random.nextInt(12) == 0) {
                story.add(new Agreement.Input(
                        TOPICS.commandsCorrelate(), codecs.commandsCorrelate().encode(said(random, n)), time));
            }
        }
        return story;
    }

    /** Raise, resolve, merge, or plan or end maintenance; some of it cannot be done. */
    private static Command said(Random random, int n) {
        Optional<Integer> number = Optional.of(1_001 + random.nextInt(6));
        String window = "w" + random.nextInt(2);
        switch (random.nextInt(5)) {
            case 0:
                return said(n, Command.Kind.RAISE, Optional.empty(), Map.of("title", "Phones", "component", "db/a"));
            case 1:
                return said(n, Command.Kind.RESOLVE, number, Map.of());
            case 2:
                return said(n, Command.Kind.MERGE, number, Map.of("into", String.valueOf(1_001 + random.nextInt(6))));
            case 3:
                return said(
                        n,
                        Command.Kind.MAINTENANCE,
                        Optional.empty(),
                        Map.of("id", window, "subtree", "power", "for", "PT20S"));
            default:
                return said(n, Command.Kind.MAINTENANCE, Optional.empty(), Map.of("id", window, "end", "true"));
        }
    }

    private static Command said(int n, Command.Kind kind, Optional<Integer> number, Map<String, String> values) {
        return new Command(
                "c" + n / 2,
                kind,
                "kari",
                Command.How.COMMAND_LINE,
                number,
                Optional.empty(),
                "because",
                new TreeMap<>(values));
    }

    private static CorrelatePart planned() {
        LocalDateTime start = LocalDateTime.ofEpochSecond(START / 1_000 + 30, 0, ZoneOffset.UTC);
        return new CorrelatePart.Planned(new Maintenance(
                "planned",
                Optional.of("db/a"),
                Optional.empty(),
                List.of(),
                Optional.of(start),
                Optional.of(start.plusSeconds(40)),
                Optional.empty(),
                Optional.empty(),
                ZoneOffset.UTC,
                "ola",
                "Line card"));
    }

    private byte[] next(Random random, long time) {
        if (random.nextInt(3) == 0) {
            return codecs.observations().encode(new Observation.Mark(0, time));
        }
        String agent = "agent/" + random.nextInt(3);
        String component = random.nextInt(8) == 0
                ? agent
                : List.of("power", "db/a", "db/b", "app").get(random.nextInt(4));
        View view = View.values()[random.nextInt(View.values().length)];
        return codecs.observations()
                .encode(new Observation.Seen(agent, component, "main", "site-" + agent, view, "", time, 4_000, 0));
    }

    private List<Agreement.Input> configuration(int version) {
        List<CorrelatePart> parts = List.of(
                declared("power", List.of()),
                declared("db/a", List.of(Need.of("power"))),
                declared("db/b", version == 1 ? List.of() : List.of(Need.of("power"))),
                declared("app", List.of(new Need(1, List.of("db/a", "db/b")))),
                new CorrelatePart.Routed(
                        new Route(Optional.of("operations"), List.of(), false, List.of(), "routes.yaml:1")),
                new CorrelatePart.Ruled(Rules.STANDARD),
                planned());
        List<Agreement.Input> inputs = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            inputs.add(config(new ConfigRecord.Part<>("v" + version, index, parts.get(index))));
        }
        inputs.add(config(new ConfigRecord.InForce<>("v" + version, parts.size(), "kari", START)));
        return inputs;
    }

    private Agreement.Input config(ConfigRecord<CorrelatePart> record) {
        return new Agreement.Input(
                TOPICS.configCorrelate(), codecs.configCorrelate().encode(record), START);
    }

    private static CorrelatePart declared(String id, List<Need> needs) {
        Duration second = Duration.ofSeconds(2);
        Watch watch = new Watch(List.of(), second, second, Optional.empty(), Optional.empty(), Optional.empty());
        return new CorrelatePart.Declared(new Component(
                id,
                "server",
                id,
                new TreeMap<>(),
                Optional.empty(),
                Criticality.HIGH,
                "main",
                needs,
                Optional.of(watch)));
    }
}
