package varde.bench.scenario;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;

/**
 * How often things fail and for how long, as the machines at Los Alamos did from 1996 to 2005: 23,552 failures with a down-time, in
 * the data set LA-UR-05-7318 ("Raw operational data on system failures", Los Alamos National Laboratory, free to use with credit).
 */
final class Habits {

    /** Every twentieth quantile of the down-time, in minutes; what lasted longer than half a day is cut there. */
    private static final double[] DOWN_TIME = {
        1, 8, 13, 18, 21, 25, 30, 36, 42, 50, 60, 70, 84, 100, 120, 145, 180, 236, 330, 625, 720
    };

    /** How often a failure begins in each hour of the day, 1 being the average. */
    private static final double[] HOUR = {
        0.78, 0.71, 0.69, 0.69, 0.87, 0.66, 1.27, 1.39, 1.30, 1.16, 1.30, 1.16,
        1.06, 1.16, 1.12, 1.17, 1.16, 1.40, 1.26, 0.80, 0.73, 0.81, 0.66, 0.67
    };

    /** Likewise for each day, Monday first. */
    private static final double[] DAY = {1.03, 1.17, 1.27, 1.12, 1.05, 0.73, 0.64};

    private static final double MOST = 1.40 * 1.27;
    private static final double MINUTE = 60_000;

    private Habits() {}

    /** How long a failure lasts, in milliseconds. */
    static long lasts(Random random) {
        double place = random.nextDouble() * (DOWN_TIME.length - 1);
        int below = (int) place;
        double minutes = DOWN_TIME[below] + (place - below) * (DOWN_TIME[below + 1] - DOWN_TIME[below]);
        return (long) (minutes * MINUTE);
    }

    /**
     * When the next failure begins: a Poisson process whose pace follows the hour and the day.
     *
     * @param after the failure before, in milliseconds since the epoch
     * @param mean milliseconds between two failures on the average
     */
    static long next(long after, double mean, Random random) {
        double time = after;
        while (true) {
            time += -Math.log(1 - random.nextDouble()) * mean / MOST;
            ZonedDateTime at = Instant.ofEpochMilli((long) time).atZone(ZoneOffset.UTC);
            if (random.nextDouble() * MOST
                    < HOUR[at.getHour()] * DAY[at.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()]) {
                return (long) time;
            }
        }
    }
}
