package varde.bench.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.config.Reading;
import varde.core.landscape.Component;
import varde.core.landscape.Fleets;
import varde.core.landscape.Landscape;
import varde.core.landscape.Need;
import varde.core.landscape.Needs;

/** The organisation at full size has what it says it has. */
class NationalLandscapeTest {

    private static final Reading READING =
            ConfigFolder.readWithoutSecrets(Path.of("../../landscapes/national"), name -> Optional.empty());
    private static final Configuration NATIONAL = READING.configuration().orElseThrow();
    private static final Landscape LANDSCAPE = Landscape.of(NATIONAL.components());

    @Test
    void isReadWithoutAProblem() {
        assertThat(READING.problems()).isEmpty();
    }

    @Test
    void hasTheApplicationsMachinesAndContainersOfTheDesign() {
        SortedMap<String, Integer> kinds = kinds(id -> true);

        assertThat(kinds)
                .containsEntry("application", 80)
                .containsEntry("vm", 5_500)
                .containsEntry("container", 4_000)
                .containsEntry("program", 2_500)
                .containsEntry("client", 60_000)
                .containsEntry("device", 170_000)
                .containsEntry("hospital", 46);
        assertThat(kinds(id -> id.contains("srv-"))).containsExactly(Map.entry("server", 10_000));
        assertThat(LANDSCAPE.size()).isEqualTo(254_511);
    }

    @Test
    void hasFourDataCentresWithMachinesInEach() {
        for (String centre : List.of("oslo-1", "oslo-2", "trondheim-1", "trondheim-2")) {
            assertThat(LANDSCAPE.node(centre + "/dc")).isNotEqualTo(Landscape.NONE);
            assertThat(kinds(id -> id.startsWith(centre + "/")).get("vm")).isBetween(1_200, 1_500);
            assertThat(kinds(id -> id.startsWith(centre + "/")).get("container"))
                    .isEqualTo(1_000);
        }
    }

    @Test
    void namesTheTeamsOfTheExample() {
        assertThat(NATIONAL.teams()).hasSize(24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trd-osl", "bgo-osl", "tos-osl", "bgo-trd", "tos-trd", "tos-bgo"})
    void hasThreePathsBetweenTwoCitiesThatShareNoComponent(String pair) {
        Set<String> first = below("path/" + pair + "-1");
        Set<String> second = below("path/" + pair + "-2");
        Set<String> third = below("path/" + pair + "-3");

        assertThat(first)
                .anyMatch(id -> id.startsWith("trench/"))
                .anyMatch(id -> id.contains("/power-"))
                .doesNotContainAnyElementsOf(second)
                .doesNotContainAnyElementsOf(third);
        assertThat(second).hasSizeGreaterThan(4).doesNotContainAnyElementsOf(third);
        assertThat(third).hasSizeGreaterThan(4);
        assertThat(groupOf("wan/" + pair))
                .containsExactly("1 of [path/" + pair + "-1, path/" + pair + "-2, path/" + pair + "-3]");
    }

    @Test
    void givesAPathItsRoutersAndLinksAndASiteAnyOfItsPaths() {
        assertThat(ids("path/"))
                .allSatisfy(path -> assertThat(needsOf(path))
                        .anyMatch(id -> id.startsWith("link/"))
                        .anyMatch(id -> id.startsWith("router/") || id.contains("/core-")));
        assertThat(ids("pop/")).hasSize(64).allSatisfy(site -> {
            assertThat(groupOf(site)).hasSize(1);
            assertThat(groupOf(site).get(0)).startsWith("1 of [path/");
        });
    }

    @Test
    void laysEachLinkBetweenPlacesInATrenchAndGivesEachRouterPower() {
        assertThat(ids("router/"))
                .allSatisfy(router -> assertThat(needsOf(router)).hasSize(1).allMatch(id -> id.startsWith("power/")));
        assertThat(ids("link/").stream().filter(id -> needsOf(id).isEmpty()))
                .as("links within one place")
                .hasSize(9);
    }

    @Test
    void givesEachHospitalTwoOrThreeWaysIn() {
        List<String> hospitals = IntStream.range(0, LANDSCAPE.size())
                .filter(node -> LANDSCAPE.declaration(node).kind().equals("hospital"))
                .mapToObj(LANDSCAPE::id)
                .toList();

        assertThat(hospitals)
                .hasSize(46)
                .allSatisfy(hospital -> assertThat(ids(hospital + "/access-")).hasSizeBetween(2, 3));
    }

    @Test
    void takesTwoHundredAndFiftyThousandComponentsDownWithTheCore() {
        Set<String> down = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("core"));
        while (!next.isEmpty()) {
            Needs needs = LANDSCAPE.needs();
            int node = LANDSCAPE.node(next.remove());
            for (int place = needs.firstUse(node); place < needs.endOfUses(node); place++) {
                String above = LANDSCAPE.id(needs.owner(needs.use(place)));
                if (allGone(above, needs.use(place), down) && down.add(above)) {
                    next.add(above);
                }
            }
            down.add(LANDSCAPE.id(node));
        }

        assertThat(down).hasSizeGreaterThan(250_000);
    }

    /** Whether so many of a group's members are in this set that the group no longer holds. */
    private static boolean allGone(String above, int group, Set<String> down) {
        Needs needs = LANDSCAPE.needs();
        int left = 0;
        for (int place = needs.firstMember(group); place < needs.endOfMembers(group); place++) {
            left += down.contains(LANDSCAPE.id(needs.member(place)))
                            || LANDSCAPE.id(needs.member(place)).equals("core")
                    ? 0
                    : 1;
        }
        return !above.equals("core") && left < needs.atLeast(group);
    }

    private static List<String> ids(String prefix) {
        return IntStream.range(0, LANDSCAPE.size())
                .mapToObj(LANDSCAPE::id)
                .filter(id -> id.startsWith(prefix))
                .toList();
    }

    private static SortedMap<String, Integer> kinds(java.util.function.Predicate<String> which) {
        SortedMap<String, Integer> kinds = new TreeMap<>();
        for (Component declared : NATIONAL.components()) {
            int members = (int) Fleets.ids(declared.id()).stream().filter(which).count();
            if (members > 0) {
                kinds.merge(declared.kind(), members, Integer::sum);
            }
        }
        return kinds;
    }

    private static List<String> needsOf(String id) {
        return LANDSCAPE.component(LANDSCAPE.node(id)).needs().stream()
                .flatMap(need -> need.of().stream())
                .toList();
    }

    private static List<String> groupOf(String id) {
        List<String> groups = new ArrayList<>();
        for (Need need : LANDSCAPE.component(LANDSCAPE.node(id)).needs()) {
            groups.add(need.atLeast() + " of " + need.of());
        }
        return groups;
    }

    private static Set<String> below(String id) {
        Set<String> below = new TreeSet<>();
        for (String needed : needsOf(id)) {
            below.add(needed);
            below.addAll(below(needed));
        }
        return below;
    }
}
