package varde.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VardeTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everySettingIsListedWithItsValueAsOneJsonObjectALine() {
        assertThat(varde(Map.of("VARDE_WALL_PORT", "8090"), "settings", "--json"))
                .isZero();

        assertThat(out.toString().lines())
                .hasSize(Setting.values().length)
                .allMatch(line -> line.startsWith("{\"name\":\"VARDE_"));
        assertThat(out.toString()).contains("{\"name\":\"VARDE_WALL_PORT\",\"value\":\"8090\",\"standard\":\"8080\"");
    }

    @Test
    void aSecretIsNotShown() {
        varde(Map.of("VARDE_LINK_SECRET", "a secret of many, many letters, 32+"), "settings");

        assertThat(out.toString()).doesNotContain("many letters").contains("(given)");
    }

    @Test
    void anUnknownCommandIsBadUseWithASuggestion() {
        assertThat(varde(Map.of(), "setings")).isEqualTo(2);

        assertThat(err.toString()).contains("setings").contains("settings").contains("Try: varde --help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void noCommandAtAllIsBadUse() {
        assertThat(varde(Map.of())).isEqualTo(2);
        assertThat(err.toString()).contains("Try: varde --help");
    }

    @Test
    void askingForHelpOrTheVersionIsGood() {
        assertThat(varde(Map.of(), "--help")).isZero();
        assertThat(varde(Map.of(), "--version")).isZero();
        assertThat(varde(Map.of(), "settings", "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: varde", "Kafka 4.3.1", "Usage: varde settings", "List every setting");
    }

    @Test
    void aWrongSettingIsOneLineAndBadUse() {
        assertThat(varde(Map.of("VARDE_BROKER_PORT", "many"), "settings")).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("VARDE_BROKER_PORT=many cannot be");
    }

    private int varde(Map<String, String> environment, String... arguments) {
        return Varde.run(environment, new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
