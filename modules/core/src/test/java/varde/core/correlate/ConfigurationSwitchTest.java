package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.CorrelateScenario.given;
import static varde.core.correlate.Part.unwatched;
import static varde.core.correlate.Part.watched;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.landscape.Criticality;
import varde.core.route.Route;

class ConfigurationSwitchTest {

    private static List<CorrelatePart> parts(Part... components) {
        List<CorrelatePart> parts = new ArrayList<>();
        for (Part component : components) {
            parts.add(new CorrelatePart.Declared(component.build()));
        }
        parts.add(new CorrelatePart.Routed(Landscapes.ROUTES));
        return parts;
    }

    @Test
    void withoutAConfigurationNothingIsDecidedAndNothingIsLost() {
        CorrelateScenario log = new CorrelateScenario().failed("db").pass(60_000);
        assertThat(log.told()).isEmpty();

        log.landscape(watched("db"));

        assertThat(log.told()).containsExactly("OPENED 1001 MINOR db DOWN hits 1");
    }

    @Test
    void anIncompleteVersionIsRefusedAndTheOneInForceStays() {
        CorrelateScenario log = given(watched("db"));

        log.apply("short", parts(watched("web")), 3);

        assertThat(log.refusals()).singleElement().asString().contains("part 2 of 3 is missing");
        log.failed("db", "web");
        assertThat(log.open()).containsExactly("db DOWN hits 1");
    }

    @Test
    void aCircleOfNeedsIsRefused() {
        CorrelateScenario log = given(watched("db"));

        List<CorrelatePart> circle = parts(
                unwatched("a").needs("b"),
                unwatched("b").needs("c"),
                unwatched("c").needs("a"));
        log.apply("circle", circle, circle.size());

        assertThat(log.refusals()).singleElement().asString().contains("needs run in a circle: a → b → c → a");
    }

    @Test
    void aNeedOfSomethingUnknownIsRefused() {
        CorrelateScenario log = given(watched("db"));

        List<CorrelatePart> dangling = parts(unwatched("a").needs("nowhere"));
        log.apply("dangling", dangling, dangling.size());

        assertThat(log.refusals())
                .singleElement()
                .asString()
                .contains("a needs nowhere, which is not in the landscape");
    }

    @Test
    void theVersionInForceSurvivesARestartAndTheOldOneIsForgotten() {
        CorrelateScenario log = given(watched("db")).landscape(watched("db"), watched("web"));
        assertThat(log.store.keySet()).noneMatch(key -> key.startsWith("correlate-config/v1"));

        log.restart().failed("web");

        assertThat(log.open()).containsExactly("web DOWN hits 1");
    }

    @Test
    void theOutageOfAVanishedComponentEndsWithAReason() {
        CorrelateScenario log = given(watched("db"), watched("web")).failed("db");
        log.told();

        log.landscape(watched("web"));

        assertThat(log.members()).containsExactly("db UNLISTED UNKNOWN");
        assertThat(log.told()).containsExactly("CLOSED 1001 MINOR db DOWN hits 0");
        assertThat(log.reason(1001, "over")).isEqualTo("db is no longer in the landscape");
    }

    @Test
    void aNewNeedMergesWhatItExplains() {
        CorrelateScenario log = given(watched("power"), watched("server"))
                .failed("server")
                .pass(1_000)
                .failed("power");
        assertThat(log.open()).containsExactly("power DOWN hits 1", "server DOWN hits 1");

        log.landscape(watched("power"), watched("server").needs("power")).pass(2_000);

        assertThat(log.open()).containsExactly("power DOWN hits 2");
        assertThat(log.outage(1001).root()).isEqualTo("power");
    }

    @Test
    void aNewCriticalityIsToldAtOnce() {
        CorrelateScenario log = given(watched("db")).failed("db");
        log.told();

        log.landscape(watched("db").criticality(Criticality.VITAL));

        assertThat(log.told()).containsExactly("WORSE 1001 CRITICAL db DOWN hits 1");
    }

    @Test
    void aNewRouteGivesWhatIsOpenToTheOtherTeamAtOnce() {
        CorrelateScenario log = given(watched("db").kind("db")).failed("db");
        assertThat(log.outage(1001).destinations()).extracting(to -> to.team()).containsExactly("database");
        List<CorrelatePart> parts = parts(watched("db").kind("db"));
        parts.set(
                parts.size() - 1,
                new CorrelatePart.Routed(
                        new Route(Optional.of("backbone"), List.of(), false, List.of(), "routes.yaml:2")));

        log.apply("rerouted", parts, parts.size()).pass(1_000);

        assertThat(log.outage(1001).destinations()).extracting(to -> to.team()).containsExactly("backbone");
        assertThat(log.reason(1001, "route")).isEqualTo("routes.yaml:2 → backbone");
    }

    @Test
    void aFleetIsExpanded() {
        CorrelateScenario log =
                given(watched("dc"), watched("vm-{001..120}").needs("dc").label("rack", "r{n}"));

        log.failed("vm-007").pass(60_000);

        assertThat(log.outage(1001).labels()).containsEntry("rack", "r007").containsEntry("component", "vm-007");
    }

    @Test
    void commandsAreRefusedWhileThereIsNoConfiguration() {
        CorrelateScenario log = new CorrelateScenario();

        log.read(new CorrelateInput.Commanded(new Command(
                "1",
                Command.Kind.RESOLVE,
                "kari",
                Command.How.COMMAND_LINE,
                Optional.of(1001),
                Optional.empty(),
                "",
                new TreeMap<>())));

        assertThat(log.refusals()).singleElement().asString().startsWith("there is no configuration yet");
        assertThat(log.told()).isEmpty();
    }

    @Test
    void anIdWithASpaceIsRefused() {
        CorrelateScenario log = given(watched("db")).failed("two words");

        assertThat(log.refusals()).hasSize(1);
        assertThat(log.said).noneMatch(CorrelateOutput.Joined.class::isInstance);
    }
}
