package varde.config.oncall;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public holidays of countries, from the library's tables. They are spelled out as days when the folder is read, and
 * published with the team: ESCALATE needs no library, and who reads the log again sees the days that were seen then.
 */
final class Holidays {

    /** So many years from the first turn of a team's schedules on. */
    static final int YEARS = 20;

    private static final Map<String, Optional<HolidayManager>> COUNTRIES = new ConcurrentHashMap<>();

    private Holidays() {}

    /** Whether the library knows a country, by its code of two capital letters. */
    static boolean knows(String country) {
        return manager(country).isPresent();
    }

    /** The public holidays of a country that has them, from this year on for {@link #YEARS} years. */
    static Set<LocalDate> from(String country, int year) {
        Set<LocalDate> days = new TreeSet<>();
        manager(country).ifPresent(manager -> {
            for (int each = year; each < year + YEARS; each++) {
                manager.getHolidays(Year.of(each)).stream()
                        .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                        .map(Holiday::getDate)
                        .forEach(days::add);
            }
        });
        return days;
    }

    private static Optional<HolidayManager> manager(String country) {
        return COUNTRIES.computeIfAbsent(country, code -> {
            try {
                return Optional.of(HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT))));
            } catch (RuntimeException unknown) {
                return Optional.empty();
            }
        });
    }
}
