package varde.bench.notify;

import java.util.ArrayList;
import java.util.List;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;
import varde.core.oncall.Channel;
import varde.core.page.Receipt.Status;

/** One fault: pages, peers, and what is said of them, on topics of their own. */
final class Scene implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 150;
    static final long FOREVER = Long.MAX_VALUE / 2;

    private final Ground ground;
    private final Arrivals arrivals = new Arrivals();
    private final Writer writer;
    private final Receipts receipts;
    private final List<AutoCloseable> parts = new ArrayList<>();

    Scene(Ground ground) throws InterruptedException {
        this.ground = ground;
        ground.createTopics();
        this.writer = new Writer(ground);
        this.receipts = new Receipts(ground);
    }

    Ground ground() {
        return ground;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Writer writer() {
        return writer;
    }

    Receipts receipts() {
        return receipts;
    }

    /** Closed with the stage, the last first. */
    <T extends AutoCloseable> T with(T part) {
        parts.add(0, part);
        return part;
    }

    SmsPeer peer(String name, SmsPeer.Manner manner) {
        return with(SmsPeer.start(name, arrivals, manner));
    }

    /** One page to each of so many people. */
    void pages(int count) {
        writer.write(Channel.SMS, count, count, FOREVER);
    }

    /** Waits until something final is known of every page. */
    void awaitAll() throws InterruptedException {
        Waiting.until(
                "every page has its receipt",
                PATIENCE_SECONDS,
                () -> receipts.pages() == writer.written().size());
    }

    FaultRow row(String fault, String seen) {
        List<String> all = writer.written();
        List<String> missing =
                all.stream().filter(page -> arrivals.lost(List.of(page)) == 1).toList();
        long said = missing.stream()
                .filter(page -> receipts.has(page, Status.FAILED) || receipts.has(page, Status.DROPPED))
                .count();
        return new FaultRow(
                fault,
                all.size(),
                all.size() - missing.size(),
                said,
                missing.size() - said,
                arrivals.repeated(),
                arrivals.unmarkedRepeats(),
                seen);
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        receipts.close();
        writer.close();
    }
}
