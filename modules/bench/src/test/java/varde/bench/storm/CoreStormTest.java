package varde.bench.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.bench.scenario.Terrain;
import varde.config.ConfigFolder;
import varde.core.page.Texts;
import varde.streams.TextResources;

/** A cut on the small example: what is counted, not how long it takes. */
class CoreStormTest {

    private static final Terrain TERRAIN =
            Terrain.of(ConfigFolder.readWithoutSecrets(Path.of("../../config"), name -> Optional.empty())
                    .configuration()
                    .orElseThrow());

    @Test
    void makesOneOutageOfEverythingWhetherTheRootIsSeenFirstOrLast() {
        CoreCut cut = CoreCut.of(TERRAIN, "haukeland/lan", 7, 1);

        Map<String, Object> figures = new CoreStorm(cut, Texts.of(TextResources::read)).run();

        assertThat(figures)
                .containsEntry("root_first_outages", 1)
                .containsEntry("root_last_outages", 1)
                .containsEntry("open_after", 0L);
        assertThat((Integer) figures.get("root_first_failures")).isGreaterThanOrEqualTo(7);
        assertThat((Integer) figures.get("root_last_failures")).isGreaterThanOrEqualTo(7);
        assertThat((Integer) figures.get("root_first_pages")).isPositive();
    }

    @Test
    void refusesToCutMoreThanFalls() {
        assertThatThrownBy(() -> CoreCut.of(TERRAIN, "haukeland/lan", 100_000, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("watched components fall with haukeland/lan");
        assertThatThrownBy(() -> CoreCut.of(TERRAIN, "no/such", 1, 1)).hasMessageContaining("no component no/such");
    }
}
