package varde.app.agent;

import java.util.Map;
import java.util.TreeMap;
import varde.agent.AgentFile;
import varde.agent.KafkaHeartbeats;
import varde.agent.ProbeAgent;
import varde.agent.Witness;
import varde.app.Addresses;
import varde.app.CannotStart;
import varde.app.Setting;
import varde.app.Settings;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.registry.RegistrySettings;
import varde.wire.serde.Formats;

/** A probe agent whose heartbeats go to Kafka. */
public final class AgentRole {

    /** How long one question to the registry may take, in milliseconds: heartbeats wait meanwhile, and go stale. */
    private static final String REGISTRY_PATIENCE_MS = "2000";

    private AgentRole() {}

    /**
     * Starts an agent. Neither Kafka nor the registry needs to answer yet; the agent looks all the same.
     *
     * @param file what it has to do; where Kafka is is taken from the addresses alone
     * @param addresses where Kafka and the registry are
     * @param settings the prefix of topics, and whatever Kafka's clients need
     * @param witness whom to tell
     * @throws CannotStart when no registry is named, or a setting makes no sense
     */
    public static ProbeAgent start(AgentFile file, Addresses addresses, Settings settings, Witness witness) {
        Topics topics = new Topics(settings.text(Setting.TOPIC_PREFIX));
        Map<String, Object> values = new TreeMap<>(settings.values(addresses));
        values.putIfAbsent(RegistrySettings.PATIENCE, REGISTRY_PATIENCE_MS);
        KafkaHeartbeats.Line line = new KafkaHeartbeats.Line(
                addresses.bootstrap(),
                settings.clients(addresses),
                topics.heartbeats(),
                codecs(topics, values).heartbeats(),
                file.id());
        return ProbeAgent.start(file, KafkaHeartbeats.start(line, file.shortestInterval(), witness), witness);
    }

    private static Codecs codecs(Topics topics, Map<String, Object> values) {
        try {
            return new Codecs(topics, Formats.of(values));
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
