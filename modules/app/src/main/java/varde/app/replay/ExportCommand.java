package varde.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.Settings;
import varde.replay.Outcome;
import varde.replay.Progress;
import varde.replay.Replay;
import varde.replay.keep.Export;
import varde.replay.recording.CannotReplay;
import varde.replay.recording.Recording;

/** {@code varde export}: keeps an interval in one file. */
@Command(
        name = "export",
        description = "Keep an interval of the log in one file, which `varde replay --file` reads without any cluster.")
public final class ExportCommand implements Callable<Integer> {

    private final Settings settings;

    @Mixin
    private Source source = new Source();

    @Mixin
    private ReplayCommand.Deciding deciding = new ReplayCommand.Deciding();

    @Option(
            names = "--without-persons",
            description = "Leave names, addresses, the texts of pages and of notes out; ids stay.")
    private boolean withoutPersons;

    @Parameters(paramLabel = "FILE", description = "The file to write; its name usually ends in .varde.")
    private Path file = Path.of("night.varde");

    @Mixin
    private Output output = new Output();

    @Spec
    private @Nullable CommandSpec command;

    /** The command, with these settings. */
    public ExportCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        if (command == null) {
            throw new IllegalStateException("picocli gives every command its specification");
        }
        Progress progress = new Progress();
        try (Recording recording = source.open(settings, progress);
                ProgressLine line =
                        ProgressLine.start(progress, command.commandLine().getErr())) {
            Outcome outcome = Replay.of(recording, deciding.options(settings, true), progress);
            Export.How how = new Export.How(program(), source.ids(), withoutPersons);
            long records = Export.write(recording, outcome, how, file);
            line.close();
            long bytes = Files.size(file);
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("file", file.toString());
            said.put("records", records);
            said.put("bytes", bytes);
            said.put("unexplained", outcome.unexplained());
            output.say(
                    said,
                    String.format("%s: %,d records, %,d bytes. ", file, records, bytes)
                            + (outcome.unexplained() == 0
                                    ? "Its decisions can be made again, alike."
                                    : "Unexplained differences when it is decided once more: " + outcome.unexplained()
                                            + "; `varde replay` lists them."));
            return 0;
        } catch (CannotReplay e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private static String program() {
        String version = ExportCommand.class.getPackage().getImplementationVersion();
        return "varde " + (version == null ? "(development)" : version);
    }
}
