package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.rules.Rule;
import varde.core.rules.Rules;

class RulesTest {

    @TempDir
    private Path root;

    private FolderOnDisk folder;

    @BeforeEach
    void aGoodFolder() {
        folder = new FolderOnDisk(root);
    }

    @Test
    void everyRuleCanBeOverriddenByItsName() {
        StringBuilder text = new StringBuilder();
        for (Rule rule : Rule.values()) {
            text.append(rule.key()).append(rule.unit() == Rule.Unit.DURATION ? ": 90s\n" : ": 7\n");
        }
        // These two must keep their order.
        String ordered = text.toString().replace("flapOff: 7", "flapOff: 6");

        Rules rules = folder.with("rules.yaml", ordered).good().rules();

        assertThat(rules.overrides()).containsOnlyKeys(Rule.values());
        assertThat(rules.of(Rule.HOLD_MOST)).isEqualTo(90_000);
        assertThat(rules.of(Rule.FLAP_ON)).isEqualTo(7);
    }

    @Test
    void aKindMayHaveItsOwn() {
        Rules rules = folder.with(
                        "rules.yaml",
                        "reopenWithin: 1h30m\ndigestAt: \"06:30\"\nkinds:\n  database: {reopenWithin: 500ms}\n")
                .good()
                .rules();

        assertThat(rules.of(Rule.REOPEN_WITHIN)).isEqualTo(5_400_000);
        assertThat(rules.of(Rule.REOPEN_WITHIN, "database")).isEqualTo(500);
        assertThat(rules.of(Rule.DIGEST_AT)).isEqualTo(23_400_000);
    }

    @Test
    void wrongRulesAreTold() {
        folder.with("rules.yaml", """
                stormRoots: -3
                flapOn: 500
                digestAt: 2d
                kinds:
                  databse: {holdMost: 1 minute}
                  database: {hold: 1m}
                """)
                .hasExactly(
                        "rules.yaml:1: `stormRoots`: -3 is out of range",
                        "rules.yaml:2: `flapOff` must not be above `flapOn` for the rules",
                        "rules.yaml:3: `2d` is not a time of day; write it like \"07:00\"",
                        "rules.yaml:5: warning: no component is of kind `databse`; did you mean `database`?",
                        "rules.yaml:5: `1 minute` is not a duration",
                        "rules.yaml:6: unknown key `hold` in the rules of a kind");
    }
}
