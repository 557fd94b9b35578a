package varde.app.replay;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import varde.app.CannotStart;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.config.Reading;
import varde.config.problem.Problem;
import varde.core.rules.Rule;
import varde.replay.whatif.Change;

/** The options that say what would be otherwise. */
final class WhatIfOptions {

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "What if this configuration had been in force: landscape, routes, teams, rules.")
    private @Nullable Path config;

    @Option(
            names = "--without",
            paramLabel = "COMPONENT",
            description = "What if this component had not been in the landscape; may be given several times.")
    private List<String> without = List.of();

    @Option(
            names = "--rule",
            paramLabel = "NAME=VALUE",
            description = "What if a rule had another value, such as holdMost=10s; may be given several times.")
    private List<String> rules = List.of();

    /** Whether anything would be otherwise. */
    boolean given() {
        return config != null || !without.isEmpty() || !rules.isEmpty();
    }

    /** All of it together. */
    Change change() {
        Change change = config == null ? Change.none() : configured(config);
        for (String component : without) {
            change = change.and(Change.without(component));
        }
        for (String rule : rules) {
            change = change.and(rule(rule));
        }
        return change;
    }

    private static Change configured(Path folder) {
        Reading reading = ConfigFolder.readWithoutSecrets(folder, name -> java.util.Optional.empty());
        Configuration read = reading.configuration()
                .orElseThrow(() -> new CannotStart(String.join(
                        System.lineSeparator(),
                        reading.errors().stream().map(Problem::toString).toList())));
        return Change.configuration(read.correlate(), read.escalate());
    }

    /** A rule by its name in rules.yaml or the only one that begins so. */
    private static Change rule(String text) {
        String[] parts = text.split("=", 2);
        List<Rule> found = Arrays.stream(Rule.values())
                .filter(rule -> rule.key().equals(parts[0]))
                .toList();
        if (found.isEmpty()) {
            found = Arrays.stream(Rule.values())
                    .filter(rule -> rule.key().startsWith(parts[0]))
                    .toList();
        }
        if (found.size() != 1 || parts.length != 2) {
            throw new CannotStart("--rule " + text + " names no rule; write it like holdMost=10s, with one of "
                    + Arrays.stream(Rule.values()).map(Rule::key).collect(Collectors.joining(", ")));
        }
        try {
            long value = found.get(0).unit() == Rule.Unit.COUNT
                    ? Long.parseLong(parts[1])
                    : new Span().convert(parts[1]).toMillis();
            return Change.rule(found.get(0), value);
        } catch (TypeConversionException | NumberFormatException e) {
            throw new CannotStart("--rule " + text + ": " + e.getMessage(), e);
        }
    }
}
