package varde.bench.ground;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The child's end of {@link Child}: hears what the parent says, until the parent lets go of it or is gone, be it by kill -9:
 * the operating system closes the pipe then.
 */
public final class Lifeline {

    private Lifeline() {}

    /** Hears every line; returns when the parent has let go. */
    public static void hear(Consumer<String> line) throws IOException {
        BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String said = parent.readLine(); said != null; said = parent.readLine()) {
            line.accept(said);
        }
    }

    /** Says a line to the parent. */
    public static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
