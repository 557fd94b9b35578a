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

/** {@code varde merge N M WHY}: these two are one. */
@Command(
        name = "merge",
        description = "Make one outage of two. The older number stays; the all-clear comes when both are well.")
public final class MergeCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(index = "0", paramLabel = "N", description = "One outage's number.")
    private int one;

    @Parameters(index = "1", paramLabel = "M", description = "The other's number.")
    private int other;

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "WHY", description = "Why they are one.")
    private List<String> why = List.of();

    @Mixin
    private Steer steer = new Steer();

    /** The command, with these settings. */
    public MergeCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return steer.say(settings, Kind.MERGE, steering -> {
            String because = Steer.because(why);
            Outage first = Steer.open(steering, one);
            Outage second = Steer.open(steering, other);
            if (one == other) {
                throw new Steer.Refused("name two outages; " + one + " is one already");
            }
            if (!first.domain().equals(second.domain())) {
                throw new Steer.Refused(one + " is in the domain " + first.domain() + " and " + other + " in "
                        + second.domain() + "; causes are sought within a domain, so they cannot be one");
            }
            return steering.say(
                    steer.command(
                            Kind.MERGE,
                            Optional.of(one),
                            Optional.empty(),
                            because,
                            Map.of("into", Integer.toString(other))),
                    first.domain(),
                    () -> merged(steering, one, other).or(() -> merged(steering, other, one)));
        });
    }

    private Optional<String> merged(Steering steering, int goes, int stays) {
        return steering.situation()
                .outage(goes)
                .filter(now -> now.status() == Outage.Status.MERGED)
                .map(now -> goes + " " + now.rootName() + " is part of " + stays + " now; both go by " + stays);
    }
}
