package varde.core.oncall;

import java.time.Instant;

/**
 * A stretch of time in which somebody is on call.
 *
 * @param from begin, included
 * @param to end, excluded
 * @param person id of the person
 * @param team id of the team
 * @param schedule id of the schedule within the team
 */
public record Shift(Instant from, Instant to, String person, String team, String schedule) {}
