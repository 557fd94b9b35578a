package varde.app.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a watchdog says, and how often. */
class VigilTest {

    private final Vigil vigil = new Vigil(1_800_000, 60_000);

    private List<String> look(long second, Map<String, String> troubles) {
        return vigil.look(new TreeMap<>(troubles), second * 1_000).stream()
                .map(Vigil.Word::text)
                .toList();
    }

    @Test
    void whatIsWellIsNotSpokenOf() {
        assertThat(look(0, Map.of())).isEmpty();
        assertThat(look(100_000, Map.of())).isEmpty();
    }

    @Test
    void aTroubleIsSaidOnceAndAgainAfterHalfAnHourNotEverySecond() {
        assertThat(look(0, Map.of("kafka", "away"))).containsExactly("away");
        for (int second = 1; second < 1_800; second++) {
            assertThat(look(second, Map.of("kafka", "away " + second))).isEmpty();
        }
        assertThat(look(1_800, Map.of("kafka", "away"))).containsExactly("still: away");
        assertThat(look(1_801, Map.of("kafka", "away"))).isEmpty();
    }

    @Test
    void whenAllIsWellAgainThatIsSaidOnce() {
        look(0, Map.of("kafka", "away"));
        assertThat(look(5, Map.of())).isEmpty();
        assertThat(look(64, Map.of())).isEmpty();
        assertThat(look(65, Map.of())).containsExactly("well again: away");
        assertThat(look(70, Map.of())).isEmpty();
    }

    @Test
    void whatComesAndGoesIsOneTrouble() {
        look(0, Map.of("kafka", "away"));
        for (int second = 5; second < 600; second += 5) {
            assertThat(look(second, second % 50 < 25 ? Map.of() : Map.of("kafka", "away")))
                    .isEmpty();
        }
        assertThat(look(700, Map.of())).isEmpty();
        assertThat(look(760, Map.of())).containsExactly("well again: away");
        assertThat(look(800, Map.of("kafka", "away"))).containsExactly("away");
    }

    @Test
    void eachConcernHasItsOwnWord() {
        assertThat(look(0, Map.of("a", "one"))).containsExactly("one");
        assertThat(look(1, Map.of("a", "one", "b", "two"))).containsExactly("two");
        assertThat(look(2, Map.of("b", "two"))).isEmpty();
        assertThat(look(62, Map.of("b", "two"))).containsExactly("well again: one");
        assertThat(vigil.open()).containsExactly("b");
    }
}
