package varde.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import varde.wire.registry.RegistryAwayException;
import varde.wire.registry.RegistryException;

/** When a stage goes on with a new thread, and when it stops for good. */
class ReplacementPolicyTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> stopped = new ArrayList<>();
    private long now;
    private final ReplacementPolicy policy = new ReplacementPolicy("correlate", () -> now, pauses::add, stopped::add);

    static List<Throwable> absences() {
        return List.of(
                new StreamsException(new KafkaException(new InvalidTxnStateException("ended meanwhile"))),
                new StreamsException("no progress within 300000 ms", new TimeoutException("no answer")),
                new StreamsException(new InvalidProducerEpochException("fenced by the coordinator's time-out")),
                new KafkaException("cannot go on", new DisconnectException()),
                new StreamsException(new RegistryAwayException("nothing listens there", new ConnectException())));
    }

    static List<Throwable> faults() {
        return List.of(
                new StreamsException(new IllegalStateException("a defect")),
                new StreamsException(new TopicAuthorizationException("varde.outages")),
                new StreamsException(new UnknownTopicOrPartitionException("deleted")),
                new StreamsException("gave up", new TimeoutException("while", new UnknownTopicOrPartitionException())),
                new StreamsException(new RegistryException("refused")));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void anAbsenceNeverStopsAStageHoweverOftenItComes(Throwable absence) {
        for (int time = 0; time < 100; time++) {
            assertThat(policy.handle(absence)).isEqualTo(REPLACE_THREAD);
            now += 1_000;
        }

        assertThat(stopped).isEmpty();
        assertThat(pauses).hasSize(100).containsOnly(ReplacementPolicy.PAUSE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsTriedThreeTimesInTenMinutesAndThenSaid(Throwable fault) {
        for (int time = 0; time < 3; time++) {
            assertThat(policy.handle(fault)).isEqualTo(REPLACE_THREAD);
            now += 3 * MINUTE;
        }
        assertThat(stopped).isEmpty();

        assertThat(policy.handle(fault)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(stopped).singleElement().asString().startsWith("correlate stops after 3 replaced threads: ");
        assertThat(pauses).isEmpty();
    }

    @Test
    void faultsLongAgoDoNotCount() {
        for (int time = 0; time < 20; time++) {
            assertThat(policy.handle(new IllegalStateException("now and then"))).isEqualTo(REPLACE_THREAD);
            now += 4 * MINUTE;
        }

        assertThat(stopped).isEmpty();
    }

    @Test
    void absencesLeaveFaultsTheirThreeTimes() {
        for (int time = 0; time < 3; time++) {
            absences().forEach(policy::handle);
            assertThat(policy.handle(new IllegalStateException("a defect"))).isEqualTo(REPLACE_THREAD);
        }

        assertThat(policy.handle(new IllegalStateException("a defect"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void withoutMemoryItStopsAtOnce() {
        assertThat(policy.handle(new OutOfMemoryError())).isEqualTo(SHUTDOWN_CLIENT);

        assertThat(stopped).singleElement().asString().contains("OutOfMemoryError");
    }
}
