package varde.streams;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import varde.core.stage.Row;

/** Makes a {@link RowJournal} for each task. */
final class RowJournalBuilder<R extends Row> implements StoreBuilder<RowJournal<R>> {

    private final String name;
    private final Map<String, String> changelog;
    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> log;

    /**
     * Of a store.
     *
     * @param name the store's
     * @param changelog how its changelog is kept
     */
    RowJournalBuilder(String name, Map<String, String> changelog) {
        this.name = name;
        this.changelog = new HashMap<>(changelog);
        // A batch that went leaves a tombstone, twenty a second: they need not be read for a day.
        this.changelog.put("delete.retention.ms", "60000");
        this.log = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(this.changelog);
    }

    @Override
    public RowJournal<R> build() {
        return new RowJournal<>(log.build());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> logConfig() {
        return changelog;
    }

    @Override
    public boolean loggingEnabled() {
        return true;
    }

    @Override
    public StoreBuilder<RowJournal<R>> withCachingEnabled() {
        throw never();
    }

    @Override
    public StoreBuilder<RowJournal<R>> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<RowJournal<R>> withLoggingEnabled(Map<String, String> config) {
        throw never();
    }

    @Override
    public StoreBuilder<RowJournal<R>> withLoggingDisabled() {
        throw never();
    }

    private static UnsupportedOperationException never() {
        return new UnsupportedOperationException("a journal is always logged and never cached");
    }
}
