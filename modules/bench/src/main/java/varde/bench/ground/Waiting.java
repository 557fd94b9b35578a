package varde.bench.ground;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions. */
public final class Waiting {

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    /** Something that becomes true. */
    public interface Condition {
        /** Whether it is true now. */
        boolean holds() throws InterruptedException;
    }

    private Waiting() {}

    /**
     * Waits until something holds, looking fifty times a second.
     *
     * @param what for the message if it does not
     * @param seconds how long at the most
     * @throws IllegalStateException if it does not hold in time
     */
    public static void until(String what, long seconds, Condition condition) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.holds()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("after " + seconds + " s it does not hold that " + what);
            }
            pause(LOOK_EVERY);
        }
    }

    /** Lets this many nanoseconds pass, or fewer. */
    public static void pause(long nanos) throws InterruptedException {
        LockSupport.parkNanos(nanos);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Lets a measured stretch of time pass. */
    public static void forMillis(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            pause(left);
        }
    }
}
