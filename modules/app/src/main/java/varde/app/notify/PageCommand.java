package varde.app.notify;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import varde.app.Settings;

/** {@code varde page …}: pages by hand. */
@Command(name = "page", description = "Pages by hand.", synopsisSubcommandLabel = "COMMAND")
public final class PageCommand implements Callable<Integer> {

    private PageCommand() {}

    /** The command with what belongs to it. */
    public static CommandLine line(Settings settings) {
        return new CommandLine(new PageCommand()).addSubcommand(new PageTestCommand(settings));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                line(Settings.of(java.util.Map.of())), "page what? Try: varde page test --help");
    }
}
