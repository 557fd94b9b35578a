package varde.wire.registry;

import java.util.Map;
import java.util.TreeMap;
import varde.wire.Topic;
import varde.wire.Topics;

/** The public schemas in a registry. */
public final class Contract {

    private Contract() {}

    /**
     * Registers every topic's value schema under its subject, each BACKWARD_TRANSITIVE. What is there already stays.
     *
     * @return the id of each subject
     * @throws IncompatibleSchemaException if the registry holds something that cannot be gone on from
     */
    public static Map<String, Integer> publish(RegistryClient registry, Topics topics) {
        Map<String, Integer> ids = new TreeMap<>();
        for (Topic topic : topics.all()) {
            ids.put(topic.subject(), publish(registry, topic));
        }
        return ids;
    }

    private static int publish(RegistryClient registry, Topic topic) {
        String subject = topic.subject();
        boolean guarded = guard(registry, subject);
        int id = registry.register(subject, topic.value().schema());
        if (!guarded) {
            registry.setCompatibility(subject, Compatibility.BACKWARD_TRANSITIVE);
        }
        return id;
    }

    /** Confluent's registry takes the demand before the subject exists; Apicurio only afterwards. */
    private static boolean guard(RegistryClient registry, String subject) {
        try {
            registry.setCompatibility(subject, Compatibility.BACKWARD_TRANSITIVE);
            return true;
        } catch (NotInRegistryException e) {
            return false;
        }
    }
}
