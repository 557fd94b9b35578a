package varde.config.oncall;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import varde.config.problem.Nearest;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.oncall.ClockWindow;

/** Reads windows such as {@code {days: mon-fri, from: "08:00", to: "16:00"}}. */
final class WindowReader {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String HOLIDAYS = "holidays";

    private WindowReader() {}

    static List<ClockWindow> read(List<Value> values) {
        List<ClockWindow> windows = new ArrayList<>();
        values.forEach(value ->
                value.fields("a window of time").map(WindowReader::window).ifPresent(windows::add));
        return windows;
    }

    private static ClockWindow window(Fields fields) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        boolean holidays = false;
        Optional<Value> given = fields.value("days");
        for (String item : given.map(WindowReader::items).orElse(List.of("mon-sun"))) {
            if (item.equals(HOLIDAYS)) {
                holidays = true;
            } else {
                days.addAll(days(item, given));
            }
        }
        LocalTime from = fields.as("from", Words::time).orElse(LocalTime.MIDNIGHT);
        LocalTime to = fields.as("to", Words::time).orElse(LocalTime.MIDNIGHT);
        fields.close();
        return new ClockWindow(days, holidays, from, to);
    }

    private static List<String> items(Value value) {
        List<String> items = new ArrayList<>();
        if (value.isScalar()) {
            value.words().ifPresent(text -> items.addAll(List.of(text.strip().split("\\s*,\\s*"))));
        } else {
            value.list().forEach(item -> item.words().ifPresent(items::add));
        }
        return items.stream().map(item -> item.toLowerCase(Locale.ROOT)).toList();
    }

    private static Set<DayOfWeek> days(String item, Optional<Value> at) {
        String[] ends = item.split("-", -1);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (first < 0 || last < 0 || ends.length > 2) {
            List<String> known = new ArrayList<>(DAYS);
            known.add(HOLIDAYS);
            at.ifPresent(value -> value.error("`" + item + "` is not a day; write mon, tue-fri, sat or holidays"
                    + Nearest.ending(item, known, "")));
            return days;
        }
        for (int day = first; ; day = (day + 1) % DAYS.size()) {
            days.add(DayOfWeek.of(day + 1));
            if (day == last) {
                return days;
            }
        }
    }
}
