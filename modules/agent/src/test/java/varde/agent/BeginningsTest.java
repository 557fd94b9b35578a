package varde.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Looks that begin together are spread over the interval. */
class BeginningsTest {

    @Property(tries = 50)
    void ofFiveThousandLooksNoSecondHasMoreThanItsShareAndOne(@ForAll long seed) {
        Beginnings beginnings = new Beginnings(5_000, new Random(seed));
        Duration interval = Duration.ofSeconds(10);
        int[] perSecond = new int[10];

        IntStream.range(0, 5_000)
                .mapToObj(index -> beginnings.of(index, interval))
                .forEach(first -> perSecond[(int) first.toSeconds()]++);

        assertThat(perSecond).containsOnly(500);
    }
}
