package varde.core.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A five-field cron expression: minute, hour, day of month, month, day of week. Each field is {@code *} or a list of
 * numbers, names ({@code jan}, {@code mon}), ranges and steps ({@code 8-16/2}); Sunday is 0 and 7. When both days are
 * restricted either is enough, as in every cron. Times are local; what the clock skips or repeats is for the caller.
 */
public final class Cron {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /** The 29th of February can be eight years away. */
    private static final int MOST_DAYS = 8 * 366 + 1;

    private static final int HOURS = 24;

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean eitherDay;

    private Cron(String text, List<String> fields) {
        this.text = text;
        this.minutes = field("minute", fields.get(0), 0, 59, List.of());
        this.hours = field("hour", fields.get(1), 0, 23, List.of());
        this.days = field("day of month", fields.get(2), 1, 31, List.of());
        this.months = field("month", fields.get(3), 1, 12, MONTHS);
        this.weekdays = field("day of week", fields.get(4), 0, 7, DAYS);
        this.eitherDay = !fields.get(2).startsWith("*") && !fields.get(4).startsWith("*");
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none, or names a time that never comes; the message says why
     */
    public static Cron parse(String text) {
        List<String> fields = List.of(text.trim().toLowerCase(Locale.ROOT).split("\\s+"));
        if (fields.size() != 5) {
            throw new IllegalArgumentException("`" + text + "` has " + fields.size()
                    + " fields; write five: minute, hour, day of month, month, day of week");
        }
        Cron cron = new Cron(text, fields);
        if (cron.next(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
            throw new IllegalArgumentException("`" + text + "` never comes; no such day is in those months");
        }
        return cron;
    }

    /** The first time after this one; empty only if it never comes. */
    public Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDateTime from = after.withSecond(0).withNano(0).plusMinutes(1);
        LocalDate day = from.toLocalDate();
        LocalTime earliest = from.toLocalTime();
        for (int i = 0; i < MOST_DAYS; i++) {
            if (on(day)) {
                Optional<LocalTime> time = timeFrom(earliest);
                if (time.isPresent()) {
                    return Optional.of(day.atTime(time.get()));
                }
            }
            day = day.plusDays(1);
            earliest = LocalTime.MIDNIGHT;
        }
        return Optional.empty();
    }

    /** Whether it comes in each hour of the day. */
    public boolean everyHour() {
        return hours.cardinality() == HOURS;
    }

    private boolean on(LocalDate day) {
        boolean inMonth = days.get(day.getDayOfMonth());
        boolean inWeek = weekdays.get(day.getDayOfWeek().getValue() % 7);
        return months.get(day.getMonthValue()) && (eitherDay ? inMonth || inWeek : inMonth && inWeek);
    }

    private Optional<LocalTime> timeFrom(LocalTime earliest) {
        for (int hour = hours.nextSetBit(earliest.getHour()); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            int minute = minutes.nextSetBit(hour == earliest.getHour() ? earliest.getMinute() : 0);
            if (minute >= 0) {
                return Optional.of(LocalTime.of(hour, minute));
            }
        }
        return Optional.empty();
    }

    private static BitSet field(String name, String text, int least, int most, List<String> words) {
        BitSet set = new BitSet();
        for (String item : text.split(",", -1)) {
            String[] step = item.split("/", -1);
            String[] ends = step[0].equals("*") ? new String[] {"" + least, "" + most} : step[0].split("-", -1);
            if (step.length > 2 || ends.length > 2) {
                throw new IllegalArgumentException("`" + item + "` is not a " + name + "; write it like 1,5-10,*/15");
            }
            int first = number(name, ends[0], least, most, words);
            boolean open = ends.length == 1 && step.length == 2;
            int last = open ? most : number(name, ends[ends.length - 1], least, most, words);
            int by = step.length == 2 ? number(name + " step", step[1], 1, most, List.of()) : 1;
            if (first > last) {
                throw new IllegalArgumentException("`" + item + "` runs backwards; put the smaller " + name + " first");
            }
            for (int value = first; value <= last; value += by) {
                set.set(name.equals("day of week") ? value % 7 : value);
            }
        }
        return set;
    }

    private static int number(String name, String text, int least, int most, List<String> words) {
        int word = words.indexOf(text);
        if (word >= 0) {
            return word + least;
        }
        int number = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException("`" + text + "` is not a " + name + " from " + least + " to " + most);
        }
        return number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
