package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.landscape.Criticality;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.StageRunner;

/** Very many failures at once: what is told stays small, and what matters is not queued behind the rest. */
class StormTest {

    private static final long START = 1_800_000_000_000L;
    private static final int SITES = 60;
    private static final int CLIENTS = 500;

    private final StageRunner<CorrelateInput, CorrelateRow, CorrelateOutput> runner =
            new StageRunner<>(new Correlator(CorrelatorSettings.single()));
    private final Map<String, Outage> latest = new HashMap<>();
    private final Map<String, Member> members = new HashMap<>();
    private final List<Outage> told = new ArrayList<>();
    private long time = START;
    private long offset;

    @Test
    void aCoreThatIsCutIsOneOutageInWhateverOrderItIsSeen() {
        List<String> all = landscape(true);
        all.forEach(one -> seen(one, View.OK));
        pass(5_000);
        Collections.shuffle(all, new Random(1));

        all.forEach(one -> seen(one, View.SILENT));
        pass(20_000);

        assertThat(latest.values()).hasSize(1).allSatisfy(outage -> {
            assertThat(outage.root()).isEqualTo("core");
            assertThat(outage.counts().failed()).isEqualTo(all.size());
            assertThat(outage.weightiest()).hasSize(50);
            assertThat(outage.counts().bySite()).hasSizeLessThanOrEqualTo(50);
        });
        assertThat(members.values())
                .hasSize(all.size())
                .allMatch(member -> member.standing() == Member.Standing.MEMBER);
    }

    @Test
    void thousandsOfRootsAreAllToldTheMostSevereFirstAndARecoveryIsNotQueuedBehindThem() {
        List<String> all = landscape(false);
        all.remove("core");
        all.removeIf(one -> one.startsWith("site/"));
        all.forEach(one -> seen(one, View.OK));
        pass(5_000);

        all.forEach(one -> seen(one, View.SILENT));
        seen(all.get(0), View.OK);
        pass(5_000);
        assertThat(latest.get(all.get(0)).status()).isEqualTo(Outage.Status.CLOSED);
        pass(60_000);

        assertThat(latest.values().stream()
                        .filter(outage -> outage.kind().equals("client") && outage.status() == Outage.Status.OPEN))
                .hasSize(all.size() - 1);
    }

    @Test
    void ofManyWhoseHoldEndsAtOnceTheMostSevereIsFirstInTheLog() {
        List<CorrelatePart> parts = new ArrayList<>();
        List<String> sites = new ArrayList<>();
        List<String> clients = new ArrayList<>();
        for (int site = 0; site < 1_000; site++) {
            String id = "site/s%03d".formatted(site);
            sites.add(id);
            parts.add(new CorrelatePart.Declared(
                    Part.watched(id).kind("site").criticality(Criticality.LOW).build()));
            for (int n = 0; n < 3; n++) {
                String client = "client/s%03d-%d".formatted(site, n);
                clients.add(client);
                parts.add(new CorrelatePart.Declared(Part.watched(client)
                        .kind("client")
                        .criticality(Criticality.values()[(site + n) % 4])
                        .needs(id)
                        .build()));
            }
        }
        apply(parts);
        sites.forEach(one -> seen(one, View.OK));
        clients.forEach(one -> seen(one, View.OK));
        pass(5_000);

        Collections.shuffle(clients, new Random(2));
        clients.forEach(one -> seen(one, View.SILENT));
        pass(40_000);

        assertThat(told).hasSize(3_000).allMatch(outage -> outage.change() == Outage.Change.OPENED);
        assertThat(told).isSortedAccordingTo(Comparator.comparing(Outage::severity));
        assertThat(told.get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(told.get(2_999).severity()).isEqualTo(Severity.WARNING);
    }

    /** A core, sites that need it, and clients; or clients that need nothing. */
    private List<String> landscape(boolean cut) {
        List<CorrelatePart> parts = new ArrayList<>();
        Consumer<Part> add = part -> parts.add(new CorrelatePart.Declared(part.build()));
        List<String> all = new ArrayList<>(List.of("core"));
        add.accept(Part.watched("core").kind("router"));
        for (int site = 0; site < SITES; site++) {
            String id = "site/s%03d".formatted(site);
            add.accept(Part.watched(id).kind("site").label("site", id).needs("core"));
            Part clients = Part.watched("client/s%03d-{000..%03d}".formatted(site, CLIENTS - 1))
                    .kind("client")
                    .label("site", id);
            add.accept(cut ? clients.needs(id) : clients);
            all.add(id);
            for (int n = 0; n < CLIENTS; n++) {
                all.add("client/s%03d-%03d".formatted(site, n));
            }
        }
        apply(parts);
        return all;
    }

    private void apply(List<CorrelatePart> parts) {
        parts.add(new CorrelatePart.Routed(Landscapes.ROUTES));
        for (int index = 0; index < parts.size(); index++) {
            read(new CorrelateInput.Configured(new ConfigRecord.Part<>("v", index, parts.get(index))));
        }
        read(new CorrelateInput.Configured(new ConfigRecord.InForce<>("v", parts.size(), "kari", time)));
    }

    private void pass(long millis) {
        for (long end = time + millis; time < end; ) {
            time += 250;
            if (time % 1_000 == 0) {
                read(new CorrelateInput.Observed(new Observation.Mark(0, time)));
            }
            read(new CorrelateInput.Pulse());
        }
    }

    private void seen(String component, View view) {
        read(new CorrelateInput.Observed(
                new Observation.Seen(component, component, "main", "", view, "", time, 15_000, 0)));
    }

    private void read(CorrelateInput input) {
        runner.passed(time);
        Outcome<CorrelateRow, CorrelateOutput> outcome = runner.decide(
                        input, new Place("topic", "observations", 0, offset++), true)
                .outcome();
        assertThat(outcome.refusals()).isEmpty();
        int now = 0;
        for (CorrelateOutput output : outcome.said()) {
            if (output instanceof CorrelateOutput.Told said) {
                now++;
                told.add(said.outage());
                latest.put(said.outage().root(), said.outage());
            } else if (output instanceof CorrelateOutput.Joined said) {
                members.put(said.member().component(), said.member());
            }
        }
        assertThat(now).as("outages told with one input").isLessThanOrEqualTo(2 * Desk.MOST_DUE + 2);
    }
}
