package varde.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.Varde;

/** The container files say what the program understands. No container engine is asked: this is their form, not their run. */
class DeploymentTest {
    private static final List<String> ROLES = List.of("detect", "correlate", "escalate", "notify", "wall", "gateway");
    private static final Pattern VARIABLE = Pattern.compile("VARDE_[A-Z0-9_]+");

    private static Path root;
    private static Map<String, Map<String, Object>> services;
    private static Map<String, String> variables;

    @BeforeAll
    static void read() throws IOException {
        root = Source.root();
        services = maps(yaml(root.resolve("docker-compose.yml")).get("services"));
        variables = new TreeMap<>(Files.readAllLines(root.resolve("deploy/varde.env")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    @Test
    void everyRoleIsAContainerOfOurImage() {
        assertThat(services)
                .containsKeys("broker", "registry", "mail", "sms")
                .containsKeys(ROLES.toArray(String[]::new));
        assertThat(ROLES).allSatisfy(role -> {
            assertThat(services.get(role)).containsEntry("command", List.of("run", role));
            assertThat(services.get(role)).containsEntry("image", "varde:local");
            assertThat(services.get(role)).containsEntry("env_file", "deploy/varde.env");
        });
    }

    @Test
    void whatOurContainersAreToldIsACommand() {
        services.values().stream()
                .filter(service -> "varde:local".equals(service.get("image")))
                .map(service -> texts(service.get("command")))
                .forEach(command -> {
                    StringWriter answer = new StringWriter();
                    String[] words =
                            Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);

                    int status = Varde.run(Map.of(), new PrintWriter(answer), new PrintWriter(answer), words);

                    assertThat(status).as("%s: %s", command, answer).isZero();
                });
    }

    @Test
    void theBrokerIsTheKafkaThatWeAreBuiltWith() {
        assertThat(services.get("broker")).containsEntry("image", "apache/kafka:" + AppInfoParser.getVersion());
    }

    @Test
    void noImageIsWhateverIsNewest() {
        assertThat(services.values().stream().map(service -> String.valueOf(service.get("image"))))
                .allMatch(image -> image.contains(":") && !image.endsWith(":latest"));
    }

    @Test
    void portsArePublishedOnTheLoopbackAddressOnceEach() {
        List<String> ports = services.values().stream()
                .flatMap(service -> texts(service.get("ports")).stream())
                .toList();

        assertThat(ports)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    }

    @Test
    void whatAServiceWaitsForIsThere() {
        services.forEach((name, service) -> assertThat(services.keySet())
                .as("what %s waits for", name)
                .containsAll(maps(service.get("depends_on")).keySet()));
    }

    @Test
    void filesThatAreMountedOrBuiltFromAreThere() {
        services.forEach((name, service) -> {
            texts(service.get("volumes")).stream()
                    .map(volume -> volume.split(":", 2)[0])
                    .filter(source -> source.startsWith("."))
                    .forEach(source -> assertThat(root.resolve(source)).exists());
            Object dockerfile = map(service.get("build")).get("dockerfile");
            if (dockerfile != null) {
                assertThat(root.resolve(dockerfile.toString())).exists();
            }
        });
    }

    @Test
    void buildTargetsAreStagesOfTheDockerfile() throws IOException {
        String dockerfile = Files.readString(root.resolve("deploy/Dockerfile"));

        assertThat(services.values().stream()
                        .map(service -> map(service.get("build")).get("target"))
                        .filter(target -> target != null))
                .contains("varde", "registry")
                .allMatch(target -> Pattern.compile("(?m)^FROM \\S+ AS " + target + "$")
                        .matcher(dockerfile)
                        .find());
    }

    @Test
    void everySettingIsInTheEnvironmentFileOrGivenByTheServices() {
        Set<String> given = new TreeSet<>(variables.keySet());
        services.values()
                .forEach(service -> given.addAll(map(service.get("environment")).keySet()));

        assertThat(given)
                .containsAll(Stream.of(Setting.values()).map(Setting::variable).toList());
    }

    @Test
    void theProgramTakesTheEnvironmentOfTheContainers() {
        Map<String, String> environment = new TreeMap<>(variables);
        map(services.get("escalate").get("environment"))
                .forEach((name, value) -> environment.put(name, value.toString()));

        Settings settings = Settings.of(environment);

        assertThat(settings.text(Setting.BOOTSTRAP)).startsWith("broker:");
        assertThat(settings.text(Setting.REGISTRY)).contains("//registry:");
    }

    @Test
    void noFileNamesASettingThatIsNotOne() throws IOException {
        Set<String> known = Stream.concat(
                        Stream.of(Setting.values()).map(Setting::variable), Settings.LAUNCHER.stream())
                .collect(Collectors.toSet());
        for (String file : List.of(
                "docker-compose.yml",
                "deploy/Dockerfile",
                "deploy/varde.env",
                "deploy/notifiers.yaml",
                "deploy/varde-agent.service",
                "deploy/varde-watchdog.service",
                "deploy/watchdog.yaml")) {
            assertThat(VARIABLE.matcher(Files.readString(root.resolve(file)))
                            .results()
                            .map(found -> found.group()))
                    .as(file)
                    .allMatch(known::contains);
        }
    }

    @Test
    void theWatchdogsContainerIsAskedWhereItsFileSaysThatItListens() throws IOException {
        Map<String, Object> listen =
                map(yaml(root.resolve("deploy/watchdog.yaml")).get("listen"));

        assertThat(map(services.get("watchdog").get("healthcheck")).get("test").toString())
                .contains("/dev/tcp/127.0.0.1/" + listen.get("port") + ";");
        assertThat(texts(services.get("watchdog").get("volumes")))
                .containsExactly("./deploy/watchdog.yaml:/etc/varde/watchdog.yaml:ro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/varde-agent.service", "deploy/varde-watchdog.service"})
    void aUnitRunsACommandThatIsThere(String file) throws IOException {
        List<String> unit = Files.readAllLines(root.resolve(file));

        assertThat(unit).contains("[Unit]", "[Service]", "[Install]", "Restart=always");
        String[] words = unit.stream()
                .filter(line -> line.startsWith("ExecStart=/opt/varde/varde "))
                .map(line -> line.substring("ExecStart=/opt/varde/varde ".length()) + " --help")
                .findFirst()
                .orElseThrow()
                .split(" ");
        StringWriter answer = new StringWriter();
        assertThat(Varde.run(Map.of(), new PrintWriter(answer), new PrintWriter(answer), words))
                .as("%s", answer)
                .isZero();
    }

    @Test
    void everyRoleIsAskedWhetherItIsAliveWhereItAnswers() {
        assertThat(ROLES)
                .allSatisfy(role -> assertThat(map(services.get(role).get("healthcheck"))
                                .get("test")
                                .toString())
                        .contains(
                                "/dev/tcp/127.0.0.1/" + variables.get(Setting.HEALTH_PORT.variable()),
                                "GET /health/live "));
    }

    @Test
    void containersListenWhereTheyAreLookedFor() {
        String inside = variables.get(Setting.BOOTSTRAP.variable());

        assertThat(map(services.get("broker").get("environment"))
                        .get("KAFKA_ADVERTISED_LISTENERS")
                        .toString())
                .contains("INSIDE://" + inside);
        assertThat(yaml(root.resolve("deploy/notifiers.yaml")).toString()).contains("mail:1025", "//sms:8080");
    }

    private static Map<String, Object> yaml(Path file) {
        LoadSettings merging = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setLabel(file.toString())
                .build();
        try {
            return map(new Load(merging).loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> found ? merged(found) : Map.of();
    }

    /** YAML 1.2 leaves {@code <<} to the application; Compose merges, and so do we. */
    private static Map<String, Object> merged(Map<?, ?> found) {
        Map<String, Object> all = new TreeMap<>();
        if (found.get("<<") instanceof Map<?, ?> base) {
            all.putAll(merged(base));
        }
        found.forEach((name, value) -> all.put(name.toString(), value));
        all.remove("<<");
        return all;
    }

    private static Map<String, Map<String, Object>> maps(Object value) {
        return map(value).entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, entry -> map(entry.getValue()), (a, b) -> b, TreeMap::new));
    }

    private static List<String> texts(Object value) {
        return value instanceof Collection<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of();
    }
}
