package varde.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.CorrelateRow;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
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
        }
        return story;
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
                new CorrelatePart.Ruled(Rules.STANDARD));
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
