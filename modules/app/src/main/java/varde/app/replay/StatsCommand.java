package varde.app.replay;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.Settings;
import varde.replay.Progress;
import varde.replay.recording.CannotReplay;
import varde.replay.recording.Recording;
import varde.replay.stats.Figure;
import varde.replay.stats.Statistics;
import varde.replay.story.StoryReader;

/** {@code varde stats}: availability, how fast things were found and mended, and whom it woke. */
@Command(
        name = "stats",
        description =
                "Statistics over an interval: availability, times to detect, answer and resolve, pages per person,"
                        + " noise, flappers, top causes.")
public final class StatsCommand implements Callable<Integer> {

    private final Settings settings;

    @Mixin
    private Source source = new Source();

    @Option(names = "--csv", description = "Print section,name,figure,value lines.")
    private boolean csv;

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    public StatsCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try (Recording recording = source.open(settings, new Progress())) {
            String section = "";
            if (csv) {
                output.remark("section,name,figure,value");
            }
            for (Figure figure : Statistics.of(StoryReader.read(recording, false))) {
                if (!csv && !figure.section().equals(section)) {
                    section = figure.section();
                    output.remark(section);
                }
                output.say(figure, csv ? lines(figure) : words(figure));
            }
            return 0;
        } catch (CannotReplay e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private static String lines(Figure figure) {
        return figure.values().entrySet().stream()
                .map(value -> quoted(figure.section()) + "," + quoted(figure.name()) + "," + value.getKey() + ","
                        + value.getValue())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String words(Figure figure) {
        return String.format("  %-36s ", figure.name())
                + figure.values().entrySet().stream().map(StatsCommand::word).collect(Collectors.joining("  "));
    }

    private static String word(Map.Entry<String, Number> value) {
        Number number = value.getValue();
        if (value.getKey().equals("availability") || value.getKey().equals("share")) {
            return value.getKey() + " " + String.format(Locale.ROOT, "%.3f %%", 100 * number.doubleValue());
        }
        return value.getKey() + " "
                + (number instanceof Double
                        ? String.format(Locale.ROOT, "%.1f", number.doubleValue())
                        : number.toString());
    }
}
