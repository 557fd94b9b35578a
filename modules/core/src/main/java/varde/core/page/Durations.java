package varde.core.page;

/** How a length of time is told: seconds below a minute, minutes below two hours, then hours and days. */
final class Durations {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {}

    /**
     * A length of time.
     *
     * @param millis how long
     * @param hours the language's sign for hours
     * @param days the language's sign for days
     */
    static String of(long millis, String hours, String days) {
        if (millis < MINUTE) {
            return Math.max(0, millis) / SECOND + " s";
        }
        if (millis < 2 * HOUR) {
            return millis / MINUTE + " min";
        }
        if (millis < 2 * DAY) {
            return both(millis / HOUR + " " + hours, millis % HOUR / MINUTE, "min");
        }
        return both(millis / DAY + " " + days, millis % DAY / HOUR, hours);
    }

    private static String both(String first, long rest, String unit) {
        return rest == 0 ? first : first + " " + rest + " " + unit;
    }
}
