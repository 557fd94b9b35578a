package varde.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * What a command said when it was run in this process.
 *
 * @param out the lines of its answer
 * @param err the lines of its complaint
 * @param status its exit status
 */
public record Said(List<String> out, List<String> err, int status) {

    /** Runs a command. */
    public static Said by(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Varde.run(environment, new PrintWriter(out), new PrintWriter(err), arguments);
        return new Said(out.toString().lines().toList(), err.toString().lines().toList(), status);
    }
}
