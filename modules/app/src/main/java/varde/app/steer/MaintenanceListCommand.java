package varde.app.steer;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.core.correlate.MaintenancePlan;
import varde.core.landscape.Maintenance;

/** {@code varde maintenance list}: the windows that are open and to come. */
@Command(name = "list", description = "List the windows that are open and to come, from the configuration and by hand.")
final class MaintenanceListCommand implements Callable<Integer> {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Settings settings;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    MaintenanceListCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Line line = Line.open(connection.find(settings), settings);
        Plans plans = new Plans(line.topics(), line.codecs());
        LogReader.readAll(line.kafka(), plans.sources(), plans::take);
        long now = System.currentTimeMillis();
        List<MaintenancePlan.Entry> entries = plans.maintenance().at(now);
        entries.forEach(entry -> tell(entry, entry.open(now)));
        if (entries.isEmpty()) {
            output.remark("no maintenance is open or to come");
        }
        return 0;
    }

    private void tell(MaintenancePlan.Entry entry, boolean open) {
        Maintenance window = entry.window();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", window.id());
        fields.put("open", open);
        fields.put("from", time(entry.from(), window));
        fields.put("until", time(entry.until(), window));
        fields.put("timezone", window.timezone().getId());
        fields.put("covers", covers(window));
        fields.put("author", window.author());
        fields.put("reason", window.reason());
        fields.put("by_hand", entry.byHand());
        window.schedule().ifPresent(schedule -> fields.put("schedule", schedule));
        output.say(
                fields,
                window.id() + "  " + (open ? "open until " : time(entry.from(), window) + " until ")
                        + time(entry.until(), window) + " " + window.timezone() + "  " + covers(window)
                        + window.schedule()
                                .map(schedule -> "  each " + schedule)
                                .orElse("") + "  " + window.author()
                        + (window.reason().isBlank() ? "" : ": " + window.reason())
                        + (entry.byHand() ? "" : "  (configuration)"));
    }

    private static String covers(Maintenance window) {
        return window.component()
                .or(() -> window.subtree().map(top -> top + " and all that falls with it"))
                .orElseGet(() -> window.matchers().stream()
                        .map(matcher -> matcher.toString())
                        .collect(Collectors.joining(",")));
    }

    private static String time(long at, Maintenance window) {
        return CLOCK.format(Instant.ofEpochMilli(at).atZone(window.timezone()));
    }
}
