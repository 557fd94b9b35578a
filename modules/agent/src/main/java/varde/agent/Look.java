package varde.agent;

import java.time.Duration;
import varde.agent.check.Finding;

/**
 * One look at one component, repetitions included.
 *
 * @param watched what was looked at, and how
 * @param finding what the last attempt found
 * @param took how long the last attempt took, or the answer to it where the check itself measures that
 * @param attempts how many there were; 0 if the agent did not come to it
 */
public record Look(Watched watched, Finding finding, Duration took, int attempts) {}
