package varde.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.core.correlate.Severity;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.route.Route.Destination;

/** What happens in {@code config/} when something breaks: what goes down with it, and which team that reaches. */
class ExampleReachTest {

    private static final Configuration EXAMPLE = ConfigFolder.readWithoutSecrets(
                    Path.of("../../config"), name -> Optional.empty())
            .configuration()
            .orElseThrow();

    /** What to break to reach each team. */
    private static final Map<String, String> BREAKS = Map.ofEntries(
            Map.entry("operations", "app/dips-arena"),
            Map.entry("backbone", "path/trd-osl-1"),
            Map.entry("access", "haukeland/lan"),
            Map.entry("datacentre", "oslo-2/cooling"),
            Map.entry("power", "trondheim-1/power-b"),
            Map.entry("virtualisation", "oslo-1/vm-07"),
            Map.entry("containers", "trondheim-1/node-2"),
            Map.entry("storage", "oslo-2/images"),
            Map.entry("backup", "trondheim-2/tape"),
            Map.entry("database", "oslo-1/db-kj-a"),
            Map.entry("messaging", "oslo-1/mq-1"),
            Map.entry("integration", "int/registers"),
            Map.entry("identity", "id/pki"),
            Map.entry("security", "sec/proxy"),
            Map.entry("dns", "oslo-1/dns-1"),
            Map.entry("helsenorge", "hn/web"),
            Map.entry("kjernejournal", "kj/portal"),
            Map.entry("e-resept", "er/broker"),
            Map.entry("pasientreiser", "pr/orders"),
            Map.entry("video", "oslo-2/bridge-1"),
            Map.entry("telephony", "tel/nodnett"),
            Map.entry("clients", "client/print"),
            Map.entry("devices", "st-olavs/ventilator-3"),
            Map.entry("mobile", "mobile/apn"));

    private final SimulatedNetwork network = new SimulatedNetwork(EXAMPLE.components());

    @Test
    void reachesEveryTeamByBreakingOneComponentThatSomebodyWatches() {
        Set<String> reached = new TreeSet<>();
        BREAKS.forEach((team, component) -> {
            assertThat(network.components().get(component).watch())
                    .as("watch of " + component)
                    .isPresent();
            assertThat(teams(component)).as("teams of " + component).containsExactly(team);
            reached.add(team);
        });

        assertThat(reached).hasSize(24).containsExactlyInAnyOrderElementsOf(teamsOfTheExample());
    }

    @Test
    void takesKjernejournalAndThirtySixOthersDownWithItsDatabase() {
        network.breakDown("oslo-1/db-kj-a");

        SortedSet<String> hit = down();
        hit.remove("oslo-1/db-kj-a");

        assertThat(hit).hasSize(37).contains("app/kjernejournal");
        assertThat(hit)
                .filteredOn(id -> network.components().get(id).criticality() == Criticality.VITAL)
                .containsExactly("app/kjernejournal");
        assertThat(EXAMPLE.route().destinations(labels("oslo-1/db-kj-a")))
                .containsExactly(new Destination("database", "routes.yaml:14"));
        assertThat(labels("oslo-1/db-kj-a")).containsEntry("severity", "CRITICAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trd-osl", "bgo-osl", "tos-osl", "bgo-trd", "tos-trd", "tos-bgo"})
    void hasThreePathsBetweenTwoCitiesThatShareNothing(String pair) {
        Set<String> first = below("path/" + pair + "-1");
        Set<String> second = below("path/" + pair + "-2");
        Set<String> third = below("path/" + pair + "-3");

        assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(second).doesNotContainAnyElementsOf(third);
        assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(third);
        assertThat(third).isNotEmpty();
    }

    @Test
    void losesNothingWithOnePathOrTwoAndTheConnectionWithAllThree() {
        network.breakDown("path/trd-osl-1");
        assertThat(down()).containsExactly("path/trd-osl-1");

        network.breakDown("path/trd-osl-2");
        assertThat(down()).containsExactly("path/trd-osl-1", "path/trd-osl-2");

        network.breakDown("path/trd-osl-3");
        assertThat(down()).contains("wan/trd-osl", "st-olavs");
    }

    @ParameterizedTest
    @CsvSource({
        "oslo-1/power-a",
        "oslo-1/hv-1",
        "trondheim-1/node-1",
        "oslo-2/kafka-2",
        "oslo-2/db-hn-b",
        "haukeland/access-1"
    })
    void keepsAllApplicationsWithoutOneOfARedundantPair(String component) {
        network.breakDown(component);

        assertThat(down())
                .filteredOn(id -> network.components().get(id).kind().equals("application"))
                .isEmpty();
    }

    private List<String> teams(String root) {
        network.breakDown(root);
        List<String> teams = EXAMPLE.route().destinations(labels(root)).stream()
                .map(Destination::team)
                .toList();
        network.heal(root);
        return teams;
    }

    /** The labels of the outage of this root, as what is down now makes them. */
    private SortedMap<String, String> labels(String root) {
        Component component = network.components().get(root);
        SortedMap<String, String> labels = new TreeMap<>(component.labels());
        component.owner().ifPresent(owner -> labels.put("owner", owner));
        labels.put("component", root);
        labels.put("kind", component.kind());
        Criticality worst = down().stream()
                .map(id -> network.components().get(id).criticality())
                .min(java.util.Comparator.naturalOrder())
                .orElse(component.criticality());
        labels.put("severity", Severity.of(worst).name());
        return labels;
    }

    private SortedSet<String> down() {
        SortedSet<String> down = new TreeSet<>(network.components().keySet());
        down.removeIf(network::works);
        return down;
    }

    private Set<String> below(String id) {
        Set<String> below = new HashSet<>();
        network.components()
                .get(id)
                .needs()
                .forEach(need -> need.of().forEach(needed -> {
                    below.add(needed);
                    below.addAll(below(needed));
                }));
        return below;
    }

    private static List<String> teamsOfTheExample() {
        return EXAMPLE.teams().stream().map(team -> team.id()).toList();
    }
}
