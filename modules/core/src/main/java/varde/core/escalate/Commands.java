package varde.core.escalate;

import java.util.List;
import java.util.Optional;
import varde.core.command.Command;
import varde.core.escalate.EscalateRow.CommandSeenRow;

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
            case NOTE -> note(command);
            case SNOOZE, REASSIGN -> Optional.of(command.kind() + " is not there yet: answer with an acknowledgement");
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
        Optional<String> refusal = refusal(command);
        if (refusal.isPresent()) {
            return refusal;
        }
        List<Course> all = desk.book().numbered(command.number().orElseThrow());
        List<Course> meant = meant(command, all);
        for (Course course : meant) {
            meet(course, new EscalationInput.Answered(command.who(), command.how()));
        }
        for (Course other : all) {
            if (!meant.contains(other)) {
                String team = meant.get(0).shown().team();
                meet(other, new EscalationInput.AnsweredElsewhere(team, command.who()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> note(Command command) {
        Optional<String> refusal = refusal(command);
        if (refusal.isEmpty()) {
            for (Course course :
                    meant(command, desk.book().numbered(command.number().orElseThrow()))) {
                meet(course, new EscalationInput.Noted(command.who(), command.note()));
            }
        }
        return refusal;
    }

    /** Why a command that speaks of an open outage cannot be obeyed. */
    private Optional<String> refusal(Command command) {
        if (command.number().isEmpty()) {
            return Optional.of("which outage? Say its number, such as 1042");
        }
        int number = command.number().get();
        List<Course> all = desk.book().numbered(number);
        if (all.isEmpty()) {
            return Optional.of("there is no outage " + number + " that anybody was asked to answer for");
        }
        if (command.team().isPresent()
                && all.stream()
                        .noneMatch(course ->
                                course.shown().team().equals(command.team().get()))) {
            return Optional.of("outage " + number + " is not with "
                    + command.team().get() + ", but with "
                    + String.join(
                            ", ",
                            all.stream().map(course -> course.shown().team()).toList()));
        }
        return meant(command, all).isEmpty() ? Optional.of(over(number, all)) : Optional.empty();
    }

    private String over(int number, List<Course> all) {
        Course last = all.get(0);
        String since = last.ending()
                .map(ending -> staff.clock(last.shown().team(), ending.at()))
                .orElse("");
        return "outage " + number + " is over since " + since + "; there is nothing to answer for";
    }

    /**
     * The open escalations that a command means: the named team's; else those in which its sender was paged; else, since
     * it names only the outage, all of them.
     */
    private static List<Course> meant(Command command, List<Course> all) {
        List<Course> open =
                all.stream().filter(course -> course.ending().isEmpty()).toList();
        if (command.team().isPresent()) {
            return open.stream()
                    .filter(course ->
                            course.shown().team().equals(command.team().get()))
                    .toList();
        }
        List<Course> own = open.stream()
                .filter(course -> course.waking().stream()
                        .anyMatch(page -> page.person().equals(command.who()) && Telling.ASKING.contains(page.event())))
                .toList();
        return own.isEmpty() ? open : own;
    }

    private void meet(Course course, EscalationInput input) {
        desk.meet(staff, course.shown().outage(), course.shown().team(), input);
    }
}
