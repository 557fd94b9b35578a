package varde.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code varde settings}: what the environment can say, and what it says now. */
@Command(name = "settings", description = "List every setting: environment variable, value now, meaning.")
final class SettingsCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private Output output = new Output();

    SettingsCommand(Settings settings) {
        this.settings = settings;
    }

    private record Row(String name, String value, String standard, String meaning) {}

    @Override
    public Integer call() {
        for (Setting setting : Setting.values()) {
            String value = shown(setting);
            output.say(
                    new Row(setting.variable(), value, setting.standard(), setting.meaning()),
                    "%-30s %-12s %s".formatted(setting.variable(), value.isEmpty() ? "-" : value, setting.meaning()));
        }
        output.remark("%-30s %-12s %s"
                .formatted(
                        Settings.KAFKA + "*",
                        "-",
                        "any setting of Kafka's clients and of serializers: VARDE_KAFKA_SECURITY_PROTOCOL=SSL"));
        return 0;
    }

    /** A secret is not for the screen. */
    private String shown(Setting setting) {
        return setting == Setting.LINK_SECRET && settings.isGiven(setting) ? "(given)" : settings.text(setting);
    }
}
