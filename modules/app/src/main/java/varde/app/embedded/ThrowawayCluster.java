package varde.app.embedded;

/** A broker and a registry on free ports and in a temporary folder, both gone after {@link #close}: for rehearsals and tests. */
public final class ThrowawayCluster implements AutoCloseable {
    private final DataFolder data;
    private final LocalCluster cluster;

    private ThrowawayCluster(DataFolder data, LocalCluster cluster) {
        this.data = data;
        this.cluster = cluster;
    }

    /**
     * Starts both and returns when both are ready.
     *
     * @throws varde.app.CannotStart when one cannot start; nothing is left behind
     */
    public static ThrowawayCluster start() {
        DataFolder data = DataFolder.openTemporary();
        try {
            return new ThrowawayCluster(data, LocalCluster.start(data, 0, 0));
        } catch (RuntimeException | Error e) {
            data.discard();
            throw e;
        }
    }

    /** The broker's address, {@code host:port}. */
    public String bootstrap() {
        return cluster.bootstrap();
    }

    /** The registry's Confluent API, a URL without a slash at its end. */
    public String registry() {
        return cluster.registry();
    }

    /** The temporary data folder; others may keep what they need in it. */
    public DataFolder data() {
        return data;
    }

    @Override
    public void close() {
        cluster.close();
        data.discard();
    }
}
