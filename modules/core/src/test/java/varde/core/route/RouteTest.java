package varde.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import varde.core.route.Matcher.Operator;
import varde.core.route.Route.Destination;

/** As Alertmanager decides: the deepest match wins, {@code continue} goes on to the next sibling. */
class RouteTest {

    private static final Route LEAF_CORE = node("core", "6", false, matcher("name", Operator.MATCHES, "core-.*"));
    private static final Route BACKBONE =
            node("backbone", "4", false, List.of(LEAF_CORE), matcher("kind", Operator.MATCHES, "path|router"));
    private static final Route POWER = node("power", "8", true, matcher("kind", Operator.EQUAL, "power"));
    private static final Route CRITICAL =
            node("datacentre", "10", false, matcher("severity", Operator.EQUAL, "CRITICAL"));
    private static final Route NAMELESS = new Route(
            Optional.empty(),
            List.of(matcher("kind", Operator.EQUAL, "database")),
            false,
            List.of(node("dba", "13", false, matcher("site", Operator.EQUAL, "oslo-1"))),
            "routes.yaml:12");
    private static final Route ROOT = new Route(
            Optional.of("operations"), List.of(), false, List.of(BACKBONE, POWER, CRITICAL, NAMELESS), "routes.yaml:1");

    @Test
    void whatNothingMatchesStaysWithTheRoot() {
        assertThat(ROOT.destinations(Map.of("kind", "printer"))).containsExactly(to("operations", 1));
        assertThat(ROOT.destinations(Map.of())).containsExactly(to("operations", 1));
    }

    @Test
    void theDeepestMatchWins() {
        assertThat(ROOT.destinations(Map.of("kind", "router", "name", "core-1")))
                .containsExactly(to("core", 6));
        assertThat(ROOT.destinations(Map.of("kind", "router", "name", "edge-1")))
                .containsExactly(to("backbone", 4));
    }

    @Test
    void theFirstMatchEndsTheSearchUnlessItGoesOn() {
        assertThat(ROOT.destinations(Map.of("kind", "router", "severity", "CRITICAL")))
                .containsExactly(to("backbone", 4));
        assertThat(ROOT.destinations(Map.of("kind", "power", "severity", "CRITICAL")))
                .containsExactly(to("power", 8), to("datacentre", 10));
        assertThat(ROOT.destinations(Map.of("kind", "power", "severity", "MINOR")))
                .containsExactly(to("power", 8));
    }

    @Test
    void goingOnFromADeepMatchGoesOnAtItsParentsSiblingsOnlyIfTheParentDoes() {
        Route deep = node("deep", "3", true, matcher("b", Operator.EQUAL, "1"));
        Route next = node("next", "4", false, matcher("b", Operator.EQUAL, "1"));
        Route parent = node("parent", "2", false, List.of(deep, next), matcher("a", Operator.EQUAL, "1"));
        Route uncle = node("uncle", "5", false);
        Route root = node("root", "1", false, List.of(parent, uncle));

        assertThat(root.destinations(Map.of("a", "1", "b", "1"))).containsExactly(to("deep", 3), to("next", 4));
        assertThat(root.destinations(Map.of("b", "1"))).containsExactly(to("uncle", 5));
    }

    @Test
    void aNodeWithoutATeamInheritsItsParents() {
        assertThat(ROOT.destinations(Map.of("kind", "database", "site", "bergen")))
                .containsExactly(to("operations", 12));
        assertThat(ROOT.destinations(Map.of("kind", "database", "site", "oslo-1")))
                .containsExactly(to("dba", 13));
    }

    @Test
    void aTeamThatIsReachedTwiceIsAskedOnce() {
        Route root = node(
                "root",
                "1",
                false,
                List.of(
                        node("same", "2", true, matcher("a", Operator.EQUAL, "1")),
                        node("same", "3", false, matcher("a", Operator.EQUAL, "1"))));

        assertThat(root.destinations(Map.of("a", "1"))).containsExactly(to("same", 2));
    }

    @Test
    void expressionsAreAnchoredAndAMissingLabelIsEmpty() {
        assertThat(matcher("kind", Operator.MATCHES, "path|router").matches(Map.of("kind", "router")))
                .isTrue();
        assertThat(matcher("kind", Operator.MATCHES, "path|router").matches(Map.of("kind", "router-2")))
                .isFalse();
        assertThat(matcher("kind", Operator.MATCHES, "").matches(Map.of())).isTrue();
        assertThat(matcher("kind", Operator.MATCHES, ".+").matches(Map.of())).isFalse();
        assertThat(matcher("kind", Operator.NOT_EQUAL, "router").matches(Map.of()))
                .isTrue();
        assertThat(matcher("kind", Operator.EQUAL, "").matches(Map.of())).isTrue();
        assertThat(matcher("kind", Operator.EQUAL, "a.c").matches(Map.of("kind", "abc")))
                .isFalse();
        assertThat(matcher("kind", Operator.MATCHES, "a.c").matches(Map.of("kind", "a\nc")))
                .isTrue();
    }

    @Test
    void aBrokenExpressionIsRefused() {
        assertThatThrownBy(() -> matcher("kind", Operator.MATCHES, "(")).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void aMatcherReadsAsItIsWritten() {
        assertThat(matcher("kind", Operator.NOT_MATCHES, "path|router")).hasToString("kind!~\"path|router\"");
    }

    @Property(tries = 200)
    void everythingHasAnOwnerAndEveryOperatorItsOpposite(
            @ForAll Map<String, String> labels, @ForAll String label, @ForAll String value) {
        assertThat(ROOT.destinations(labels)).isNotEmpty();
        assertThat(matcher(label, Operator.EQUAL, value).matches(labels))
                .isNotEqualTo(matcher(label, Operator.NOT_EQUAL, value).matches(labels));
        assertThat(matcher(label, Operator.MATCHES, ".*a").matches(labels))
                .isNotEqualTo(matcher(label, Operator.NOT_MATCHES, ".*a").matches(labels));
    }

    private static Route node(String team, String line, boolean goesOn, Matcher... matchers) {
        return node(team, line, goesOn, List.of(), matchers);
    }

    private static Route node(String team, String line, boolean goesOn, List<Route> routes, Matcher... matchers) {
        return new Route(Optional.of(team), List.of(matchers), goesOn, routes, "routes.yaml:" + line);
    }

    private static Matcher matcher(String label, Operator operator, String value) {
        return new Matcher(label, operator, value);
    }

    private static Destination to(String team, int line) {
        return new Destination(team, "routes.yaml:" + line);
    }
}
