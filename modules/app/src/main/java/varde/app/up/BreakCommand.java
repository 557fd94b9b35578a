package varde.app.up;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;

/** {@code varde break C}. */
@Command(name = "break", description = "Break a component of the simulation of a running `varde up`.")
public final class BreakCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(paramLabel = "COMPONENT", description = "Its id.")
    private String component = "";

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    public BreakCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return SimulationClient.ask(
                "break", component, connection.find(settings).wall(), output);
    }
}
