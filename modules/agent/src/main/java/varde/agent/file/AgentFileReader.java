package varde.agent.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import varde.agent.AgentFile;
import varde.agent.Watched;

/** Reads an agent's file, with every problem at its line. */
public final class AgentFileReader {

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);

    /**
     * What was read.
     *
     * @param file empty when there is any problem
     * @param problems all there are, by line
     */
    public record Reading(Optional<AgentFile> file, List<Problem> problems) {}

    /** The agent's own part of the file. */
    private record Self(
            String id, String site, String domain, Duration interval, Duration grace, Optional<Integer> workers) {}

    private final Problems problems;
    private final CheckReader checkReader;

    private AgentFileReader(Path path) {
        this.problems = new Problems(path.toString());
        Path folder = path.toAbsolutePath().getParent();
        this.checkReader = new CheckReader(folder == null ? path : folder);
    }

    /**
     * Reads a file.
     *
     * @param path files that it names are relative to its folder
     * @throws IOException if it cannot be read at all
     */
    public static Reading read(Path path) throws IOException {
        AgentFileReader reader = new AgentFileReader(path);
        Optional<AgentFile> file = reader.composed(Files.readAllBytes(path)).flatMap(reader::file);
        return new Reading(reader.problems.any() ? Optional.empty() : file, reader.problems.sorted());
    }

    private Optional<Item> composed(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Optional<Item> root = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .map(node -> new Item(node, "the file", problems));
            if (root.isEmpty()) {
                problems.at(1, 1, "the file is empty; write at least `agent: {id: …, site: …}`");
            }
            return root;
        } catch (CharacterCodingException garbled) {
            problems.at(1, 1, "this is not UTF-8; save the file as UTF-8");
        } catch (MarkedYamlEngineException broken) {
            String what =
                    "this is not YAML: " + broken.getProblem() + "; check indentation, quotes and brackets up to here";
            broken.getProblemMark()
                    .ifPresentOrElse(
                            mark -> problems.at(mark.getLine() + 1, mark.getColumn() + 1, what),
                            () -> problems.at(1, 1, what));
        } catch (YamlEngineException broken) {
            problems.at(1, 1, "this is not YAML: " + broken.getMessage());
        }
        return Optional.empty();
    }

    private Optional<AgentFile> file(Item root) {
        Optional<Section> sections = root.section("an agent's file");
        if (sections.isEmpty()) {
            return Optional.empty();
        }
        Section file = sections.get();
        Optional<Self> self = file.required("agent").flatMap(this::self);
        Optional<AgentFile.KafkaAddress> kafka = file.value("kafka").flatMap(this::kafka);
        List<Watched> checks = checks(file.value("checks"), self.map(Self::id));
        file.close();
        return self.map(own -> new AgentFile(
                own.id(),
                own.site(),
                own.domain(),
                own.interval(),
                own.grace(),
                kafka,
                List.copyOf(checks),
                own.workers().orElseGet(() -> AgentFile.usualWorkers(checks))));
    }

    private Optional<Self> self(Item item) {
        return item.section("agent").flatMap(entry -> {
            Optional<String> id = entry.requiredAs("id", Words::id);
            Optional<String> site = entry.requiredAs("site", Words::id);
            String domain = entry.as("domain", Words::id).orElse(AgentFile.MAIN);
            Duration interval = entry.as("interval", Words::interval).orElse(USUAL_INTERVAL);
            Duration grace = entry.as("grace", Words::duration).orElse(interval.dividedBy(2));
            Optional<Integer> workers = entry.as("workers", Words.number(1, AgentFile.MOST_WORKERS));
            entry.close();
            return id.flatMap(who -> site.map(where -> new Self(who, where, domain, interval, grace, workers)));
        });
    }

    private Optional<AgentFile.KafkaAddress> kafka(Item item) {
        return item.section("kafka").flatMap(entry -> {
            Optional<String> bootstrap = entry.requiredAs("bootstrap", Words::brokers);
            Optional<String> registry =
                    entry.as("registry", text -> Words.url(text).toString());
            entry.close();
            return bootstrap.map(brokers -> new AgentFile.KafkaAddress(brokers, registry));
        });
    }

    private List<Watched> checks(Optional<Item> list, Optional<String> agent) {
        List<Watched> checks = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Item item : list.map(Item::list).orElse(List.of())) {
            checkReader.read(item).ifPresent(watched -> {
                String component = watched.component();
                if (agent.filter(component::equals).isPresent()) {
                    item.error("`" + component + "` is the agent itself, which speaks for itself anyway; remove this");
                } else if (!known.add(component)) {
                    item.error("`" + component + "` is checked twice; one component has one check of an agent, so give"
                            + " the other a component of its own");
                }
                checks.add(watched);
            });
        }
        return checks;
    }
}
