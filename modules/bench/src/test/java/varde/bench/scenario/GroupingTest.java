package varde.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The F1 of pairs, by hand. */
class GroupingTest {

    private final Grouping grouping = new Grouping();

    @Test
    void isOneWhenAllThatFellTogetherIsInOneOutage() {
        for (int i = 0; i < 4; i++) {
            grouping.failed("fault-0", "a");
        }

        assertThat(grouping.f1()).hasValue(1);
    }

    @Test
    void countsWhatIsInNoOutage() {
        grouping.failed("fault-0", "a");
        grouping.failed("fault-0", "a");
        grouping.failed("fault-0", "");

        // One pair said, three in truth, one of them right: precision 1, recall 1/3.
        assertThat(grouping.f1().orElseThrow()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void countsTwoFaultsInOneOutageAndWhatWorks() {
        grouping.failed("fault-0", "a");
        grouping.failed("fault-0", "a");
        grouping.failed("fault-1", "a");
        grouping.wellButIn("a");

        // Six pairs said, one in truth, and that one is said.
        assertThat(grouping.f1().orElseThrow()).isCloseTo(2.0 / 7, within(1e-9));
    }

    @Test
    void saysNothingOfASingleComponent() {
        grouping.failed("fault-0", "a");

        assertThat(grouping.f1()).isEmpty();
    }
}
