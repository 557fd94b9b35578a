package varde.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import varde.config.landscape.LandscapeFiles;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.notifiers.Expansion;
import varde.config.notifiers.NotifierSettings;
import varde.config.notifiers.NotifiersReader;
import varde.config.oncall.OnCallFiles;
import varde.config.pages.TemplatesReader;
import varde.config.problem.Mark;
import varde.config.problem.Problem;
import varde.config.problem.Problems;
import varde.config.route.RouteReader;
import varde.config.rules.RulesReader;
import varde.config.yaml.Value;
import varde.core.route.Route;
import varde.core.rules.Rules;

/**
 * Reads a configuration folder: all of it, with all problems, never only the first. A broken file does not keep the
 * others from being read, and what only seems to be missing because of it is not reported.
 */
public final class ConfigFolder {

    private static final String ROUTES = "routes.yaml";

    private final FolderFiles files;
    private final Expansion expansion;
    private final Problems problems;
    private final Names names;
    private final LandscapeFiles landscape;
    private final OnCallFiles onCall;
    private Optional<Route> route = Optional.empty();
    private Rules rules = Rules.STANDARD;
    private NotifierSettings notifiers = NotifierSettings.NONE;

    private ConfigFolder(FolderFiles files, Expansion expansion, Problems problems) {
        this.files = files;
        this.expansion = expansion;
        this.problems = problems;
        this.names = new Names(problems);
        this.landscape = new LandscapeFiles(names, problems);
        this.onCall = new OnCallFiles(names, problems);
    }

    /** Reads for use: a variable or file that {@code notifiers.yaml} names and that is not there is an error. */
    public static Reading read(Path folder) {
        return read(folder, name -> Optional.ofNullable(System.getenv(name)));
    }

    /** As {@link #read(Path)}, with another environment. */
    public static Reading read(Path folder, Function<String, Optional<String>> environment) {
        return read(folder, environment, Problem.Severity.ERROR);
    }

    /**
     * Reads for checking, publishing and asking, where the secrets of {@code notifiers.yaml} are seldom at hand: one
     * that is not there is a warning, and its provider is left out of {@link Configuration#notifiers}.
     */
    public static Reading readWithoutSecrets(Path folder, Function<String, Optional<String>> environment) {
        return read(folder, environment, Problem.Severity.WARNING);
    }

    private static Reading read(Path folder, Function<String, Optional<String>> environment, Problem.Severity missing) {
        Problems problems = new Problems();
        if (!Files.isDirectory(folder)) {
            problems.error(Mark.of(folder.toString()), "there is no such folder; name the one that holds " + ROUTES);
            return new Reading(Optional.empty(), problems.sorted());
        }
        Expansion expansion = new Expansion(environment, folder, missing, problems);
        return new ConfigFolder(new FolderFiles(folder, problems), expansion, problems).read();
    }

    private Reading read() {
        files.strangers();
        files.yamlIn("landscape").forEach(path -> read(path, List.of(Kind.COMPONENT), landscape::readComponents));
        optional("agents.yaml", List.of(Kind.AGENT), landscape::readAgents);
        files.yamlIn("teams").forEach(path -> read(path, List.of(Kind.TEAM, Kind.SCHEDULE), onCall::readTeam));
        optional("people.yaml", List.of(Kind.PERSON), onCall::readPeople);
        optional(
                "notifiers.yaml",
                List.of(Kind.EMAIL, Kind.SMS, Kind.WEBHOOK),
                value -> notifiers = new NotifiersReader(names, expansion).read(value));
        optional("maintenance.yaml", List.of(Kind.MAINTENANCE), landscape::readMaintenance);
        optional("rules.yaml", List.of(), value -> rules = new RulesReader(landscape.kinds()).read(value));
        if (files.has(ROUTES)) {
            read(ROUTES, List.of(), value -> route = new RouteReader(names).read(value));
        } else {
            problems.error(Mark.of(ROUTES), "is missing; write at least `route: {team: …}`: everything has an owner");
        }
        SortedMap<String, String> templates = new TemplatesReader(problems).read(files.templates());
        landscape.check();
        onCall.check();
        names.check();
        return new Reading(
                problems.anyError() ? Optional.empty() : route.map(root -> configuration(root, templates)),
                problems.sorted());
    }

    private Configuration configuration(Route root, SortedMap<String, String> templates) {
        return new Configuration(
                landscape.components(),
                landscape.agents(),
                root,
                rules,
                landscape.maintenance(),
                onCall.teams(),
                onCall.people(),
                notifiers,
                templates);
    }

    private void optional(String path, List<Kind> declares, Consumer<Value> reading) {
        if (files.has(path)) {
            read(path, declares, reading);
        }
    }

    private void read(String path, List<Kind> declares, Consumer<Value> reading) {
        Optional<Value> value = files.yaml(path);
        value.ifPresent(reading);
        if (value.isEmpty()) {
            declares.forEach(names::incomplete);
        }
    }
}
