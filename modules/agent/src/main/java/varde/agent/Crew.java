package varde.agent;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent's threads: one that keeps the time and all that is remembered, and workers for what may take long. */
final class Crew implements AutoCloseable {

    final ScheduledThreadPoolExecutor clock;
    final ThreadPoolExecutor workers;

    /** With so many workers at most: how many looks can be under way at once. */
    Crew(String name, int checks, int most) {
        int count = Math.max(1, Math.min(most, checks));
        clock = new ScheduledThreadPoolExecutor(1, threads(name + "-clock"), new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        workers = new ThreadPoolExecutor(
                count, count, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads(name + "-worker"));
        workers.allowCoreThreadTimeOut(true);
        workers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    int size() {
        return workers.getCorePoolSize();
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Ends all: looks under way are interrupted, their results are not awaited. */
    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdownNow();
    }
}
