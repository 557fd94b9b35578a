package varde.app.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How much each token may still say: so many heartbeats a second, of which a second's worth may come at once. */
final class Allowances {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private static final class Bucket {
        private double left;
        private long at;

        Bucket(double left, long at) {
            this.left = left;
            this.at = at;
        }

        synchronized boolean take(int perSecond, long nanos) {
            double gained = Math.max(0, nanos - at) / SECOND * perSecond;
            left = Math.min(perSecond, left + gained);
            at = Math.max(at, nanos);
            if (left < 1) {
                return false;
            }
            left -= 1;
            return true;
        }
    }

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Whether one more may be taken now.
     *
     * @param token the token's hash
     * @param perSecond its limit; empty: it has none
     * @param nanos a clock that only moves forward
     */
    boolean take(String token, Optional<Integer> perSecond, long nanos) {
        return perSecond.isEmpty()
                || buckets.computeIfAbsent(token, none -> new Bucket(perSecond.get(), nanos))
                        .take(perSecond.get(), nanos);
    }
}
