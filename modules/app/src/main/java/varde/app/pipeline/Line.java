package varde.app.pipeline;

import java.util.Map;
import varde.app.Addresses;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.log.LogReader;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.registry.Contract;
import varde.wire.registry.RegistryClient;
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
     * @throws varde.wire.registry.RegistryException if the registry does not answer or refuses a schema
     */
    public static Line open(Addresses addresses, Settings settings) {
        Topics topics = new Topics(settings.text(Setting.TOPIC_PREFIX));
        RegistryClient registry = new RegistryClient(RegistrySettings.from(settings.values(addresses)));
        Contract.publish(registry, topics);
        return new Line(
                new LogReader.Kafka(addresses.bootstrap(), settings.clients(addresses)),
                topics,
                new Codecs(topics, known(topics, registry)));
    }

    /** All ids are learnt before the first record, so that a registry that goes away later disturbs no decision. */
    private static RegistrySchemaIds known(Topics topics, RegistryClient registry) {
        RegistrySchemaIds ids = new RegistrySchemaIds(registry);
        for (Topic topic : topics.all()) {
            ids.schemaOf(ids.idOf(topic.subject(), topic.value().schema()));
        }
        return ids;
    }

    /** Settings of every Kafka client. */
    public Map<String, Object> clients() {
        return kafka.settings();
    }
}
