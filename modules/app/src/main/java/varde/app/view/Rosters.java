package varde.app.view;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import varde.app.oncall.RosterCalendar;
import varde.core.escalate.EscalatePart;
import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.core.stage.ConfigRecord;

/** The rosters of the version in force: parts count when their version is closed, and those of versions before no longer. */
final class Rosters {

    private final Map<String, Version> coming = new HashMap<>();
    private String inForce = "";
    private RosterCalendar calendar = new RosterCalendar(List.of(), Map.of(), Instant.EPOCH);

    /** A version in the making. */
    private static final class Version {

        private final Map<String, Team> teams = new HashMap<>();
        private final Map<String, Person> people = new HashMap<>();
    }

    void take(ConfigRecord<EscalatePart> config) {
        if (config instanceof ConfigRecord.Part<EscalatePart> part) {
            Version version = coming.computeIfAbsent(part.version(), none -> new Version());
            if (part.part() instanceof EscalatePart.Known known) {
                version.people.put(known.person().id(), known.person());
            } else if (part.part() instanceof EscalatePart.Staffed staffed) {
                version.teams.put(staffed.team().id(), staffed.team());
            }
        } else if (config instanceof ConfigRecord.InForce<EscalatePart> closed) {
            Version version = coming.getOrDefault(closed.version(), new Version());
            // A version that is written again so that the log still has it is no news.
            if (!closed.version().equals(inForce)) {
                calendar =
                        new RosterCalendar(version.teams.values(), version.people, Instant.ofEpochMilli(closed.at()));
            }
            inForce = closed.version();
            coming.clear();
        }
    }

    RosterCalendar calendar() {
        return calendar;
    }
}
