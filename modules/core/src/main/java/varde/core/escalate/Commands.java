package varde.core.escalate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import varde.core.command.Command;
import varde.core.escalate.EscalateRow.CommandSeenRow;
import varde.core.oncall.Target;
import varde.core.rules.Rule;

/** Obeys what people say, or says why not. */
final class Commands {

    private final Desk desk;
    private final Staff staff;

    Commands(Desk desk, Staff staff) {
        this.desk = desk;
        this.staff = staff;
    }

    /** Obeys a command; one that was obeyed before changes nothing. */
    void obey(Command command) {
        if (desk.book().obeyed(command.id())) {
            return;
        }
        Optional<String> refusal = switch (command.kind()) {
            case ACKNOWLEDGE -> acknowledge(command);
            case SNOOZE -> snooze(command);
            case NOTE -> note(command);
            case REASSIGN -> reassign(command);
            case ADD_RESPONDER -> addResponder(command);
            case DRILL -> Drill.begin(desk, staff, command.team().orElse(""), command.who());
            case RAISE, RESOLVE, MERGE, MAINTENANCE ->
                Optional.of(command.kind() + " is for CORRELATE: it belongs into commands.correlate");
        };
        if (refusal.isPresent()) {
            desk.outcome().refuse(refusal.get());
        } else {
            desk.book().obeyed(command.id(), desk.at());
            desk.outcome().keep(new CommandSeenRow(command.id(), desk.at()));
        }
    }

    private Optional<String> acknowledge(Command command) {
        return forAll(command, meant -> {
            for (Course course : meant.courses()) {
                meet(course, new EscalationInput.Answered(command.who(), command.how()));
            }
            for (Course other : meant.others()) {
                String team = meant.teamOf(other.shown().outage());
                meet(other, new EscalationInput.AnsweredElsewhere(team, command.who()));
            }
            return Optional.empty();
        });
    }

    private Optional<String> snooze(Command command) {
        long most = staff.rules().of(Rule.SNOOZE_MOST);
        String given = command.values().getOrDefault(Command.FOR, "");
        Optional<Long> lasts = given.isEmpty() ? Optional.of(staff.rules().of(Rule.SNOOZE)) : Spans.read(given);
        if (lasts.isEmpty()) {
            return Optional.of("`" + given + "` is not a time; write 30m, 2h or 1d");
        }
        if (lasts.get() > most || lasts.get() <= 0) {
            return Optional.of(
                    "an outage is put off for at most " + most / 60_000 + " min, so `" + given + "` changes nothing");
        }
        return forAll(command, meant -> {
            for (Course course : meant.courses()) {
                meet(course, new EscalationInput.Snoozed(command.who(), command.how(), desk.at() + lasts.get()));
            }
            return Optional.empty();
        });
    }

    private Optional<String> note(Command command) {
        boolean declines = command.values().getOrDefault(Command.ANSWER, "").equals(Command.NO);
        return forAll(command, meant -> {
            for (Course course : meant.courses()) {
                meet(
                        course,
                        declines
                                ? new EscalationInput.Declined(command.who(), command.note())
                                : new EscalationInput.Noted(command.who(), command.note()));
            }
            return Optional.empty();
        });
    }

    private Optional<String> reassign(Command command) {
        return toSomebody(command, (meant, whom) -> {
            if (whom.kind() == Target.Kind.TEAM) {
                return new Teams(desk, staff).reassign(meant.courses(), whom.id(), command.who());
            }
            for (Course course : meant.courses()) {
                meet(course, new EscalationInput.Handed(command.who(), whom));
            }
            return Optional.empty();
        });
    }

    private Optional<String> addResponder(Command command) {
        return toSomebody(command, (meant, whom) -> {
            for (Course course : meant.courses()) {
                meet(course, new EscalationInput.Called(command.who(), whom));
            }
            return Optional.empty();
        });
    }

    /** What is done with those who are meant, and whom they are given to. */
    private interface Giving {
        Optional<String> give(Meant meant, Target whom);
    }

    private Optional<String> toSomebody(Command command, Giving giving) {
        String given = command.values().getOrDefault(Command.TO, "");
        Optional<Target> whom = Target.read(given);
        if (whom.isEmpty()) {
            return Optional.of("to whom? `" + given + "` is not person:ID, team:ID or schedule:ID");
        }
        return forAll(command, meant -> {
            Optional<String> unknown = unknown(whom.get(), meant.courses());
            return unknown.isPresent() ? unknown : giving.give(meant, whom.get());
        });
    }

    private Optional<String> unknown(Target whom, List<Course> courses) {
        boolean known = switch (whom.kind()) {
            case PERSON -> staff.person(whom.id()).isPresent();
            case TEAM -> staff.team(whom.id()).isPresent();
            case SCHEDULE ->
                courses.stream()
                        .allMatch(course -> staff.team(course.shown().team())
                                .flatMap(team -> team.schedule(whom.id()))
                                .isPresent());
        };
        return known ? Optional.empty() : Optional.of("the configuration knows no " + whom + "; nothing has changed");
    }

    private Optional<String> forAll(Command command, Function<Meant, Optional<String>> obeying) {
        Meant meant = Meant.by(command, desk.book(), staff);
        return meant.refusal().isPresent() ? meant.refusal() : obeying.apply(meant);
    }

    private void meet(Course course, EscalationInput input) {
        desk.meet(staff, course.shown().outage(), course.shown().team(), input);
    }
}
