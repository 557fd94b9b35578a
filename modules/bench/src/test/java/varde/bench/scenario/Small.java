package varde.bench.scenario;

import java.nio.file.Path;
import java.util.Optional;
import varde.config.ConfigFolder;

/** The small example as the terrain of scenarios. */
final class Small {

    static final Terrain TERRAIN =
            Terrain.of(ConfigFolder.readWithoutSecrets(Path.of("../../config"), name -> Optional.empty())
                    .configuration()
                    .orElseThrow());

    private Small() {}

    static int node(String id) {
        return TERRAIN.landscape().node(id);
    }
}
