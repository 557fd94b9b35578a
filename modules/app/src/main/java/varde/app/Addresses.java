package varde.app;

/**
 * Where to find what a command works on.
 *
 * @param bootstrap the brokers, {@code host:port} with commas between
 * @param registry the schema registry's Confluent API, a URL; empty when nobody named it
 * @param wall the wall, a URL; empty when nobody named it
 */
public record Addresses(String bootstrap, String registry, String wall) {

    /**
     * The schema registry, for a command that cannot do without.
     *
     * @throws CannotStart when nobody named it
     */
    public String requireRegistry() {
        if (registry.isEmpty()) {
            throw new CannotStart("no schema registry is named: give --registry or " + Setting.REGISTRY.variable());
        }
        return registry;
    }
}
