package varde.core.escalate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import varde.core.correlate.Severity;
import varde.core.oncall.Contact;
import varde.core.oncall.Person;
import varde.core.oncall.Target;
import varde.core.oncall.Team;

/** Finds whom a step means at the moment of paging, and how each can be reached. Says so where it finds nobody. */
final class Reach {

    /**
     * Somebody who can be reached.
     *
     * @param person id of the person, or {@code team:ID}
     * @param target whom the step named
     */
    record Callee(String person, String target) {}

    private final Deciding deciding;

    Reach(Deciding deciding) {
        this.deciding = deciding;
    }

    /** Everybody whom the targets mean and who can be reached now, each once. */
    List<Callee> callees(String team, List<Target> targets) {
        Map<String, Callee> found = new LinkedHashMap<>();
        for (Target target : targets) {
            for (String person : people(team, target)) {
                if (reachable(person)) {
                    found.putIfAbsent(person, new Callee(person, target.toString()));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /**
     * The indices of the contacts that may be used for this outage, in order. What is CRITICAL always passes: where no
     * contact is named for it, all are used.
     */
    List<Integer> usable(String person) {
        List<Contact> contacts = deciding.staff().contacts(person);
        List<Integer> usable = IntStream.range(0, contacts.size())
                .filter(i -> contacts.get(i).takes(deciding.course().severity()) && !never(person, contacts.get(i)))
                .boxed()
                .toList();
        boolean all = usable.isEmpty() && deciding.course().severity() == Severity.CRITICAL;
        return all ? IntStream.range(0, contacts.size()).boxed().toList() : usable;
    }

    private List<String> people(String team, Target target) {
        return switch (target.kind()) {
            case PERSON -> known(target.id());
            case SCHEDULE -> onCall(team, target.id());
            case TEAM -> known(target.toString());
        };
    }

    private List<String> known(String person) {
        boolean known = deciding.staff().person(person).isPresent()
                || deciding.staff().teamBehind(person).isPresent();
        if (!known) {
            deciding.because("unknown-person", "Nobody knows " + person + ", whom the step names.");
            return List.of();
        }
        if (absent(person)) {
            deciding.because("absent", person + " is away.");
            return List.of();
        }
        return List.of(person);
    }

    private boolean absent(String person) {
        Optional<Team> team = deciding.staff().team(deciding.course().shown().team());
        return team.isPresent() && deciding.staff().onCall(team.get()).absent(person, deciding.instant());
    }

    private List<String> onCall(String team, String schedule) {
        List<String> present = deciding.staff()
                .team(team)
                .map(known -> deciding.staff().onCall(known).at(schedule, deciding.instant()))
                .orElse(List.of());
        if (present.isEmpty()) {
            deciding.because(
                    "nobody-on-call",
                    "Nobody is on call in " + team + "/" + schedule + " at " + deciding.clock(deciding.at()) + ".");
        }
        return present;
    }

    private boolean reachable(String person) {
        boolean reachable = !usable(person).isEmpty();
        if (!reachable) {
            String why = deciding.staff().contacts(person).isEmpty() ? " has no contact" : " has no contact for ";
            String severity = deciding.staff().contacts(person).isEmpty()
                    ? ""
                    : deciding.course().severity().name();
            deciding.because("no-contact", person + why + severity + ".");
        }
        return reachable;
    }

    private boolean never(String person, Contact contact) {
        return deciding.course().severity() != Severity.CRITICAL
                && deciding.staff().person(person).map(Person::never).orElse(List.of()).stream()
                        .anyMatch(rule -> rule.channel() == contact.channel()
                                && rule.matchers().stream()
                                        .allMatch(matcher -> matcher.matches(
                                                deciding.course().labels())));
    }
}
