package varde.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How two values that differ are told. */
class FieldsTest {

    /** Something with fields. */
    public record Told(String name, String text) {}

    @Test
    void onlyTheFieldsThatDifferAreNamed() {
        assertThat(Fields.difference(new Told("a", "one"), new Told("a", "two")))
                .isEqualTo("text: recorded one, now two");
    }

    @Test
    void ofALongTextThePlaceIsShownWhereItBeginsToDifferInOneLine() {
        String same = "the same\n".repeat(100);

        String told = Fields.difference(new Told("a", same + "before"), new Told("a", same + "after"));

        assertThat(told).contains("the same before").contains("the same after").doesNotContain("\n");
        assertThat(told.length()).isLessThan(300);
    }
}
