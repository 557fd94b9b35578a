package varde.core.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * When a cron expression comes in one zone. A time in the hour that spring skips comes when the gap ends; one in the hour
 * that autumn repeats comes at its first occurrence. An expression for every hour of the day is different, as in every
 * cron: it goes by the hours that pass, so it has nothing to make up for in spring and comes twice in autumn.
 *
 * @param cron the expression
 * @param zone where its clock hangs
 */
public record Timetable(Cron cron, ZoneId zone) {

    /** The time that never comes, in milliseconds. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int MOST_IN_A_GAP = 24 * 60;

    /**
     * The first time after this one.
     *
     * @param after milliseconds since the epoch
     * @return milliseconds since the epoch, or {@link #NEVER}
     */
    public long nextAfter(long after) {
        Instant from = Instant.ofEpochMilli(after);
        return cron.everyHour() ? byHoursThatPass(from) : byTheClock(from);
    }

    private long byTheClock(Instant from) {
        LocalDateTime shown = LocalDateTime.ofInstant(from, zone);
        for (int i = 0; i < MOST_IN_A_GAP; i++) {
            LocalDateTime next = cron.next(shown).orElse(null);
            if (next == null) {
                return NEVER;
            }
            Instant instant = at(next);
            if (instant.isAfter(from)) {
                return instant.toEpochMilli();
            }
            shown = next;
        }
        return NEVER;
    }

    private Instant at(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private long byHoursThatPass(Instant from) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(from);
        LocalDateTime shown = LocalDateTime.ofInstant(from, offset);
        ZoneOffsetTransition change = rules.nextTransition(from);
        for (int i = 0; i < MOST_IN_A_GAP; i++) {
            LocalDateTime next = cron.next(shown).orElse(null);
            if (next == null) {
                return NEVER;
            }
            Instant instant = next.toInstant(offset);
            if (change == null || instant.isBefore(change.getInstant())) {
                return instant.toEpochMilli();
            }
            offset = change.getOffsetAfter();
            shown = change.getDateTimeAfter().minusMinutes(1);
            change = rules.nextTransition(change.getInstant());
        }
        return NEVER;
    }
}
