package varde.app.steer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.Settings;
import varde.core.command.Command.Kind;
import varde.core.correlate.Outage;

/** {@code varde resolve N WHY}: it is over, whatever the agents see. */
@Command(
        name = "resolve",
        description = "Close an outage by hand. What is still broken stays quiet until it has been seen well once.")
public final class ResolveCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(index = "0", paramLabel = "N", description = "The outage's number.")
    private int number;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "WHY", description = "Why it is over.")
    private List<String> why = List.of();

    @Mixin
    private Steer steer = new Steer();

    /** The command, with these settings. */
    public ResolveCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return steer.say(settings, Kind.RESOLVE, steering -> {
            String because = Steer.because(why);
            Outage outage = Steer.open(steering, number);
            return steering.say(
                    steer.command(Kind.RESOLVE, Optional.of(number), Optional.empty(), because, Map.of()),
                    outage.domain(),
                    () -> steering.situation()
                            .outage(number)
                            .filter(now -> now.status() != Outage.Status.OPEN)
                            .map(now -> number + " " + now.rootName() + ": resolved by " + steer.who()));
        });
    }
}
