package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import varde.app.Varde;
import varde.core.command.Command;
import varde.core.correlate.Outage;
import varde.replay.Outcome;
import varde.replay.Progress;
import varde.replay.Replay;
import varde.replay.compare.Difference;
import varde.replay.keep.FileRecording;
import varde.replay.recording.KafkaRecording;
import varde.replay.recording.Recording;
import varde.streams.StageApplication;

/**
 * A night on a real broker: failures, an acknowledgement, restarts of every stage, poison, a change of the configuration, a
 * rebalance and a storm. Then it is decided once more.
 */
class NightTest {

    @TempDir
    private static Path temporary;

    private static TinyPipeline pipeline;
    private static long middle;
    private static long end;

    @BeforeAll
    static void aNight() throws Exception {
        TinyFolder folder = folderOfTheEvening(temporary.resolve("config"));
        pipeline = TinyPipeline.start(temporary.resolve("data"), folder.read());
        Outage first = broken("db/a");
        acknowledged(first);
        pipeline.stopStages();
        pipeline.startStages();
        pipeline.awaitCaughtUp();
        broken("db/b");
        pipeline.network().heal("db/a");
        pipeline.witness().awaitClosed("db/a");
        middle = pipeline.logTime();
        thenItIsReconfigured();
        aStormInTheMidstOfARebalance();
        end = pipeline.logTime();
        pipeline.awaitCorrelated(end);
        pipeline.stopStages();
    }

    /** What is in force until the night is reconfigured. */
    static TinyFolder folderOfTheEvening(Path root) {
        return TinyFolder.at(root)
                .watched("db/a", "db/b", "db/c", "db/d")
                .landscape("""
                        components:
                          - {id: app/one, kind: application, criticality: vital, needs: [db/a]}
                          - {id: app/two, kind: application, criticality: high, needs: [{anyOf: [db/b, db/c]}]}
                        """)
                .behind("hub/1", 40)
                .steps("[{after: 0m, page: [\"schedule:primary\"]}, {after: 1m, page: [\"person:siri\"]}]");
    }

    private static void thenItIsReconfigured() throws Exception {
        pipeline.apply(TinyFolder.at(temporary.resolve("later"))
                .watched("db/a", "db/b", "db/c", "db/d", "db/e")
                .behind("hub/1", 40)
                .steps("[{after: 0m, page: [\"person:ola\", \"person:kari\"]}]")
                .read());
        poison();
        pipeline.stopDetect();
        pipeline.startDetect();
        pipeline.awaitCaughtUp();
        broken("db/d");
    }

    private static void aStormInTheMidstOfARebalance() throws Exception {
        try (StageApplication beside = pipeline.detectBeside()) {
            assertThat(beside.failure()).isEmpty();
            broken("hub/1");
        }
        for (String component : List.of("db/b", "db/d", "hub/1")) {
            pipeline.network().heal(component);
        }
        for (String component : List.of("db/b", "db/d", "hub/1")) {
            pipeline.witness().awaitClosed(component);
        }
        pipeline.awaitCaughtUp();
    }

    /** {@code -Dvarde.keep.night=DIR} keeps both halves of the night: so the nights of the module replay are made. */
    @AfterAll
    static void theMorning() throws Exception {
        String keep = System.getProperty("varde.keep.night", "");
        if (!keep.isEmpty()) {
            Files.createDirectories(Path.of(keep));
            varde(0, "export", "--to", at(middle), keep + "/answered.varde");
            varde(0, "export", "--from", at(middle), "--to", at(end), "--warm-up", "5s", keep + "/reconfigured.varde");
        }
        pipeline.close();
    }

    private static Outage broken(String component) throws Exception {
        pipeline.network().breakDown(component);
        return pipeline.witness().awaitOpened(component);
    }

    private static void acknowledged(Outage outage) throws Exception {
        await("kari is paged")
                .atMost(Witness.PATIENCE)
                .until(() -> !pipeline.witness().pages().isEmpty());
        Command command = new Command(
                "ack-1",
                Command.Kind.ACKNOWLEDGE,
                "kari",
                Command.How.COMMAND_LINE,
                Optional.of(outage.number()),
                Optional.empty(),
                "",
                new TreeMap<>());
        byte[] value = pipeline.line().codecs().commandsEscalate().encode(command);
        send(pipeline.line().topics().commandsEscalate().name(), value);
        await("the acknowledgement is heard")
                .atMost(Witness.PATIENCE)
                .until(() -> pipeline.witness().escalations().stream()
                        .anyMatch(escalation -> !escalation.acknowledgements().isEmpty()));
    }

    private static void poison() throws Exception {
        send(pipeline.line().topics().heartbeats().name(), new byte[] {1, 2, 3});
        send(pipeline.line().topics().receipts().name(), "not a receipt".getBytes(StandardCharsets.UTF_8));
        await("what cannot be read is refused")
                .atMost(Witness.PATIENCE)
                .until(() -> pipeline.witness().rejected().size() >= 2);
    }

    private static void send(String topic, byte[] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(pipeline.line().clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, null, value)).get();
        }
    }

    private static Recording recording(Optional<Long> from, Optional<Long> to) {
        return KafkaRecording.open(
                pipeline.line().clients(),
                pipeline.line().topics(),
                pipeline.line().codecs(),
                new KafkaRecording.Wanted(from, to, read -> {}));
    }

    private static Replay.Options options(Optional<String> secret, boolean keepsBegun) {
        return new Replay.Options(5_000, secret, true, keepsBegun, false, 2);
    }

    @Test
    void everyDecisionOfTheWholeLogIsMadeAgainAlike() {
        try (Recording recording = recording(Optional.empty(), Optional.empty())) {
            Outcome outcome = Replay.of(recording, options(Optional.of("key"), false), new Progress());

            // What one version wrote it writes again to the letter, so wording explains nothing here.
            assertThat(outcome.differences())
                    .noneMatch(Difference::unexplained)
                    .noneMatch(difference -> difference.cause() == Difference.Cause.WORDED_OTHERWISE);
            assertThat(outcome.agreed()).isGreaterThan(100);
            // CORRELATE and ESCALATE began twice each; DETECT's starts are not in the log.
            assertThat(outcome.starts()).isEqualTo(4);
        }
    }

    @Test
    void theTopologiesDecideAsTheCoreAloneDoes() {
        try (Recording recording = recording(Optional.of(middle), Optional.empty())) {
            Outcome outcome = Replay.of(
                    recording, new Replay.Options(5_000, Optional.empty(), true, false, true, 2), new Progress());

            assertThat(outcome.differences()).noneMatch(Difference::unexplained);
            assertThat(outcome.agreed()).isPositive();
        }
    }

    @Test
    void whatWasGoingOnIsToldAtAnyMoment() {
        assertThat(varde(0, "status", "--at", at(middle)))
                .contains("DOWN", "db/b", "1 outage was open", "On call:", "operations");
        assertThat(varde(0, "stats", "--to", at(middle), "--csv"))
                .contains("application,app/one,availability", "times,detected (MTTD),meanS", "person,kari,pages");
        assertThat(varde(2, "replay", "--from", at(middle), "--to", at(middle))).contains("the interval is empty");
    }

    @Test
    void anIntervalFromTheMiddleIsDecidedAlike() {
        try (Recording recording = recording(Optional.of(middle), Optional.empty())) {
            Outcome outcome = Replay.of(recording, options(Optional.empty(), false), new Progress());

            assertThat(outcome.differences()).noneMatch(Difference::unexplained);
            assertThat(outcome.agreed()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {110, 290, 430, 570, 710, 890})
    void itDoesNotMatterWhereInASecondTheKeptObservationsBegin(long later) {
        try (Recording whole = recording(Optional.of(middle + later), Optional.empty());
                Recording aged = new Aged(whole, whole.topics().observations())) {
            Outcome outcome = Replay.of(aged, options(Optional.empty(), false), new Progress());

            assertThat(outcome.differences()).noneMatch(Difference::unexplained);
        }
    }

    /** db/b was down there, and stays so; what was said of all others is no longer kept either. */
    @Test
    void whatWasBeforeTheKeptObservationsIsRecalledFromWhatWasSaidAndIsRemembered() {
        try (Recording whole = recording(Optional.of(middle), Optional.empty());
                Recording aged = new Aged(whole, whole.topics().observations())) {
            Outcome outcome = Replay.of(aged, options(Optional.empty(), false), new Progress());

            assertThat(outcome.differences()).noneMatch(Difference::unexplained);
            assertThat(outcome.recalled())
                    .singleElement()
                    .asString()
                    .startsWith("correlate-0 reads from " + at(middle).substring(0, 16));
            assertThat(outcome.tasks())
                    .filteredOn(task -> task.stage().equals("correlate"))
                    .singleElement()
                    .satisfies(task -> assertThat(task.agreed())
                            .as("a mark of each second agrees, and what was decided besides")
                            .isGreaterThan((task.last() - task.first()) / 1_000));
        }
    }

    @Test
    void anExportedIntervalIsDecidedAlikeWithoutAnyCluster() {
        for (boolean shaded : List.of(true, false)) {
            Path file = temporary.resolve("night-" + shaded + ".varde");
            String said =
                    varde(0, shaded ? "export --without-persons" : "export", "--from", at(middle), file.toString());
            assertThat(said).contains("can be made again, alike");

            try (Recording recording = FileRecording.open(file, FileRecording.Wanted.all())) {
                Outcome outcome = Replay.of(recording, options(Optional.empty(), false), new Progress());

                assertThat(outcome.differences()).noneMatch(Difference::unexplained);
                assertThat(outcome.agreed()).isPositive();
            }
            assertThat(varde(0, "replay", "--file", file.toString())).contains("made again, alike");
        }
    }

    @Test
    void theReportOfTheNightIsTheSameTwice() throws Exception {
        Path first = temporary.resolve("report-1");
        Path second = temporary.resolve("report-2");
        Path file = temporary.resolve("night.varde");
        varde(0, "export", file.toString());
        varde(0, "replay", "--file", file.toString(), "--report", first.toString());
        varde(0, "replay", "--file", file.toString(), "--report", second.toString());

        for (String name : List.of("report.html", "report.md", "report.json")) {
            assertThat(second.resolve(name)).hasSameTextualContentAs(first.resolve(name));
        }
        String html = Files.readString(first.resolve("report.html"));
        assertThat(html).contains("db/a", "db/b", "db/d", "Decided once more, alike", "Kari Nordmann");
        // The pages name their links; nothing is fetched from anywhere.
        assertThat(html).doesNotContain("src=\"http", "href=\"http", "url(http", "<script", "<link");
    }

    @Test
    void withNothingChangedNothingWouldHaveBeenOtherwise() {
        assertThat(varde(0, "replay", "--rule", "holdMost=30s")).contains("Nothing would have been otherwise");
    }

    @Test
    void withoutTheDatabaseNobodyWouldHaveBeenPagedForIt() {
        String said = varde(0, "replay", "--without", "db/d");

        assertThat(said).contains("GONE").contains("cause db/d").contains("would not have come");
        assertThat(said).doesNotContain("GONE  1001").doesNotContain("NEW ");
    }

    private static String at(long time) {
        return java.time.Instant.ofEpochMilli(time).toString();
    }

    private static String varde(int status, String command, String... more) {
        StringWriter said = new StringWriter();
        List<String> arguments = new java.util.ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of(more));
        int found = Varde.run(
                Map.of(
                        "VARDE_BOOTSTRAP", pipeline.addresses().bootstrap(),
                        "VARDE_REGISTRY", pipeline.addresses().registry()),
                new PrintWriter(said, true),
                new PrintWriter(said, true),
                arguments.toArray(String[]::new));
        assertThat(found).as("%s: %s", arguments, said).isEqualTo(status);
        return said.toString();
    }
}
