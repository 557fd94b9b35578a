package varde.core.oncall;

import java.time.Instant;

/**
 * A stretch of time in which nobody is on call.
 *
 * @param from begin, included
 * @param to end, excluded
 * @param team id of the team
 * @param schedule id of the schedule within the team
 */
public record Gap(Instant from, Instant to, String team, String schedule) {}
