package varde.app.replay;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Addresses;
import varde.app.Connection;
import varde.app.Setting;
import varde.app.Settings;
import varde.replay.keep.FileRecording;
import varde.replay.recording.KafkaRecording;
import varde.replay.recording.Recording;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;
import varde.wire.serde.FixedSchemaIds;
import varde.wire.serde.ReadingSchemaIds;
import varde.wire.serde.SchemaIds;

/** The options that say where is looked: in a cluster's log, or in an exported file. */
final class Place {

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "An interval that `varde export` wrote, in place of a cluster.")
    private @Nullable Path file;

    private SchemaIds ids = new FixedSchemaIds();

    @Mixin
    private Connection connection = new Connection();

    /**
     * Opens what the options name. Nothing is written there.
     *
     * @param from log time, in milliseconds since the epoch; empty: as far back as anything is kept
     * @param to log time, in milliseconds since the epoch; empty: up to now
     * @param read told how many records have been passed
     */
    Recording open(Settings settings, Optional<Long> from, Optional<Long> to, LongConsumer read) {
        if (file != null) {
            FileRecording recording = FileRecording.open(file, new FileRecording.Wanted(from, to, read));
            ids = recording.ids();
            return recording;
        }
        Addresses addresses = connection.find(settings);
        Topics topics = new Topics(settings.text(Setting.TOPIC_PREFIX));
        ids = new ReadingSchemaIds(new RegistryClient(RegistrySettings.from(settings.values(addresses))));
        return KafkaRecording.open(
                settings.clients(addresses),
                topics,
                new Codecs(topics, ids),
                new KafkaRecording.Wanted(from, to, read));
    }

    /** The ids of the schemas that its values were written with; after {@link #open}. */
    SchemaIds ids() {
        return ids;
    }
}
