package varde.wire.serde;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;

/** Chooses the format by the settings that Kafka's clients know. */
public final class Formats {

    /** Setting: the serializer's class; Varde's own if left out. */
    public static final String SERIALIZER = "value.serializer";
    /** Setting: the deserializer's class; Varde's own if left out. */
    public static final String DESERIALIZER = "value.deserializer";

    private static final String CONFLUENT = "io.confluent.kafka.serializers.";

    private Formats() {}

    /**
     * The format of these settings: Confluent's classes where one of the two is named, otherwise Varde's own with the
     * registry of {@link RegistrySettings#from}.
     *
     * @throws IllegalArgumentException if a class is not on the class path or a setting makes no sense
     */
    public static AvroFormat of(Map<String, ?> settings) {
        String serializer = named(settings, SERIALIZER, CONFLUENT + "KafkaAvroSerializer");
        String deserializer = named(settings, DESERIALIZER, CONFLUENT + "KafkaAvroDeserializer");
        if (isOwn(settings.get(SERIALIZER)) && isOwn(settings.get(DESERIALIZER))) {
            return new WireFormat(new RegistrySchemaIds(new RegistryClient(RegistrySettings.from(settings))));
        }
        return new ConfluentFormat(serializer, deserializer, settings);
    }

    private static boolean isOwn(@Nullable Object named) {
        return named == null || named.toString().startsWith("varde.");
    }

    private static String named(Map<String, ?> settings, String setting, String otherwise) {
        return Optional.ofNullable(settings.get(setting)).map(Object::toString).orElse(otherwise);
    }
}
