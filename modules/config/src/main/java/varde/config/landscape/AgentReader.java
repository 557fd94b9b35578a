package varde.config.landscape;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.problem.Mark;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.landscape.Agent;

/** Reads {@code agents.yaml}. An agent is itself a component, also where no file of the landscape declares it. */
final class AgentReader {

    /** How often an agent speaks for itself where nothing is said. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Names names;

    AgentReader(Names names) {
        this.names = names;
    }

    List<PlacedAgent> read(Value file) {
        List<PlacedAgent> agents = new ArrayList<>();
        file.fields("the file").ifPresent(fields -> {
            fields.required("agents").map(Value::list).orElse(List.of()).stream()
                    .flatMap(item -> item.fields("an agent").stream())
                    .forEach(agent -> agent(agent).ifPresent(agents::add));
            fields.close();
        });
        return agents;
    }

    private Optional<PlacedAgent> agent(Fields fields) {
        Optional<String> id = fields.requiredAs("id", Words::id);
        boolean fresh = id.map(known -> declare(known, fields.mark("id"))).orElse(false);
        Optional<String> site = fields.requiredAs("site", Words::id);
        Optional<String> runsOn = fields.as("runsOn", Words::id);
        runsOn.ifPresent(host -> names.refer(Kind.COMPONENT, host, fields.mark("runsOn"), "`runsOn`"));
        Duration interval = fields.as("interval", Words::someDuration).orElse(INTERVAL);
        Duration grace = fields.as("grace", Words::duration).orElse(interval.dividedBy(2));
        List<String> tokens = new ArrayList<>();
        fields.list("tokenSha256").forEach(value -> value.as(AgentReader::hash).ifPresent(tokens::add));
        Optional<Integer> perSecond = fields.as("perSecond", Words.number(1, 10_000_000));
        fields.close();
        return fresh && site.isPresent()
                ? Optional.of(new PlacedAgent(
                        new Agent(id.orElseThrow(), site.get(), runsOn, interval, grace, tokens, perSecond),
                        fields.mark("id"),
                        fields.mark("runsOn")))
                : Optional.empty();
    }

    private boolean declare(String id, Mark mark) {
        boolean fresh = names.declare(Kind.AGENT, id, mark);
        if (fresh && !names.knows(Kind.COMPONENT, id)) {
            names.declare(Kind.COMPONENT, id, mark);
        }
        return fresh;
    }

    private static String hash(String text) {
        String hash = text.toLowerCase(Locale.ROOT);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "this is not a SHA-256 hash of 64 hexadecimal digits; make it with `echo -n TOKEN | sha256sum`");
        }
        return hash;
    }
}
