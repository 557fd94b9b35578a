package varde.app.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import varde.replay.Progress;

/** Says every few seconds how far a replay is, how fast it goes and how long it will take. */
final class ProgressLine implements AutoCloseable {

    private static final int EVERY_SECONDS = 3;

    private final Progress progress;
    private final PrintWriter err;
    private final long began = System.nanoTime();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private ProgressLine(Progress progress, PrintWriter err) {
        this.progress = progress;
        this.err = err;
        this.thread = new Thread(this::run, "progress");
        this.thread.setDaemon(true);
    }

    /** Begins to tell. */
    static ProgressLine start(Progress progress, PrintWriter err) {
        ProgressLine line = new ProgressLine(progress, err);
        line.thread.start();
        return line;
    }

    private void run() {
        try {
            while (!closed.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
                err.println(line(System.nanoTime() - began));
                err.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is said after so many nanoseconds. */
    String line(long nanos) {
        long done = progress.done();
        double rate = done * 1e9 / Math.max(1, nanos);
        String so = String.format(Locale.ROOT, "%,d records, %,.0f/s", done, rate);
        long total = progress.total();
        if (total <= 0 || rate < 1) {
            return so;
        }
        long part = Math.min(100, 100 * done / total);
        long left = Math.max(0, Math.round((total - done) / rate));
        return bar(part) + " " + part + " %, " + so + ", " + left / 60 + " min " + left % 60 + " s left";
    }

    private static String bar(long percent) {
        int full = (int) (percent / 5);
        return "[" + "#".repeat(full) + ".".repeat(20 - full) + "]";
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
