package varde.app.steer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.Settings;
import varde.core.command.Command.Kind;
import varde.core.correlate.Member;

/** {@code varde maintenance end ID WHY}: the window is over. */
@Command(name = "end", description = "End a window, or call off one to come. What is still broken is told then.")
final class MaintenanceEndCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(index = "0", paramLabel = "ID", description = "The window, as maintenance list names it.")
    private String id = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "WHY", description = "Why it is over.")
    private List<String> why = List.of();

    @Mixin
    private Steer steer = new Steer();

    /** The command, with these settings. */
    MaintenanceEndCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return steer.say(settings, Kind.MAINTENANCE, steering -> {
            boolean known = steering.plans().maintenance().at(System.currentTimeMillis()).stream()
                    .anyMatch(entry -> entry.window().id().equals(id));
            if (!known) {
                throw new Steer.Refused(
                        "no window " + id + " is open or to come; ./varde maintenance list tells which are");
            }
            return steering.sayToAll(
                    steer.command(
                            Kind.MAINTENANCE,
                            Optional.empty(),
                            Optional.empty(),
                            String.join(" ", why),
                            Map.of("id", id, "end", "true")),
                    effect(steering, id));
        });
    }

    /** What CORRELATE says of a window from now on. */
    static Supplier<Optional<String>> effect(Steering steering, String window) {
        Optional<Member> before = steering.situation().member("maintenance/" + window);
        return () -> steering.situation()
                .member("maintenance/" + window)
                .filter(now -> !Optional.of(now).equals(before))
                .map(Member::note);
    }
}
