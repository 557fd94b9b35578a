package varde.notify.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import varde.notify.Delivery;
import varde.notify.Listener;
import varde.notify.Message;
import varde.notify.Provider;
import varde.notify.Terms;

/**
 * Sends pages as text messages through a modem: files for smstools' daemon. This is the way that still works when every
 * network but the telephone's is down.
 */
public final class SpoolProvider implements Provider {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");
    private static final long LOOK_MS = 1_000;
    private static final int LONGEST = 100;

    private final SpoolSettings settings;
    private final SpoolWatch watch;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Thread looking;

    /** A modem whose daemon uses these folders. */
    public SpoolProvider(SpoolSettings settings) {
        this.settings = settings;
        this.watch = new SpoolWatch(settings);
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Terms terms() {
        return new Terms(settings.limit(), Optional.of(settings.reportWithin()));
    }

    @Override
    public void listen(Listener listener) {
        Thread thread = new Thread(() -> look(listener), "spool-" + settings.id());
        thread.setDaemon(true);
        thread.start();
        looking = thread;
    }

    @Override
    public Delivery send(Message message) {
        if (!NUMBER.matcher(message.page().address()).matches()) {
            return Delivery.hopeless("not a telephone number");
        }
        String name = name(message);
        if (watch.has(name)) {
            // A process before us has written it, and did not live to say so. Here, and only here, that can be known.
            watch.expect(name);
            return new Delivery.Sent(name, false);
        }
        Path file = settings.outgoing().resolve(name);
        // Written beside the folder and moved in: the daemon sees it whole or not at all.
        Path unfinished = settings.folder("." + name + ".tmp");
        try {
            Files.write(unfinished, SpoolFile.of(message.page(), settings.statusReports()));
            watch.expect(name);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return new Delivery.Sent(name, false);
        } catch (NoSuchFileException e) {
            return Delivery.later("its folder is not there");
        } catch (IOException e) {
            return Delivery.later(
                    "its folder cannot be written (" + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public void recall(String providerId) {
        watch.recall(providerId);
    }

    @Override
    public void close() {
        closing.countDown();
        Thread thread = looking;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Follows from the page, so that it is found again by whoever comes after us; another one if the modem has failed. */
    private String name(Message message) {
        String id = message.page().id();
        String page = id.replaceAll("[^A-Za-z0-9_-]", "_");
        String end = page.substring(Math.max(0, page.length() - LONGEST));
        String name = SpoolWatch.OURS + Integer.toHexString(id.hashCode()) + "-" + end;
        return watch.hasFailed(name) ? name + "-" + message.attempt() : name;
    }

    private void look(Listener listener) {
        try {
            watch.recollect();
            do {
                watch.look(listener);
            } while (!closing.await(LOOK_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
