package varde.bench.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed access network is what the facts of the graph give. */
class AccessNetworkTest {

    private static final Path FILE = Path.of("../../landscapes/national/landscape/access.yaml");

    @Test
    void isWrittenFromTheFactsOfTheGraph() throws IOException {
        String written = new AccessNetwork(AccessGraph.read()).yaml();
        if (Boolean.getBoolean("varde.write.access")) {
            Files.writeString(FILE, written);
        }

        assertThat(Files.readString(FILE))
                .as("run this test with -Dvarde.write.access=true to write it anew")
                .isEqualTo(written);
    }

    @Test
    void hasTheNodesAndLinksOfTheGraphOutsideTheCore() {
        AccessGraph graph = AccessGraph.read();

        assertThat(graph.nodes()).hasSize(74);
        assertThat(graph.links()).hasSize(101);
        assertThat(graph.accessNodes()).hasSize(64);
        assertThat(graph.accessLinks())
                .hasSize(101
                        - (int) graph.links().stream()
                                .filter(link -> link.low().core() && link.high().core())
                                .count());
    }

    @Test
    void givesASiteAsManyPathsAsTheGraphHasAndNoneTwice() {
        AccessGraph graph = AccessGraph.read();
        AccessPaths paths = new AccessPaths(graph);

        assertThat(graph.accessNodes())
                .allSatisfy(node -> assertThat(paths.of(node))
                        .hasSizeBetween(1, AccessPaths.MOST)
                        .doesNotHaveDuplicates()
                        .allSatisfy(path -> assertThat(path).doesNotHaveDuplicates()));
    }
}
