package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.CorrelateRow;
import varde.core.correlate.Correlator;
import varde.core.correlate.CorrelatorSettings;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.Need;
import varde.core.landscape.Watch;
import varde.core.route.Route;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Place;
import varde.core.stage.StageRunner;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

/** However many an outage hits: its record stays small, and who belongs to it is said one by one. */
class LargeOutageTest {

    private static final int SITES = 300;
    private static final int EACH = 1_000;
    private static final int MOST_BYTES = 64 * 1024;

    private final Codecs codecs = new Codecs(Topics.STANDARD, new FixedSchemaIds());
    private final StageRunner<CorrelateInput, CorrelateRow, CorrelateOutput> runner =
            new StageRunner<>(new Correlator(CorrelatorSettings.single()));
    private final Set<String> members = new HashSet<>();
    private final List<Outage> told = new ArrayList<>();
    private long time = 1_800_000_000_000L;
    private long offset;

    @Test
    void anOutageOfThreeHundredThousandStaysWithinItsRecordAndTheRestIsInMembers() {
        List<CorrelatePart> parts = new ArrayList<>();
        parts.add(declared("core", List.of(), true));
        for (int site = 0; site < SITES; site++) {
            parts.add(
                    declared("clients/site-%03d/{000..%d}".formatted(site, EACH - 1), List.of(Need.of("core")), false));
        }
        parts.add(new CorrelatePart.Routed(new Route(Optional.of("operations"), List.of(), false, List.of(), "r:1")));
        for (int index = 0; index < parts.size(); index++) {
            read(new CorrelateInput.Configured(new ConfigRecord.Part<>("v", index, parts.get(index))));
        }
        read(new CorrelateInput.Configured(new ConfigRecord.InForce<>("v", parts.size(), "kari", time)));
        seen(View.OK);

        seen(View.FAILED);
        for (int second = 0; members.size() <= SITES * EACH && second < 1_000; second++) {
            time += 1_000;
            read(new CorrelateInput.Pulse());
        }

        assertThat(told.get(0).counts().failed()).isEqualTo(SITES * EACH + 1);
        assertThat(told).allSatisfy(outage -> {
            assertThat(outage.root()).isEqualTo("core");
            assertThat(outage.weightiest()).hasSize(50);
            assertThat(codecs.outages().encode(outage)).hasSizeLessThanOrEqualTo(MOST_BYTES);
        });
        assertThat(members).hasSize(SITES * EACH + 1);
    }

    private static CorrelatePart declared(String id, List<Need> needs, boolean watched) {
        Duration second = Duration.ofSeconds(1);
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("site", "The name of a site that is as long as names of sites can become in Norway: " + id);
        return new CorrelatePart.Declared(new Component(
                id,
                "client",
                "Arbeidsstasjon på avdelingen med det lengste navnet i hele sykehuset, æøå " + id,
                labels,
                Optional.empty(),
                Criticality.HIGH,
                Component.MAIN_DOMAIN,
                needs,
                watched
                        ? Optional.of(new Watch(
                                List.of(), second, second, Optional.empty(), Optional.empty(), Optional.empty()))
                        : Optional.empty()));
    }

    private void seen(View view) {
        read(new CorrelateInput.Observed(
                new Observation.Seen("agent/a", "core", Component.MAIN_DOMAIN, "oslo", view, "", time, 2_000, 0)));
    }

    private void read(CorrelateInput input) {
        runner.passed(time);
        runner.decide(input, new Place("topic", "observations", 0, offset++), true)
                .outcome()
                .said()
                .forEach(output -> {
                    if (output instanceof CorrelateOutput.Told outage) {
                        told.add(outage.outage());
                    } else if (output instanceof CorrelateOutput.Joined joined
                            && joined.member().standing() == Member.Standing.MEMBER) {
                        members.add(joined.member().component());
                    }
                });
    }
}
