package varde.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import varde.app.embedded.ClusterMember;
import varde.app.embedded.DataFolder;
import varde.app.embedded.EmbeddedBroker;
import varde.bench.ground.Child;
import varde.bench.ground.Lifeline;

/** The process of a benchmark's broker. */
final class BrokerProcess {

    private BrokerProcess() {}

    /**
     * Starts one; it says {@code READY} when it takes records.
     *
     * @param data its folder
     * @param member which one of the cluster it is
     */
    static Child start(Path data, ClusterMember member) {
        return Child.start(
                BrokerProcess.class.getName(),
                List.of("-Xmx768m", "-XX:+UseG1GC"),
                List.of(
                        data.toString(),
                        Integer.toString(member.node()),
                        Integer.toString(member.port()),
                        member.controllers().stream().map(String::valueOf).collect(Collectors.joining(","))));
    }

    /** What the process runs. */
    public static void main(String[] arguments) throws IOException {
        ClusterMember member = new ClusterMember(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Stream.of(arguments[3].split(",", -1)).map(Integer::valueOf).toList());
        try (DataFolder data = DataFolder.open(Path.of(arguments[0]), false);
                EmbeddedBroker broker = EmbeddedBroker.start(data, member)) {
            Lifeline.say("READY " + broker.bootstrap());
            Lifeline.hear(line -> {});
        }
        Runtime.getRuntime().halt(0);
    }
}
