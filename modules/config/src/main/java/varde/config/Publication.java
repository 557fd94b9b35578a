package varde.config;

import java.util.ArrayList;
import java.util.List;
import varde.core.correlate.CorrelatePart;
import varde.core.escalate.EscalatePart;
import varde.core.stage.ConfigRecord;

/**
 * A configuration as the records that put it into force: written in this order to every partition of the stage's
 * configuration topic.
 *
 * @param version the configuration's version
 * @param correlate for {@code config.correlate}, closed by the version
 * @param escalate for {@code config.escalate}, closed by the version
 */
public record Publication(
        String version, List<ConfigRecord<CorrelatePart>> correlate, List<ConfigRecord<EscalatePart>> escalate) {

    public Publication {
        correlate = List.copyOf(correlate);
        escalate = List.copyOf(escalate);
    }

    /**
     * The records of a configuration.
     *
     * @param configuration the configuration
     * @param author who applies it
     * @param at when, in milliseconds since the epoch by the applier's clock; for people only
     */
    public static Publication of(Configuration configuration, String author, long at) {
        String version = configuration.version();
        return new Publication(
                version,
                closed(version, configuration.correlate(), author, at),
                closed(version, configuration.escalate(), author, at));
    }

    private static <P> List<ConfigRecord<P>> closed(String version, List<P> parts, String author, long at) {
        List<ConfigRecord<P>> records = new ArrayList<>(parts.size() + 1);
        for (int i = 0; i < parts.size(); i++) {
            records.add(new ConfigRecord.Part<>(version, i, parts.get(i)));
        }
        records.add(new ConfigRecord.InForce<>(version, parts.size(), author, at));
        return records;
    }
}
