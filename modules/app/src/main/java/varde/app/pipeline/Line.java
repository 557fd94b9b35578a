package varde.app.pipeline;

import java.util.Map;
import varde.app.Addresses;
import varde.app.CannotStart;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.log.LogReader;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.registry.Contract;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistryException;
import varde.wire.registry.RegistrySettings;
import varde.wire.serde.RegistrySchemaIds;

/**
 * The line to Kafka and the registry that every role needs.
 *
 * @param kafka how to reach Kafka
 * @param topics the topics
 * @param codecs of these topics
 */
public record Line(LogReader.Kafka kafka, Topics topics, Codecs codecs) {

    /**
     * Opens the line: registers the public schemas where they are not yet known.
     *
     * @throws CannotStart if the registry does not answer or refuses a schema
     */
    public static Line open(Addresses addresses, Settings settings) {
        Topics topics = new Topics(settings.text(Setting.TOPIC_PREFIX));
        Map<String, Object> clients = settings.kafka();
        try {
            RegistryClient registry = new RegistryClient(RegistrySettings.of(addresses.requireRegistry()));
            Contract.publish(registry, topics);
            return new Line(
                    new LogReader.Kafka(addresses.bootstrap(), clients),
                    topics,
                    new Codecs(topics, new RegistrySchemaIds(registry)));
        } catch (RegistryException e) {
            throw new CannotStart("the schema registry cannot be used: " + e.getMessage(), e);
        }
    }
}
