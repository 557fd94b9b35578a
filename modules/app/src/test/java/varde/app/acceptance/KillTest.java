package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Addresses;
import varde.app.Settings;
import varde.app.embedded.DataFolder;
import varde.app.embedded.Running;
import varde.app.pipeline.Line;
import varde.bench.simulation.SimulatedAgents;
import varde.bench.simulation.SimulatedNetwork;
import varde.config.Configuration;
import varde.core.escalate.Escalation;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.page.Receipt;

/** kill -9 of the whole process in the middle of an escalation, ten times at random moments: every page is there, once. */
class KillTest {

    private static final int KILLS = 10;
    private static final int STEPS = 4;

    /** Milliseconds: as long as an escalation takes for all its steps, and a little more. */
    private static final int LATEST_KILL = 4_500;

    /** Names the seed of a run that is to be repeated. */
    private static final String SEED = "varde.kill.seed";

    @TempDir
    private Path temporary;

    private final WholeProcess.Listens listens = WholeProcess.Listens.anywhere();

    @Test
    void afterTenKillsNoPageIsLostAndNoneIsThereTwice() throws Exception {
        long seed = Long.getLong(SEED, System.nanoTime());
        System.out.println("KillTest: -D" + SEED + "=" + seed);
        Random random = new Random(seed);
        List<String> victims = IntStream.range(0, KILLS)
                .mapToObj(round -> "db/victim-" + round)
                .toList();
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .watched(victims.toArray(String[]::new))
                .steps(
                        "[{after: 0s, page: [\"person:ola\"]}, {after: 1s, page: [\"person:kari\"]},"
                                + " {after: 2s, page: [\"person:siri\"]}, {after: 3s, page: [\"person:ola\", \"person:kari\"]}]");
        Configuration configuration = folder.read();
        SimulatedNetwork network = new SimulatedNetwork(configuration.components());
        WholeProcess process = start(folder);
        Running running = DataFolder.running(temporary.resolve("data")).orElseThrow();
        Line line = Line.open(new Addresses(running.bootstrap(), running.registry(), ""), Settings.of(Map.of()));
        try (SimulatedAgents agents = SimulatedAgents.start(
                        network,
                        configuration.agents(),
                        line.topics(),
                        line.codecs(),
                        line.kafka().bootstrap());
                Witness witness = Witness.of(line)) {
            for (String victim : victims) {
                network.breakDown(victim);
                witness.awaitOpened(victim);
                int after = random.nextInt(LATEST_KILL);
                assertThat(process.livesThrough(after)).isTrue();
                process.kill();
                System.out.println("KillTest: killed " + after + " ms after the outage of " + victim + " was seen");
                process = start(folder);
            }
            assertThat(agents.sent()).isPositive();
            awaitAllSteps(witness, victims);
            everyPageIsThereOnceAndItsFateIsKnown(witness);
        } finally {
            process.kill();
        }
    }

    private WholeProcess start(TinyFolder folder) throws Exception {
        await("the registry of a killed process ends with it")
                .atMost(Witness.PATIENCE)
                .until(listens::free);
        return WholeProcess.start(temporary.resolve("data"), folder.path(), listens);
    }

    /** Nobody answers, so each escalation goes through all its steps; those that it says to have skipped do not count. */
    private static void awaitAllSteps(Witness witness, List<String> victims) {
        assertThat(witness.roots()).containsExactlyInAnyOrderElementsOf(victims);
        await("all steps of all escalations")
                .atMost(Witness.PATIENCE)
                .untilAsserted(() -> assertThat(latest(witness).values())
                        .hasSize(KILLS)
                        .allSatisfy(escalation -> assertThat(steps(escalation))
                                .as(escalation.title() + " " + escalation.reasons())
                                .isEqualTo(STEPS)));
        await("what became of every page")
                .atMost(Witness.PATIENCE)
                .until(() -> latest(witness).values().stream()
                        .flatMap(escalation -> escalation.pages().stream())
                        .noneMatch(page -> page.fate() == Escalation.Fate.PENDING));
    }

    private static void everyPageIsThereOnceAndItsFateIsKnown(Witness witness) {
        List<String> written = witness.pages().stream()
                .filter(page -> page.kind() == Page.Kind.PAGE)
                .map(Page::id)
                .toList();
        List<Escalation.PageMade> made = latest(witness).values().stream()
                .flatMap(escalation -> escalation.pages().stream())
                .toList();

        assertThat(written).doesNotHaveDuplicates();
        assertThat(made).extracting(Escalation.PageMade::id).doesNotHaveDuplicates();
        assertThat(written)
                .as("the log and the escalations agree")
                .containsAll(made.stream().map(KillTest::writtenAs).toList());
        Set<String> answered = witness.receipts().stream().map(Receipt::page).collect(Collectors.toSet());
        assertThat(made).allSatisfy(page -> {
            if (page.fate() == Escalation.Fate.SENT || page.fate() == Escalation.Fate.DELIVERED) {
                assertThat(answered).contains(writtenAs(page));
            } else {
                assertThat(page.fate()).isNotEqualTo(Escalation.Fate.PENDING);
            }
        });
    }

    /** By itself, or in a digest: what is due to one person twice in the same moment after a restart is told at once. */
    private static String writtenAs(Escalation.PageMade page) {
        return page.bundle().isEmpty() ? page.id() : page.bundle();
    }

    /** How many steps of the first round have paged somebody. */
    private static int steps(Escalation escalation) {
        Set<Integer> steps = new HashSet<>();
        escalation.pages().stream()
                .filter(page -> page.event() == PageEvent.OPENED)
                .map(Escalation.PageMade::step)
                .forEach(steps::add);
        return steps.size();
    }

    private static Map<String, Escalation> latest(Witness witness) {
        Map<String, Escalation> latest = new TreeMap<>();
        witness.escalations().forEach(escalation -> latest.put(escalation.outage(), escalation));
        return latest;
    }
}
