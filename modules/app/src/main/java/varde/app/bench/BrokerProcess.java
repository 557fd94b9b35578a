package varde.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import varde.app.embedded.DataFolder;
import varde.app.embedded.EmbeddedBroker;
import varde.bench.ground.Child;
import varde.bench.ground.Lifeline;

/** The process of a benchmark's broker. */
final class BrokerProcess {

    private BrokerProcess() {}

    /**
     * Starts one; it says {@code READY} and its address.
     *
     * @param data its folder
     * @param port 0 for any free one
     */
    static Child start(Path data, int port) {
        return Child.start(
                BrokerProcess.class.getName(),
                List.of("-Xmx768m", "-XX:+UseG1GC"),
                List.of(data.toString(), Integer.toString(port)));
    }

    /** What the process runs. */
    public static void main(String[] arguments) throws IOException {
        try (DataFolder data = DataFolder.open(Path.of(arguments[0]), false);
                EmbeddedBroker broker = EmbeddedBroker.start(data, Integer.parseInt(arguments[1]))) {
            Lifeline.say("READY " + broker.bootstrap());
            Lifeline.hear(line -> {});
        }
        Runtime.getRuntime().halt(0);
    }
}
