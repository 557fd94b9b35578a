package varde.core.escalate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.core.correlate.Outage;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Outage.Status;
import varde.core.route.Route;
import varde.core.stage.Reason;

/** Brings the escalations of an outage into line with what was told of it: which teams it asks, and whether it goes on. */
final class Teams {

    /** The line that routed to a team, and why it is asked in place of another, if it is. */
    private record Asked(String source, Optional<Reason> instead) {}

    private final Desk desk;
    private final Staff staff;

    Teams(Desk desk, Staff staff) {
        this.desk = desk;
        this.staff = staff;
    }

    /** An outage was told. */
    void told(Outage outage) {
        switch (outage.status()) {
            case OPEN -> open(outage);
            case CLOSED -> each(outage.id(), new EscalationInput.Over(outage));
            case MERGED -> merged(outage);
        }
        desk.forgetIfDone(outage.id());
    }

    private void open(Outage outage) {
        Map<String, Asked> asked = asked(outage);
        boolean first = desk.book().of(outage.id()).isEmpty();
        for (Map.Entry<String, Asked> team : List.copyOf(asked.entrySet())) {
            try {
                ask(outage, team.getKey(), team.getValue());
            } catch (RuntimeException broken) {
                askInItsPlace(outage, team.getKey(), asked, broken);
            }
        }
        for (Course course : desk.book().of(outage.id()).values()) {
            if (!asked.containsKey(course.shown().team()) && course.ending().isEmpty()) {
                meet(course, new EscalationInput.Moved(names(asked), Optional.empty(), true));
            }
        }
        if (first) {
            tellParts(outage, asked);
        }
    }

    /** A team that cannot be paged, because deciding about it fails, leaves nobody unpaged: the last resort is. */
    private void askInItsPlace(Outage outage, String team, Map<String, Asked> asked, RuntimeException broken) {
        String last = staff.rootTeam();
        if (team.equals(last) || desk.book().state(outage.id(), team).isOpen()) {
            throw broken;
        }
        String text = "Paging " + team + " could not be decided (" + Quarantine.name(broken) + "); " + last
                + " is asked in its place.";
        Asked inItsPlace = new Asked(
                asked.getOrDefault(team, new Asked("", Optional.empty())).source(),
                Optional.of(new Reason("quarantined", text)));
        if (asked.putIfAbsent(last, inItsPlace) == null) {
            ask(outage, last, inItsPlace);
        } else {
            desk.meet(staff, outage.id(), last, new EscalationInput.Noted("varde", text));
        }
    }

    /** Those woken for an outage that has become part of this one, of teams that this one does not ask. */
    private void tellParts(Outage outage, Map<String, Asked> asked) {
        for (Course part : desk.book().parts(outage.id())) {
            if (!asked.containsKey(part.shown().team())) {
                meet(part, new EscalationInput.Moved(names(asked), Optional.of(outage.id()), true));
            }
        }
    }

    private void ask(Outage outage, String team, Asked why) {
        boolean open = desk.book().state(outage.id(), team).isOpen();
        EscalationInput.Opened opened =
                new EscalationInput.Opened(outage, team, why.source(), why.instead(), heirloom(outage.id(), team));
        EscalationInput input = open
                ? new EscalationInput.Updated(outage)
                : outage.change() == Change.REOPENED ? new EscalationInput.Reopened(opened) : opened;
        desk.meet(staff, outage.id(), team, input);
    }

    /** The team's escalation for an outage that has become part of this one. */
    private Optional<Course> heirloom(String outage, String team) {
        return desk.book().parts(outage).stream()
                .filter(part -> part.shown().team().equals(team))
                .findFirst();
    }

    private void merged(Outage outage) {
        Optional<Outage> heir = outage.mergedInto().flatMap(desk.book()::outage);
        Map<String, Asked> theirs = heir.filter(found -> found.status() == Status.OPEN)
                .map(this::asked)
                .orElse(Map.of());
        for (Course course : desk.book().of(outage.id()).values()) {
            String team = course.shown().team();
            boolean tell = heir.isPresent() && !theirs.containsKey(team);
            meet(course, new EscalationInput.Moved(names(theirs), outage.mergedInto(), tell));
            if (theirs.containsKey(team)) {
                Course ended = desk.book().state(outage.id(), team).course();
                desk.meet(staff, heir.orElseThrow().id(), team, new EscalationInput.Inherited(ended));
            }
        }
    }

    private void each(String outage, EscalationInput input) {
        desk.book().of(outage).values().forEach(course -> meet(course, input));
    }

    private void meet(Course course, EscalationInput input) {
        desk.meet(staff, course.shown().outage(), course.shown().team(), input);
    }

    /**
     * Gives outages to another team: it is paged from its first step, and those who were woken before are told.
     *
     * @return why that cannot be, if it cannot
     */
    Optional<String> reassign(List<Course> courses, String to, String who) {
        List<Course> moving = courses.stream()
                .filter(course -> !course.shown().team().equals(to))
                .toList();
        if (moving.isEmpty()) {
            return Optional.of("it is with " + to + " already");
        }
        for (Course course : moving) {
            String outage = course.shown().outage();
            if (desk.book().reassigned(outage).containsKey(to)) {
                desk.book().forgetReassigned(outage, to);
                desk.outcome().forget(EscalateRow.REASSIGNED, EscalateRow.ReassignedRow.key(outage, to));
            }
            EscalateRow.ReassignedRow row =
                    new EscalateRow.ReassignedRow(outage, course.shown().team(), to, who);
            desk.book().put(row);
            desk.outcome().keep(row);
            desk.book().outage(outage).ifPresent(this::told);
        }
        return Optional.empty();
    }

    /** The teams that an outage asks: those it was routed to, unless somebody has given it to others. */
    private Map<String, Asked> asked(Outage outage) {
        Map<String, Asked> asked = new LinkedHashMap<>();
        routed(outage).forEach((team, why) -> {
            String holder = team;
            Asked because = why;
            for (var given = desk.book().reassigned(outage.id()).get(holder);
                    given != null && staff.team(given.to()).isPresent();
                    given = desk.book().reassigned(outage.id()).get(holder)) {
                String text = given.who() + " gave it from " + given.from() + " to " + given.to() + ".";
                because = new Asked(why.source(), Optional.of(new Reason("reassigned", text)));
                holder = given.to();
            }
            asked.putIfAbsent(holder, because);
        });
        return asked;
    }

    /** The teams that an outage was routed to, the team of last resort for one that nobody knows. */
    private Map<String, Asked> routed(Outage outage) {
        List<Route.Destination> destinations = outage.destinations().isEmpty()
                ? List.of(new Route.Destination(staff.rootTeam(), ""))
                : outage.destinations();
        Map<String, Asked> asked = new LinkedHashMap<>();
        for (Route.Destination destination : destinations) {
            if (staff.team(destination.team()).isPresent()) {
                asked.putIfAbsent(destination.team(), new Asked(destination.source(), Optional.empty()));
            } else {
                asked.putIfAbsent(staff.rootTeam(), new Asked(destination.source(), Optional.of(unknown(destination))));
            }
        }
        return asked;
    }

    private static String names(Map<String, Asked> teams) {
        return String.join(",", teams.keySet());
    }

    private Reason unknown(Route.Destination destination) {
        return new Reason(
                "unknown-team",
                "Nobody has configured the team " + destination.team() + " (" + destination.source() + "); "
                        + staff.rootTeam() + " is asked in its place.");
    }
}
