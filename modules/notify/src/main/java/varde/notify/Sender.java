package varde.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes attempts on threads of its own, so that a provider that takes its time holds up only so many pages. Used from one
 * thread.
 */
final class Sender implements AutoCloseable {

    private final Round round;
    private final int most;
    private final ExecutorService threads;
    private final BlockingQueue<Round.Result> finished = new LinkedBlockingQueue<>();
    private int inFlight;
    private boolean resting = true;

    /** Makes at most {@code most} attempts at once. */
    Sender(Round round, int most, String name) {
        this.round = round;
        this.most = most;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(most, task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins an attempt. */
    void send(Pending pending) {
        resting = false;
        inFlight++;
        threads.execute(() -> finished.add(round.attempt(pending)));
    }

    /** How many more attempts may begin. */
    int room() {
        return most - inFlight;
    }

    /** Whether no attempt is under way or unread. */
    boolean idle() {
        return inFlight == 0;
    }

    /** What has finished since the last call. */
    List<Round.Result> finished() {
        List<Round.Result> results = new ArrayList<>();
        finished.drainTo(results);
        inFlight -= results.size();
        return results;
    }

    /** Waits until all attempts have finished, at most so long, and tells what has. */
    List<Round.Result> finishedWithin(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Round.Result> results = new ArrayList<>(finished());
        try {
            while (inFlight > 0) {
                Round.Result next = finished.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                inFlight--;
                results.add(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return results;
    }

    /** What its providers are told meanwhile goes here. */
    Round round() {
        return round;
    }

    /** Nothing waits: providers may close what they keep open. Says so once. */
    void rest() {
        if (!resting && idle()) {
            resting = true;
            round.rest();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        round.close();
    }
}
