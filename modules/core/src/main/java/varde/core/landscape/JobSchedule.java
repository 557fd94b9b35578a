package varde.core.landscape;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a job should report. Exactly one of {@code cron} and {@code every} is given.
 *
 * @param cron five-field cron expression
 * @param every interval
 * @param timezone the zone that the cron expression is read in
 * @param maxRun how long a run may take
 */
public record JobSchedule(
        Optional<String> cron, Optional<Duration> every, ZoneId timezone, Optional<Duration> maxRun) {}
