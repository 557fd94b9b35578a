package varde.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.CannotStart;

class EmbeddedBrokerTest {
    @TempDir
    Path temporary;

    @Test
    void aBrokerThatLosesItsDiskSaysSoAndLetsTheProcessLive() throws Exception {
        try (DataFolder data = DataFolder.open(temporary, false)) {
            EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
            Records.createTopic(broker.bootstrap(), "before");

            // As good as a disk that is gone: nothing can be made where the log was.
            Files.move(temporary.resolve("broker"), temporary.resolve("gone"));
            Files.writeString(temporary.resolve("broker"), "");
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                admin.createTopics(List.of(new NewTopic("after", 1, (short) 1)));

                assertThat(broker.failed().toCompletableFuture())
                        .succeedsWithin(Duration.ofSeconds(20))
                        .asString()
                        .startsWith("the broker gave up");
            }

            broker.close();
            assertThatThrownBy(() -> EmbeddedBroker.start(data, 0)).isInstanceOf(CannotStart.class);
        }
    }
}
