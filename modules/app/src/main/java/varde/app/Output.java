package varde.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The convention of every command's output: lines for people, or with {@code --json} one JSON object a line. */
public final class Output {
    private static final ObjectMapper JSON = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    @Option(names = "--json", description = "Print one JSON object a line instead of text for people.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /**
     * Says one thing.
     *
     * @param object a record or map, printed with {@code --json}
     * @param words the same for people; may hold several lines
     */
    public void say(Object object, String words) {
        writer().println(json ? line(object) : words);
        writer().flush();
    }

    /** Says something that only people want to hear, a heading or a summing-up. */
    public void remark(String words) {
        if (!json) {
            writer().println(words);
            writer().flush();
        }
    }

    /** True when the reader is a program. */
    public boolean json() {
        return json;
    }

    private PrintWriter writer() {
        if (command == null) {
            throw new IllegalStateException("picocli gives every mixin its command");
        }
        return command.commandLine().getOut();
    }

    private static String line(Object object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a plain record or map: " + object, e);
        }
    }
}
