package varde.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import varde.app.embedded.SharedCluster;
import varde.app.embedded.ThrowawayCluster;
import varde.bench.ground.Ground;
import varde.bench.notify.FaultRow;
import varde.bench.notify.KillBench;

@ExtendWith(SharedCluster.class)
@DisplayName("A notifier that is killed")
class KillPointsTest {

    private static final int LANES = 4;

    @Test
    void atEachMomentBetweenReadingAndHavingDoneLosesNothing(ThrowawayCluster cluster) throws Exception {
        List<FaultRow> rows = new ArrayList<>();

        new KillBench(() -> Ground.at(cluster.bootstrap(), "k" + UUID.randomUUID() + ".", 1), LANES)
                .atEachPoint(rows::add);

        rows.forEach(row -> System.out.println(row.words()));
        assertThat(rows).hasSize(8).allMatch(FaultRow::good);
        assertThat(rows).allSatisfy(row -> assertThat(row.arrived()).isEqualTo(row.pages()));
        // Before the provider has been asked nothing can have arrived twice.
        assertThat(rows.subList(0, 4)).extracting(FaultRow::repeated).containsOnly(0L);
    }
}
