package varde.agent;

import varde.agent.check.Check;

/**
 * A component and how an agent looks at it.
 *
 * @param component its id
 * @param domain the scope within which causes are sought
 * @param check how to look
 * @param pace how often and how patiently
 */
public record Watched(String component, String domain, Check check, Pace pace) {

    /** In the domain {@value AgentFile#MAIN}. */
    public static Watched of(String component, Check check, Pace pace) {
        return new Watched(component, AgentFile.MAIN, check, pace);
    }
}
