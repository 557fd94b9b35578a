package varde.app.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import varde.replay.Progress;

/** Says every second how far a replay is, how fast it goes and how long it will take. */
final class ProgressLine implements AutoCloseable {

    private final Progress progress;
    private final PrintWriter err;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private ProgressLine(Progress progress, PrintWriter err) {
        this.progress = progress;
        this.err = err;
        this.terminal = System.console() != null;
        this.thread = new Thread(this::run, "progress");
        this.thread.setDaemon(true);
    }

    /** Begins to tell; on a terminal in one line that changes, else in a line now and then. */
    static ProgressLine start(Progress progress, PrintWriter err) {
        ProgressLine line = new ProgressLine(progress, err);
        line.thread.start();
        return line;
    }

    private void run() {
        try {
            int seconds = 0;
            while (!closed.await(1, TimeUnit.SECONDS)) {
                if (terminal || ++seconds % 10 == 0) {
                    err.print((terminal ? "\r" : "") + line(System.nanoTime() - began) + (terminal ? "  " : "\n"));
                    err.flush();
                }
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
        if (terminal) {
            err.print("\r");
            err.flush();
        }
    }
}
