package varde.app.embedded;

import java.util.List;

/**
 * One of several embedded brokers that make a cluster on this machine; each is broker and controller.
 *
 * @param node its number, from 1
 * @param port of the broker
 * @param controllers the controllers' ports, by node
 */
public record ClusterMember(int node, int port, List<Integer> controllers) {

    public ClusterMember {
        controllers = List.copyOf(controllers);
    }

    /** The only one. */
    static ClusterMember alone(int port, int controllerPort) {
        return new ClusterMember(BrokerSettings.NODE_ID, port, List.of(controllerPort));
    }

    int controllerPort() {
        return controllers.get(node - 1);
    }

    /** How many copies there can be of what must not be lost. */
    int copies() {
        return Math.min(3, controllers.size());
    }

    /** How many of them must have it before it is acknowledged. */
    int copiesAtLeast() {
        return Math.max(1, copies() - 1);
    }
}
