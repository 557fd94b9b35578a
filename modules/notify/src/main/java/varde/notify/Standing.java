package varde.notify;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one provider has fared lately. After three failures among the last five messages it is degraded: others are asked before
 * it, and after a while a single message tries it out. That is watched twice: whether it answers, and whether what it has
 * taken arrives. Used by many threads.
 */
final class Standing {

    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);
    private static final int FAILURES = 3;
    private static final int OF = 5;
    private static final Duration PROBE_AFTER = Duration.ofSeconds(15);

    private final Provider provider;
    private final CircuitBreaker<Object> answers;
    private final CircuitBreaker<Object> arrivals;
    private final Optional<Limit> limit;
    private final Optional<RateLimiter<Object>> limiter;
    /** Whose messages did not arrive since the last one that did: a telephone that is off is one failure, not five. */
    private final Set<String> missedBy = ConcurrentHashMap.newKeySet();

    Standing(Provider provider) {
        this(provider, PROBE_AFTER);
    }

    /** Tries a degraded provider out after so long. */
    Standing(Provider provider, Duration probeAfter) {
        this.provider = provider;
        this.answers = breaker(provider.id(), "does not take messages", probeAfter);
        this.arrivals = breaker(provider.id(), "takes messages that do not arrive", probeAfter);
        this.limit = provider.terms().limit();
        this.limiter = limit.map(
                most -> RateLimiter.burstyBuilder(most.messages(), most.per()).build());
    }

    Provider provider() {
        return provider;
    }

    /** Takes one message off what it may still be given; what is exceeded if that cannot be. */
    Optional<String> exceeded() {
        boolean free = limiter.map(RateLimiter::tryAcquirePermit).orElse(true);
        return free ? Optional.empty() : limit.map(most -> "its limit of " + most.written() + " is reached");
    }

    /** Whether it may be asked before others: it is well, or this message is the one that tries it out. */
    boolean well() {
        if (!arrivals.tryAcquirePermit()) {
            return false;
        }
        if (!answers.tryAcquirePermit()) {
            if (!arrivals.isClosed()) {
                // The trial does not take place.
                arrivals.recordFailure();
            }
            return false;
        }
        return true;
    }

    /** Takes what it answered. One that refuses a message for good is well: somebody answers there. */
    void judge(Delivery delivery) {
        boolean answered = delivery.match(sent -> true, failed -> failed.hope() == Delivery.Hope.NONE);
        if (!answered) {
            answers.recordFailure();
            if (arrivals.isHalfOpen()) {
                arrivals.recordFailure();
            }
        } else if (answers.isOpen()) {
            answers.close();
        } else {
            answers.recordSuccess();
        }
    }

    /** A message of its has arrived. */
    void arrived() {
        missedBy.clear();
        if (arrivals.isOpen()) {
            arrivals.close();
        } else {
            arrivals.recordSuccess();
        }
    }

    /** A message that it took for this person has not arrived in time. */
    void missed(String person) {
        if (missedBy.add(person) || arrivals.isHalfOpen()) {
            arrivals.recordFailure();
        }
    }

    private static CircuitBreaker<Object> breaker(String id, String trouble, Duration probeAfter) {
        return CircuitBreaker.builder()
                .withFailureThreshold(FAILURES, OF)
                // One message tries it out, and decides.
                .withSuccessThreshold(1)
                .withDelay(probeAfter)
                .onOpen(event -> LOG.warn("provider {} is degraded: it {}", id, trouble))
                .onClose(event -> LOG.info("provider {} is well again", id))
                .build();
    }
}
