package varde.app.outbox;

import java.util.concurrent.TimeUnit;

/** The fault that one of the outbox's servers has at the moment. */
final class Trouble {

    /** Longer than a notifier waits for an answer. */
    private static final long SLOWNESS = TimeUnit.SECONDS.toNanos(15);

    private Fault fault = Fault.NONE;

    /** From now on this is wrong. */
    synchronized void is(Fault now) {
        fault = now;
        notifyAll();
    }

    synchronized Fault now() {
        return fault;
    }

    /** Whether messages are refused. Returns after a long time, or when the fault is over, if the server is slow. */
    synchronized boolean refuses() {
        long end = System.nanoTime() + SLOWNESS;
        try {
            for (long left = SLOWNESS; fault == Fault.SLOW && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
        return fault == Fault.ERRORS || fault == Fault.DOWN;
    }
}
