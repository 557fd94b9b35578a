package varde.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void aSettingThatNobodyGivesHasItsStandardValue() {
        Settings settings = Settings.of(Map.of("PATH", "/bin", "VARDE_WALL_PORT", ""));

        assertThat(settings.number(Setting.WALL_PORT)).isEqualTo(8080);
        assertThat(settings.isGiven(Setting.WALL_PORT)).isFalse();
    }

    @Test
    void theEnvironmentOutweighsTheStandardValue() {
        Settings settings =
                Settings.of(Map.of("VARDE_BROKER_PORT", "0", "VARDE_REGISTRY", "https://registry.example.org/x"));

        assertThat(settings.number(Setting.BROKER_PORT)).isZero();
        assertThat(settings.text(Setting.REGISTRY)).isEqualTo("https://registry.example.org/x");
    }

    @Test
    void aTypingErrorIsToldWithTheNearestName() {
        assertThatThrownBy(() -> Settings.of(Map.of("VARDE_BROKER_PROT", "9092")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("VARDE_BROKER_PROT is no setting of Varde; did you mean VARDE_BROKER_PORT?"
                        + " (varde settings lists them all)");
    }

    @Test
    void everyWrongValueIsTold() {
        assertThatThrownBy(() -> Settings.of(Map.of(
                        "VARDE_BROKER_PORT", "65536",
                        "VARDE_HEARTBEAT_PARTITIONS", "0",
                        "VARDE_REGISTRY", "localhost:8081",
                        "VARDE_WALL_PORT", "8080")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("VARDE_BROKER_PORT=65536 cannot be")
                .hasMessageContaining("VARDE_HEARTBEAT_PARTITIONS=0 cannot be")
                .hasMessageContaining("VARDE_REGISTRY=localhost:8081 cannot be")
                .message()
                .doesNotContain("VARDE_WALL_PORT", "\n");
    }

    @Test
    void whatTheLauncherReadsIsLeftAlone() {
        assertThat(Settings.of(Map.of("VARDE_HEAP", "2g")).kafka()).isEmpty();
    }

    @Test
    void kafkasOwnSettingsGoToItsClients() {
        assertThat(Settings.of(Map.of(
                                "VARDE_KAFKA_SECURITY_PROTOCOL", "SSL", "VARDE_KAFKA_SSL_KEYSTORE_LOCATION", "/k"))
                        .kafka())
                .isEqualTo(Map.of("security.protocol", "SSL", "ssl.keystore.location", "/k"));
    }

    @Test
    void theFormatOfValuesIsNoMatterOfTheClientThatCarriesThem() {
        Settings settings = Settings.of(Map.of(
                "VARDE_KAFKA_SECURITY_PROTOCOL", "SSL",
                "VARDE_KAFKA_VALUE_SERIALIZER", "io.confluent.kafka.serializers.KafkaAvroSerializer"));
        Addresses addresses = new Addresses("kafka.example.org:9092", "https://registry.example.org", "");

        assertThat(settings.clients(addresses))
                .isEqualTo(Map.of("bootstrap.servers", "kafka.example.org:9092", "security.protocol", "SSL"));
        assertThat(settings.values(addresses))
                .containsEntry("schema.registry.url", "https://registry.example.org")
                .containsEntry("value.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer");
    }

    @Test
    void everyStandardValueIsOneThatCouldBeGiven() {
        Arrays.stream(Setting.values())
                .filter(setting -> !setting.standard().isEmpty())
                .forEach(setting -> assertThat(Settings.of(Map.of(setting.variable(), setting.standard()))
                                .text(setting))
                        .isEqualTo(setting.standard()));
    }
}
