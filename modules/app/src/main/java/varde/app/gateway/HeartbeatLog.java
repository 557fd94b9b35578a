package varde.app.gateway;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import varde.core.detect.Heartbeat;

/** Where admitted heartbeats go. */
interface HeartbeatLog {

    /**
     * Writes one. The answer completes when it is in the log for good, or fails with the reason.
     *
     * @return empty if so much is under way that no more can be taken now
     */
    Optional<CompletableFuture<Void>> write(Heartbeat heartbeat);
}
