package varde.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.wire.registry.RegistrySettings;
import varde.wire.serde.Formats;

/**
 * The values of all settings, read from the environment and checked once: a name with a typing error would otherwise be obeyed
 * by nobody and noticed too late.
 */
public final class Settings {
    /** Variables that the launcher reads itself, before there is a Java to ask. */
    public static final List<String> LAUNCHER = List.of("VARDE_HEAP", "VARDE_JAVA_OPTS", "VARDE_NO_BUILD");

    /** {@code VARDE_KAFKA_SECURITY_PROTOCOL=SSL} is the Kafka client setting {@code security.protocol=SSL}. */
    static final String KAFKA = Setting.PREFIX + "KAFKA_";

    private final EnumMap<Setting, String> given;
    private final SortedMap<String, Object> kafka;

    private Settings(EnumMap<Setting, String> given, SortedMap<String, Object> kafka) {
        this.given = given;
        this.kafka = kafka;
    }

    /**
     * Reads the settings. A variable that is set to nothing counts as not set.
     *
     * @param environment all variables; those that do not begin with {@code VARDE_} are left alone
     * @throws CannotStart naming every variable that is unknown or has a value that cannot be
     */
    public static Settings of(Map<String, String> environment) {
        EnumMap<Setting, String> given = new EnumMap<>(Setting.class);
        SortedMap<String, Object> kafka = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (!variable.startsWith(Setting.PREFIX) || value.isEmpty() || LAUNCHER.contains(variable)) {
                return;
            }
            if (variable.startsWith(KAFKA)) {
                kafka.put(kafkaName(variable), value);
                return;
            }
            Optional<Setting> setting = named(variable);
            setting.ifPresentOrElse(known -> given.put(known, value), () -> wrong.add(unknown(variable)));
            setting.flatMap(known -> complaint(known, value)).ifPresent(wrong::add);
        });
        if (!wrong.isEmpty()) {
            throw new CannotStart(String.join("; ", wrong));
        }
        return new Settings(given, kafka);
    }

    /** The value, or the standard one. */
    public String text(Setting setting) {
        return given.getOrDefault(setting, setting.standard());
    }

    /** The value of a setting that is a number. */
    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    /** The value of a setting that is a file or folder, relative to where the command was started. */
    public Path path(Setting setting) {
        return Path.of(text(setting));
    }

    /** True when the environment gives a value. */
    public boolean isGiven(Setting setting) {
        return given.containsKey(setting);
    }

    /** Settings that go to every Kafka client and serializer as they are: encryption, passwords, time-outs. */
    public Map<String, Object> kafka() {
        return Map.copyOf(kafka);
    }

    /** What every Kafka client of ours begins with: where Kafka is, and {@link #kafka}. */
    public Map<String, Object> clients(Addresses addresses) {
        Map<String, Object> clients = new TreeMap<>(kafka);
        // How values are written is a matter of values(), not of the client that carries them.
        clients.remove(Formats.SERIALIZER);
        clients.remove(Formats.DESERIALIZER);
        clients.put("bootstrap.servers", addresses.bootstrap());
        return clients;
    }

    /**
     * What the format of values is made from, see {@link Formats#of}: the registry, and {@link #kafka}, which may name Confluent's
     * serializers and give their settings.
     *
     * @throws CannotStart when nobody named the registry
     */
    public Map<String, Object> values(Addresses addresses) {
        Map<String, Object> values = new TreeMap<>(kafka);
        values.put(RegistrySettings.URL, addresses.requireRegistry());
        return values;
    }

    private static Optional<Setting> named(String variable) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }

    private static String kafkaName(String variable) {
        return variable.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String unknown(String variable) {
        String nearest = Arrays.stream(Setting.values())
                .map(Setting::variable)
                .min(Comparator.comparingInt(known -> distance(known, variable)))
                .orElseThrow();
        return variable + " is no setting of Varde; did you mean " + nearest + "? (varde settings lists them all)";
    }

    private static Optional<String> complaint(Setting setting, String value) {
        boolean good = switch (setting.kind()) {
            case TEXT, PATH -> true;
            case URL -> isUrl(value);
            case PORT -> isNumber(value, 0, 65_535);
            case COUNT -> isNumber(value, 1, 10_000);
            case NUMBER -> isNumber(value, 0, 10_000);
        };
        return good
                ? Optional.empty()
                : Optional.of(setting.variable() + "=" + value + " cannot be: " + setting.meaning());
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException garbled) {
            return false;
        }
    }

    private static boolean isNumber(String value, int least, int most) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    /** How many letters must be put in, left out or changed to get from one word to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
