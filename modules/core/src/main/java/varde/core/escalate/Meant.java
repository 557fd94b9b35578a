package varde.core.escalate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import varde.core.command.Command;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Channel;

/**
 * Which escalations a command means. A number means that outage; the code of a digest means all that it carried; neither
 * means the last one paged to the sender, and if that was paged with a digest, the digest.
 *
 * @param courses those that are meant, all open
 * @param others the escalations of other teams for the same outages
 * @param refusal why nothing is meant
 */
record Meant(List<Course> courses, List<Course> others, Optional<String> refusal) {

    Meant {
        courses = List.copyOf(courses);
        others = List.copyOf(others);
    }

    private static Meant refused(String why) {
        return new Meant(List.of(), List.of(), Optional.of(why));
    }

    /** The team of an outage's first escalation that is meant. */
    String teamOf(String outage) {
        return courses.stream()
                .map(Course::shown)
                .filter(shown -> shown.outage().equals(outage))
                .map(Escalation::team)
                .findFirst()
                .orElse("");
    }

    /** What a command means. */
    static Meant by(Command command, Book book, Staff staff) {
        String code = command.values().getOrDefault(Command.BUNDLE, "").toUpperCase(Locale.ROOT);
        if (!code.isEmpty()) {
            return book.rations()
                    .coded(code)
                    .map(bundle -> carried(bundle, book))
                    .orElseGet(() -> refused("there is no digest " + code));
        }
        return command.number().isPresent()
                ? numbered(command, command.number().get(), book, staff)
                : latest(command, book, staff);
    }

    private static Meant carried(Bundle bundle, Book book) {
        Map<String, Course> meant = new LinkedHashMap<>();
        for (Bundle.Part part : bundle.parts()) {
            Optional.ofNullable(book.of(part.outage()).get(part.team()))
                    .filter(course -> course.ending().isEmpty())
                    .filter(course -> course.page(part.page())
                            .filter(page -> Telling.ASKING.contains(page.event()))
                            .isPresent())
                    .ifPresent(course -> meant.put(part.escalation(), course));
        }
        if (meant.isEmpty()) {
            return refused("all that " + bundle.code() + " asked for is over");
        }
        List<Course> others = new ArrayList<>();
        meant.values().stream()
                .map(course -> course.shown().outage())
                .distinct()
                .flatMap(outage -> book.of(outage).values().stream())
                .filter(course -> !meant.containsKey(course.key()))
                .forEach(others::add);
        return new Meant(new ArrayList<>(meant.values()), others, Optional.empty());
    }

    private static Meant latest(Command command, Book book, Staff staff) {
        Optional<Course> last = book.courses()
                .filter(course -> lastPage(course, command).isPresent())
                .max(Comparator.comparingLong((Course course) ->
                                lastPage(course, command).orElseThrow().at())
                        .thenComparingInt(course -> course.shown().number())
                        .thenComparing(course -> course.shown().team()));
        if (last.isEmpty()) {
            return refused(
                    "which outage? " + command.who() + " has not been paged for any; say its number, such as 1042");
        }
        String carrier = lastPage(last.get(), command).orElseThrow().bundle();
        Optional<Bundle> bundle = book.rations().bundle(carrier);
        return bundle.map(known -> carried(known, book))
                .orElseGet(() -> numbered(command, last.get().shown().number(), book, staff));
    }

    /** The last page to the sender, over the channel of the answer if it is one by which people are paged. */
    private static Optional<PageMade> lastPage(Course course, Command command) {
        return course.shown().pages().stream()
                .filter(page -> page.person().equals(command.who()) && Telling.ASKING.contains(page.event()))
                .filter(page -> page.fate().mayReach() && !page.waits())
                .filter(page -> switch (command.how()) {
                    case SMS -> page.channel() == Channel.SMS;
                    case EMAIL -> page.channel() == Channel.EMAIL;
                    case COMMAND_LINE, LINK -> true;
                })
                .reduce((one, other) -> other);
    }

    private static Meant numbered(Command command, int number, Book book, Staff staff) {
        List<Course> all = book.numbered(number);
        if (all.isEmpty()) {
            return refused("there is no outage " + number + " that anybody was asked to answer for");
        }
        if (command.team().isPresent()
                && all.stream()
                        .noneMatch(course ->
                                course.shown().team().equals(command.team().get()))) {
            return refused("outage " + number + " is not with "
                    + command.team().get() + ", but with "
                    + String.join(
                            ", ",
                            all.stream().map(course -> course.shown().team()).toList()));
        }
        List<Course> meant = ofSender(command, all);
        return meant.isEmpty()
                ? refused(over(number, all.get(0), staff))
                : new Meant(
                        meant,
                        all.stream().filter(course -> !meant.contains(course)).toList(),
                        Optional.empty());
    }

    private static String over(int number, Course last, Staff staff) {
        String since = last.ending()
                .map(ending -> staff.clock(last.shown().team(), ending.at()))
                .orElse("");
        return "outage " + number + " is over since " + since + "; there is nothing to answer for";
    }

    /**
     * The open escalations of an outage that are meant: the named team's; else those in which the sender was paged; else,
     * since only the outage is named, all of them.
     */
    private static List<Course> ofSender(Command command, List<Course> all) {
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
}
