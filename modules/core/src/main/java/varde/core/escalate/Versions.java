package varde.core.escalate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.escalate.EscalateRow.InForceRow;
import varde.core.escalate.EscalateRow.PartRow;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;

/**
 * The versions of the configuration that are known: the one in force and those on their way. A version takes effect at
 * the record that closes it, whole or not at all.
 */
final class Versions {

    /** A version that was not closed within this log time is given up, in milliseconds. */
    private static final long PATIENCE = 600_000;

    private final SortedMap<String, SortedMap<Integer, PartRow>> parts = new TreeMap<>();
    private Optional<ConfigRecord.InForce<EscalatePart>> inForce = Optional.empty();
    private Optional<Staff> staff = Optional.empty();

    void restore(PartRow row) {
        parts.computeIfAbsent(row.part().version(), none -> new TreeMap<>())
                .put(row.part().index(), row);
        staff = Optional.empty();
    }

    void restore(InForceRow row) {
        inForce = Optional.of(row.version());
        staff = Optional.empty();
    }

    /** The staff in force; empty before the first version is. */
    Optional<Staff> staff() {
        if (staff.isEmpty() && inForce.isPresent()) {
            staff = Optional.of(build(inForce.get().version(), inForce.get().parts()));
        }
        return staff;
    }

    void take(ConfigRecord.Part<EscalatePart> part, long at, Outcome<EscalateRow, EscalateOutput> outcome) {
        PartRow row = new PartRow(part, at);
        parts.computeIfAbsent(part.version(), none -> new TreeMap<>()).put(part.index(), row);
        outcome.keep(row);
    }

    /** Switches to the version that this record closes. Tells whether it did: not if it is in force already. */
    boolean close(ConfigRecord.InForce<EscalatePart> record, long at, Outcome<EscalateRow, EscalateOutput> outcome) {
        Optional<String> before = inForce.map(ConfigRecord.InForce::version);
        if (before.equals(Optional.of(record.version()))) {
            return false;
        }
        try {
            staff = Optional.of(build(record.version(), record.parts()));
        } catch (IllegalArgumentException impossible) {
            outcome.refuse("configuration " + record.version() + " cannot be used: " + impossible.getMessage());
            forget(record.version(), outcome);
            return false;
        }
        inForce = Optional.of(record);
        outcome.keep(new InForceRow(record));
        for (String other : List.copyOf(parts.keySet())) {
            boolean given = before.equals(Optional.of(other)) || abandoned(other, at);
            if (given && !other.equals(record.version())) {
                forget(other, outcome);
            }
        }
        return true;
    }

    private Staff build(String version, int count) {
        SortedMap<Integer, PartRow> known = parts.getOrDefault(version, new TreeMap<>());
        List<EscalatePart> all = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            PartRow row = known.get(index);
            if (row == null) {
                throw new IllegalArgumentException("part " + index + " of " + count + " is missing; apply it again");
            }
            all.add(row.part().part());
        }
        return Staff.of(all);
    }

    private boolean abandoned(String version, long at) {
        return parts.getOrDefault(version, new TreeMap<>()).values().stream().allMatch(row -> at - row.at() > PATIENCE);
    }

    private void forget(String version, Outcome<EscalateRow, EscalateOutput> outcome) {
        SortedMap<Integer, PartRow> gone = parts.remove(version);
        if (gone != null) {
            gone.keySet().forEach(index -> outcome.forget(EscalateRow.PARTS, PartRow.key(version, index)));
        }
    }
}
