package varde.app.steer;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import varde.app.Settings;
import varde.config.route.Matchers;
import varde.config.yaml.Words;
import varde.core.command.Command.Kind;
import varde.core.correlate.MaintenancePlan;
import varde.core.route.Matcher;

/** {@code varde maintenance add}: what breaks within this window is quiet until it ends. */
@Command(
        name = "add",
        description =
                "Plan a window: of one component, of a component and all that falls with it, or of all that match."
                        + " Times are local times of --timezone.")
final class MaintenanceAddCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(arity = "1..*", paramLabel = "WHY", description = "What is done.")
    private List<String> why = List.of();

    @Option(names = "--id", paramLabel = "ID", description = "Its name, to end it by (default: one is made).")
    private @Nullable String id;

    @Option(names = "--component", paramLabel = "C", description = "This component.")
    private @Nullable String component;

    @Option(names = "--subtree", paramLabel = "C", description = "This component and all that would fall with it.")
    private @Nullable String subtree;

    @Option(
            names = "--match",
            paramLabel = "MATCHER",
            description = "All with these labels, like 'kind=\"server\",site=\"oslo\"'; may be given several times.")
    private List<String> matchers = List.of();

    @Option(names = "--from", paramLabel = "TIME", description = "Like 2026-12-01T22:00 (default: now).")
    private @Nullable LocalDateTime from;

    @Option(names = "--to", paramLabel = "TIME", description = "Like 2026-12-02T04:00.")
    private @Nullable LocalDateTime to;

    @Option(names = "--for", paramLabel = "DURATION", description = "How long, like 30m or 2h, in place of --to.")
    private @Nullable String lasts;

    @Option(
            names = "--schedule",
            paramLabel = "CRON",
            description = "Again and again: its starts, like '0 2 * * TUE'; --for says how long each lasts.")
    private @Nullable String schedule;

    @Option(names = "--timezone", paramLabel = "ZONE", description = "Default: that of this machine.")
    private ZoneId timezone = ZoneId.systemDefault();

    @Mixin
    private Steer steer = new Steer();

    /** The command, with these settings. */
    MaintenanceAddCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return steer.say(settings, Kind.MAINTENANCE, steering -> {
            String because = Steer.because(why);
            TreeMap<String, String> values = values();
            var command = steer.command(Kind.MAINTENANCE, Optional.empty(), Optional.empty(), because, values);
            String window = values.computeIfAbsent("id", none -> command.id().substring(0, 8));
            check(steering, window, values, because);
            return steering.sayToAll(
                    steer.command(Kind.MAINTENANCE, Optional.empty(), Optional.empty(), because, values),
                    MaintenanceEndCommand.effect(steering, window));
        });
    }

    private TreeMap<String, String> values() {
        TreeMap<String, String> values = new TreeMap<>(Map.of("timezone", timezone.getId()));
        put(values, "id", id);
        put(values, "component", component);
        put(values, "subtree", subtree);
        put(values, "from", from);
        put(values, "to", to);
        put(values, "schedule", schedule);
        try {
            put(values, schedule == null ? "for" : "lasts", lasts == null ? null : length(lasts));
            int number = 0;
            for (String text : matchers) {
                for (Matcher matcher : Matchers.parse(text)) {
                    String name = "matcher." + number++;
                    values.put(name + ".label", matcher.label());
                    values.put(name + ".operator", matcher.operator().name());
                    values.put(name + ".value", matcher.value());
                }
            }
        } catch (IllegalArgumentException wrong) {
            throw new Steer.Refused(String.valueOf(wrong.getMessage()));
        }
        return values;
    }

    private static Duration length(String text) {
        return Words.someDuration(text);
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    private void check(Steering steering, String window, TreeMap<String, String> values, String because) {
        TreeMap<String, String> whole = new TreeMap<>(values);
        whole.put("reason", because);
        try {
            var unused = MaintenancePlan.window(window, whole, steer.who(), System.currentTimeMillis());
        } catch (IllegalArgumentException wrong) {
            throw new Steer.Refused("this is no maintenance window: " + wrong.getMessage());
        }
        for (String named : new String[] {values.get("component"), values.get("subtree")}) {
            if (named != null && steering.plans().domain(named).isEmpty()) {
                throw new Steer.Refused(named + " is not in the landscape");
            }
        }
        boolean taken = steering.plans().maintenance().at(System.currentTimeMillis()).stream()
                .anyMatch(entry -> entry.window().id().equals(window));
        if (taken) {
            throw new Steer.Refused("there is a window " + window + " already; end it first, or choose another --id");
        }
    }
}
