package varde.config.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.route.Matcher;
import varde.core.route.Route;

/** Reads {@code routes.yaml}. */
public final class RouteReader {

    /** Deeper than anybody means; an anchor that names its own parent is endless. */
    private static final int DEEPEST = 32;

    private final Names names;
    private final List<Runnable> reaches = new ArrayList<>();
    private boolean allReadable = true;

    /** Refers to teams by these names. */
    public RouteReader(Names names) {
        this.names = names;
    }

    /** The tree; empty if its root cannot be read. */
    public Optional<Route> read(Value file) {
        return file.fields("the file").flatMap(fields -> {
            Optional<Route> route = fields.required("route")
                    .flatMap(value -> value.fields("the root of the routes"))
                    .flatMap(this::root);
            fields.close();
            if (allReadable) {
                reaches.forEach(Runnable::run);
            }
            return route;
        });
    }

    private Optional<Route> root(Fields fields) {
        fields.required("team");
        if (fields.has("matchers") || fields.has("continue")) {
            String key = fields.has("matchers") ? "matchers" : "continue";
            fields.error(
                    key, "the root takes everything, so it has no `" + key + "`; move this to a route below `routes`");
        }
        return Optional.of(node(fields, List.of()));
    }

    /** One node; {@code above} holds the matchers of each node above it, the root's first. */
    private Route node(Fields fields, List<List<Matcher>> above) {
        Optional<String> team = fields.as("team", Words::id);
        team.ifPresent(id -> names.refer(Kind.TEAM, id, fields.mark("team"), "this route"));
        Optional<List<Matcher>> readable = Matchers.read(fields.list("matchers"));
        allReadable &= readable.isPresent();
        List<Matcher> matchers = readable.orElse(List.of());
        boolean goesOn = fields.as("continue", Words::truth).orElse(false);
        List<Route> children = new ArrayList<>();
        if (above.size() < DEEPEST) {
            List<List<Matcher>> path = new ArrayList<>(above);
            path.add(matchers);
            for (Value child : fields.list("routes")) {
                child.fields("a route").ifPresent(below -> add(below, path, children));
            }
        } else {
            fields.error(
                    "routes", "routes are nested deeper than " + DEEPEST + "; is an anchor naming its own parent?");
        }
        fields.close();
        return new Route(team, matchers, goesOn, children, fields.mark().fileAndLine());
    }

    private void add(Fields fields, List<List<Matcher>> path, List<Route> siblings) {
        Route route = node(fields, path);
        List<Matcher> all = new ArrayList<>();
        path.forEach(all::addAll);
        all.addAll(route.matchers());
        List<Route> before = List.copyOf(siblings);
        reaches.add(() -> Reach.never(all, before)
                .ifPresent(why ->
                        fields.warning("matchers", "this route never matches: " + why + "; correct or remove it")));
        siblings.add(route);
    }
}
