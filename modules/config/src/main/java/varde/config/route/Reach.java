package varde.config.route;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.core.route.Matcher;
import varde.core.route.Route;

/** Proves, where that is easy, that a route can never match. What it does not find may still be unreachable. */
final class Reach {

    private Reach() {}

    /**
     * Why a route never matches; empty if it may.
     *
     * @param all its matchers and those of the routes above it
     * @param before the siblings before it
     */
    static Optional<String> never(List<Matcher> all, List<Route> before) {
        for (Matcher fixed : all) {
            Optional<Matcher> against =
                    all.stream().filter(other -> excludes(fixed, other)).findFirst();
            if (against.isPresent()) {
                return Optional.of(fixed + " and " + against.get() + " cannot both hold");
            }
        }
        return before.stream()
                .filter(sibling -> !sibling.goesOn())
                .filter(sibling -> sibling.matchers().stream().allMatch(matcher -> follows(matcher, all)))
                .findFirst()
                .map(sibling -> "the route at " + sibling.source() + " takes all of it and does not continue");
    }

    private static boolean excludes(Matcher fixed, Matcher other) {
        return fixed.operator() == Matcher.Operator.EQUAL
                && fixed.label().equals(other.label())
                && !other.matches(Map.of(fixed.label(), fixed.value()));
    }

    /** Whether a matcher holds whenever all of these do. */
    private static boolean follows(Matcher matcher, List<Matcher> all) {
        return all.contains(matcher)
                || all.stream()
                        .filter(fixed -> fixed.operator() == Matcher.Operator.EQUAL)
                        .filter(fixed -> fixed.label().equals(matcher.label()))
                        .anyMatch(fixed -> matcher.matches(Map.of(fixed.label(), fixed.value())));
    }
}
