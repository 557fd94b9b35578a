package varde.agent.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads all that a process says, so that it is never held up, and keeps the beginning. */
final class Drain {

    private final InputStream from;
    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Drain(InputStream from, int most) {
        this.from = from;
        this.most = most;
    }

    static Drain start(InputStream from, int most) {
        Drain drain = new Drain(from, most);
        Thread thread = new Thread(drain::run, "agent-drain");
        thread.setDaemon(true);
        thread.start();
        return drain;
    }

    private void run() {
        byte[] buffer = new byte[4096];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException closed) {
            // The process has been killed; what it said until then is kept.
        } finally {
            ended.countDown();
        }
    }

    private synchronized void keep(byte[] buffer, int count) {
        kept.write(buffer, 0, Math.min(count, most - kept.size()));
    }

    /**
     * What was said, awaiting the end of it for so long: a child left behind may hold the stream open for ever. Of what has not
     * ended only whole lines count.
     */
    String text(long patienceMillis) throws InterruptedException {
        boolean whole = ended.await(patienceMillis, TimeUnit.MILLISECONDS);
        synchronized (this) {
            String text = kept.toString(StandardCharsets.UTF_8);
            return whole ? text : text.substring(0, text.lastIndexOf('\n') + 1);
        }
    }
}
