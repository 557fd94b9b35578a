package varde.core.correlate;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.core.landscape.InvalidLandscapeException;
import varde.core.stage.ConfigRecord;

/**
 * The versions of the configuration that are known: the one in force and those on their way. A version takes effect at
 * the record that closes it, whole or not at all.
 */
final class Drafts {

    /** A version that was not closed within this log time is given up, in milliseconds. */
    private static final long PATIENCE = 600_000;

    private final SortedMap<String, SortedMap<Integer, CorrelateRow.Part>> parts = new TreeMap<>();
    private CorrelateRow.@Nullable InForce inForce;

    void restore(CorrelateRow.Part row) {
        parts.computeIfAbsent(row.version(), none -> new TreeMap<>()).put(row.index(), row);
    }

    void restore(CorrelateRow.InForce row) {
        inForce = row;
    }

    /** The configuration in force, made anew from its parts. */
    Optional<Configuration> current() {
        CorrelateRow.InForce row = inForce;
        return row == null ? Optional.empty() : Optional.of(build(row.version(), row.parts()));
    }

    void take(ConfigRecord.Part<CorrelatePart> record, Turn turn) {
        CorrelateRow.Part row = new CorrelateRow.Part(
                record.version(), record.index(), record.part(), turn.now().log());
        restore(row);
        turn.keep(row);
    }

    /** Switches to the version that this record closes; empty if it cannot, or is in force already. */
    Optional<Configuration> close(ConfigRecord.InForce<CorrelatePart> record, Turn turn) {
        CorrelateRow.InForce before = inForce;
        if (before != null && before.version().equals(record.version())) {
            return Optional.empty();
        }
        Configuration made;
        try {
            made = build(record.version(), record.parts());
        } catch (InvalidLandscapeException | IllegalArgumentException impossible) {
            turn.outcome().refuse("configuration " + record.version() + " cannot be used: " + impossible.getMessage());
            forget(record.version(), turn);
            return Optional.empty();
        }
        inForce = new CorrelateRow.InForce(
                record.version(),
                record.parts(),
                record.author(),
                record.at(),
                turn.now().log());
        turn.keep(inForce);
        forgetOthers(record.version(), before, turn);
        return Optional.of(made);
    }

    private Configuration build(String version, int count) {
        SortedMap<Integer, CorrelateRow.Part> known = parts.getOrDefault(version, new TreeMap<>());
        ConfigurationBuilder builder = new ConfigurationBuilder();
        for (int index = 0; index < count; index++) {
            CorrelateRow.Part row = known.get(index);
            if (row == null) {
                throw new IllegalArgumentException("part " + index + " of " + count + " is missing; apply it again");
            }
            row.part().each(builder);
        }
        return builder.build(version);
    }

    private void forgetOthers(String version, CorrelateRow.@Nullable InForce before, Turn turn) {
        for (String other : new TreeMap<>(parts).keySet()) {
            boolean replaced = before != null && before.version().equals(other);
            if (!other.equals(version) && (replaced || abandoned(other, turn))) {
                forget(other, turn);
            }
        }
    }

    private boolean abandoned(String version, Turn turn) {
        return parts.getOrDefault(version, new TreeMap<>()).values().stream()
                .allMatch(row -> turn.now().log() - row.at() > PATIENCE);
    }

    private void forget(String version, Turn turn) {
        SortedMap<Integer, CorrelateRow.Part> gone = parts.remove(version);
        if (gone != null) {
            gone.keySet().forEach(index -> turn.forget(CorrelateRow.CONFIG, CorrelateRow.Part.key(version, index)));
        }
    }
}
