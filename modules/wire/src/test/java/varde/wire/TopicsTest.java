package varde.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    @DisplayName("The list is the design's, every name once, under the prefix")
    void names() {
        assertThat(Topics.STANDARD.all())
                .extracting(Topic::name)
                .containsExactlyInAnyOrder(
                        "varde.heartbeats",
                        "varde.observations",
                        "varde.outages",
                        "varde.members",
                        "varde.escalations",
                        "varde.pages.sms",
                        "varde.pages.email",
                        "varde.pages.webhook",
                        "varde.pages.canary",
                        "varde.receipts",
                        "varde.sent",
                        "varde.commands.correlate",
                        "varde.commands.escalate",
                        "varde.config.correlate",
                        "varde.config.escalate",
                        "varde.order.correlate",
                        "varde.order.escalate",
                        "varde.rejected");
        assertThat(new Topics("prod.").named("prod.sent")).contains(new Topics("prod.").sent());
        assertThatThrownBy(() -> new Topics("a b")).hasMessageContaining("a b");
    }

    @Test
    @DisplayName("Brokers stamp every record: time is in the log")
    void logAppendTime() {
        assertThat(Topics.STANDARD.all())
                .allSatisfy(
                        topic -> assertThat(topic.settings()).containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    @DisplayName("What a stage reads has equally many partitions; only the main inputs carry pulses")
    void partitions() {
        Topics topics = Topics.STANDARD;
        assertThat(Set.of(
                                topics.observations(),
                                topics.configCorrelate(),
                                topics.commandsCorrelate(),
                                topics.orderCorrelate())
                        .stream()
                        .map(Topic::group)
                        .collect(Collectors.toSet()))
                .containsExactly(PartitionGroup.CORRELATE);
        assertThat(Set.of(
                                topics.outages(),
                                topics.receipts(),
                                topics.configEscalate(),
                                topics.commandsEscalate(),
                                topics.orderEscalate())
                        .stream()
                        .map(Topic::group)
                        .collect(Collectors.toSet()))
                .containsExactly(PartitionGroup.ESCALATE);
        assertThat(topics.all().stream().filter(Topic::pulsed))
                .containsExactly(topics.heartbeats(), topics.observations(), topics.outages());
        assertThat(PartitionGroup.localCounts())
                .containsAllEntriesOf(Map.of(
                        PartitionGroup.DETECT, 4,
                        PartitionGroup.CORRELATE, 1,
                        PartitionGroup.ESCALATE, 1,
                        PartitionGroup.NOTIFY, 4));
        assertThat(PartitionGroup.productionCounts()).containsEntry(PartitionGroup.DETECT, 24);
    }

    @Test
    @DisplayName("A record of the largest size that any topic takes still fits into rejected, with its reason")
    void rejectedHoldsAll() {
        int largest = Topics.STANDARD.all().stream()
                .filter(topic -> !topic.equals(Topics.STANDARD.rejected()))
                .mapToInt(Topic::maxMessageBytes)
                .max()
                .orElseThrow();
        assertThat(Topics.STANDARD.rejected().maxMessageBytes()).isGreaterThan(2 * largest);
        assertThat(Topics.STANDARD.maxRequestSize())
                .isEqualTo(Topics.STANDARD.rejected().maxMessageBytes());
    }
}
