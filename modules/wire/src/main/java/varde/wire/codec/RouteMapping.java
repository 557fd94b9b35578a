package varde.wire.codec;

import java.util.Optional;
import varde.core.route.Matcher;
import varde.core.route.Route;
import varde.wire.avro.CorrelateMatcher;
import varde.wire.avro.CorrelateMatcherOperator;
import varde.wire.avro.CorrelateRoute;

/** The routing tree and its matchers. */
final class RouteMapping {

    private RouteMapping() {}

    static CorrelateRoute route(Route route) {
        return new CorrelateRoute(
                route.team().orElse(null),
                Symbols.each(route.matchers(), RouteMapping::matcher),
                route.goesOn(),
                Symbols.each(route.routes(), RouteMapping::route),
                route.source());
    }

    static Route route(CorrelateRoute avro) {
        return new Route(
                Optional.ofNullable(avro.getTeam()),
                Symbols.each(avro.getMatchers(), RouteMapping::matcher),
                avro.getGoesOn(),
                Symbols.each(avro.getRoutes(), RouteMapping::route),
                avro.getSource());
    }

    static CorrelateMatcher matcher(Matcher matcher) {
        return new CorrelateMatcher(
                matcher.label(), Symbols.same(matcher.operator(), CorrelateMatcherOperator.class), matcher.value());
    }

    static Matcher matcher(CorrelateMatcher avro) {
        return new Matcher(avro.getLabel(), Symbols.same(avro.getOperator(), Matcher.Operator.class), avro.getValue());
    }
}
