package varde.app.steer;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import varde.app.Settings;

/** {@code varde maintenance}: plan, list and end maintenance windows. */
@Command(
        name = "maintenance",
        description = "Plan, list and end maintenance: what breaks within a window is quiet until it ends.")
public final class MaintenanceCommand {

    private MaintenanceCommand() {}

    /** The command with its subcommands. */
    public static CommandLine line(Settings settings) {
        return new CommandLine(new MaintenanceCommand())
                .addSubcommand(new MaintenanceAddCommand(settings))
                .addSubcommand(new MaintenanceListCommand(settings))
                .addSubcommand(new MaintenanceEndCommand(settings));
    }
}
