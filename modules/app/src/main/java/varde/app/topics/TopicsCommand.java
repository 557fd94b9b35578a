package varde.app.topics;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import varde.app.Addresses;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;
import varde.wire.registry.Contract;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;

/** {@code varde topics create|verify|list}: the topics as the one list says they are. */
@Command(
        name = "topics",
        description = "Create, verify or list the topics.",
        synopsisSubcommandLabel = "(create | verify | list)")
public final class TopicsCommand {
    private final Settings settings;

    /**
     * The command.
     *
     * @param settings where Kafka is and how topics are to be
     */
    public TopicsCommand(Settings settings) {
        this.settings = settings;
    }

    @Command(
            name = "create",
            description = "Create the topics that are missing, and register the schemas where a registry is known;"
                    + " tell where a topic that is there differs.")
    int create(@Mixin Connection connection, @Mixin Output output) {
        Addresses addresses = connection.find(settings);
        try (TopicSetup setup = open(addresses)) {
            if (!addresses.registry().isEmpty()) {
                register(addresses);
            }
            List<String> created = setup.create();
            created.forEach(topic -> output.say(Map.of("created", topic), "created " + topic));
            if (created.isEmpty()) {
                output.remark("all topics are there");
            }
            return tell(setup.verify(), output);
        }
    }

    @Command(name = "verify", description = "Tell every difference; the exit status is 1 when there is one.")
    int verify(@Mixin Connection connection, @Mixin Output output) {
        try (TopicSetup setup = open(connection.find(settings))) {
            List<Difference> differences = setup.verify();
            if (differences.isEmpty()) {
                output.remark("all topics are as they should be");
            }
            return tell(differences, output);
        }
    }

    @Command(name = "list", description = "List the topics: partitions x replicas, clean-up, retention, what for.")
    int list(@Mixin Connection connection, @Mixin Output output) {
        try (TopicSetup setup = open(connection.find(settings))) {
            setup.list().forEach(found -> output.say(found, found.words()));
            return 0;
        }
    }

    private TopicSetup open(Addresses addresses) {
        return TopicSetup.open(settings.clients(addresses), TopicPlan.of(settings));
    }

    private void register(Addresses addresses) {
        try (RegistryClient registry = new RegistryClient(RegistrySettings.from(settings.values(addresses)))) {
            Contract.publish(registry, TopicPlan.of(settings).topics());
        }
    }

    private static int tell(List<Difference> differences, Output output) {
        differences.forEach(difference -> output.say(difference, difference.words()));
        return differences.isEmpty() ? 0 : 1;
    }
}
