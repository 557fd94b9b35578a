package varde.core.landscape;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A listed agent. One that is not listed is known by its heartbeats.
 *
 * @param id such as {@code agent/osl-1}
 * @param site where it stands; votes are counted by site
 * @param runsOn the component that it runs on
 * @param interval how often it speaks for itself
 * @param grace how much longer its silence is tolerated
 * @param tokenSha256 hashes (lower-case hex) of the tokens that it may use at the gateway
 * @param perSecond how many heartbeats a second the gateway takes from it; empty: no limit of its own
 */
public record Agent(
        String id,
        String site,
        Optional<String> runsOn,
        Duration interval,
        Duration grace,
        List<String> tokenSha256,
        Optional<Integer> perSecond) {

    public Agent {
        tokenSha256 = List.copyOf(tokenSha256);
    }
}
