package varde.app.answer;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who says a command. */
public final class Speaker {

    @Option(names = "--as", paramLabel = "PERSON", description = "Who says it (default: the user of this machine).")
    private @Nullable String who;

    /** The person's id, or another name. */
    public String who() {
        return who == null ? System.getProperty("user.name", "somebody") : who;
    }
}
