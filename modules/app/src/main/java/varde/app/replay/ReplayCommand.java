package varde.app.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.Setting;
import varde.app.Settings;
import varde.replay.Outcome;
import varde.replay.Progress;
import varde.replay.Replay;
import varde.replay.compare.Difference;
import varde.replay.decide.TaskResult;
import varde.replay.recording.CannotReplay;
import varde.replay.recording.Recording;
import varde.replay.report.Report;
import varde.replay.story.StoryReader;
import varde.replay.whatif.WhatIf;

/** {@code varde replay}: decides once more what the log tells of, and compares. */
@Command(
        name = "replay",
        description = "Decide once more what an interval of the log tells of, and compare with what was decided then.")
public final class ReplayCommand implements Callable<Integer> {

    private final Settings settings;

    @Mixin
    private Source source = new Source();

    @Mixin
    private Deciding deciding = new Deciding();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write the post-mortem there: report.html, report.md and report.json.")
    private @Nullable Path report;

    @Mixin
    private WhatIfOptions whatIf = new WhatIfOptions();

    @Mixin
    private Output output = new Output();

    @Spec
    private @Nullable CommandSpec command;

    /** The command, with these settings. */
    public ReplayCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = new Progress();
        try (Recording recording = source.open(settings, progress);
                ProgressLine line = ProgressLine.start(progress, writer())) {
            if (whatIf.given()) {
                WhatIfStory.say(WhatIf.of(recording, whatIf.change()), output);
                return 0;
            }
            long began = System.nanoTime();
            Outcome outcome = Replay.of(recording, deciding.options(settings, false), progress);
            line.close();
            say(outcome, Duration.ofNanos(System.nanoTime() - began));
            if (report != null) {
                Report.write(StoryReader.read(recording), Optional.of(outcome), report);
                output.remark("The report is in " + report.resolve("report.html"));
            }
            return outcome.unexplained() == 0 ? 0 : 1;
        } catch (CannotReplay e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private java.io.PrintWriter writer() {
        if (command == null) {
            throw new IllegalStateException("picocli gives every command its specification");
        }
        return command.commandLine().getErr();
    }

    private void say(Outcome outcome, Duration took) {
        for (Difference difference : outcome.differences()) {
            output.say(difference, line(difference));
        }
        for (TaskResult task : outcome.tasks()) {
            output.remark(String.format(
                    Locale.ROOT,
                    "%-12s %,12d inputs, %,9d decisions alike, %d differ, %d starts",
                    task.stage() + "-" + task.partition(),
                    task.read(),
                    task.agreed(),
                    task.differences().size(),
                    task.starts()));
        }
        outcome.recalled().forEach(output::remark);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("from", Instant.ofEpochMilli(outcome.interval().from()).toString());
        summary.put("to", Instant.ofEpochMilli(outcome.interval().to()).toString());
        summary.put("inputs", outcome.read());
        summary.put("alike", outcome.agreed());
        summary.put("differences", outcome.differences().size());
        summary.put("unexplained", outcome.unexplained());
        summary.put("starts", outcome.starts());
        summary.put("recalled", outcome.recalled());
        summary.put("seconds", took.toMillis() / 1000.0);
        output.say(summary, words(outcome, took));
    }

    private static String words(Outcome outcome, Duration took) {
        double times = outcome.interval().length() / (double) Math.max(1, took.toMillis());
        String verdict = outcome.differences().isEmpty()
                ? "Every decision was made again, alike."
                : outcome.unexplained() == 0
                        ? "All differences are explained."
                        : "UNEXPLAINED differences: " + outcome.unexplained() + ".";
        return String.format(
                Locale.ROOT,
                "%s %,d inputs, %,d decisions, in %.1f s (%.0f times real time).",
                verdict,
                outcome.read(),
                outcome.agreed(),
                took.toMillis() / 1000.0,
                times);
    }

    private static String line(Difference difference) {
        return Instant.ofEpochMilli(difference.at()) + " " + difference.kind() + " in " + difference.topic() + ": "
                + difference.what() + "; " + difference.detail() + " ("
                + difference.cause().words() + ")";
    }

    /** The options that say how is decided. */
    static final class Deciding {

        @Option(
                names = "--warm-up",
                paramLabel = "DURATION",
                defaultValue = "30m",
                converter = Span.class,
                description = "How much of the heartbeats before the interval is read first, such as 30m.")
        private Duration warmUp = Duration.ofMinutes(30);

        @Option(
                names = "--from-observations",
                description = "Leave the heartbeats out: where they are no longer kept, or to be quick.")
        private boolean fromObservations;

        @Option(
                names = "--through-topologies",
                description =
                        "Run the Kafka Streams topologies themselves, under Kafka's test driver: slower, for a stretch.")
        private boolean topologies;

        Replay.Options options(Settings settings, boolean keepsBegun) {
            String secret = settings.text(Setting.LINK_SECRET);
            return new Replay.Options(
                    warmUp.toMillis(),
                    secret.isEmpty() ? Optional.empty() : Optional.of(secret),
                    !fromObservations,
                    keepsBegun,
                    topologies,
                    Runtime.getRuntime().availableProcessors());
        }
    }
}
