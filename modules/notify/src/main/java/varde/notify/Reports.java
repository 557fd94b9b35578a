package varde.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.wire.Sent;

/**
 * What providers have said of messages that they had taken. A report may come before it is written down that the message was
 * taken, or to another process than the one that sent it: it waits until that is known. Only {@link #add} may be called from
 * any thread.
 */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final long PATIENCE_MS = Duration.ofMinutes(2).toMillis();

    /** A report, and when it was first looked at. */
    private record Waiting(Report report, long since) {}

    private final ConcurrentLinkedQueue<Report> fresh = new ConcurrentLinkedQueue<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Waiting> underway = new ArrayList<>();

    void add(Report report) {
        fresh.add(report);
    }

    /** What those reports change whose messages are known by now. They are kept until {@link #written}. */
    List<Amendment> understood(Awaited awaited, long now) {
        waiting.addAll(underway);
        underway.clear();
        for (Report report = fresh.poll(); report != null; report = fresh.poll()) {
            waiting.add(new Waiting(report, now));
        }
        List<Amendment> understood = new ArrayList<>();
        List<Waiting> still = new ArrayList<>();
        for (Waiting one : waiting) {
            Optional<Sent> meant = awaited.meantBy(one.report());
            if (meant.isPresent()) {
                Optional<Amendment> amendment = Amendment.of(meant.get(), one.report(), now);
                amendment.ifPresentOrElse(
                        amended -> {
                            understood.add(amended);
                            underway.add(one);
                        },
                        () -> awaited.gone(meant.get()));
            } else if (now - one.since() <= PATIENCE_MS) {
                still.add(one);
            } else {
                LOG.info(
                        "provider {} reports {} of a message that nobody here knows",
                        one.report().provider(),
                        one.report().fate());
            }
        }
        waiting.clear();
        waiting.addAll(still);
        return understood;
    }

    /** What was understood is written down. */
    void written() {
        underway.clear();
    }
}
