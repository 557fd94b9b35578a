package varde.bench.notify;

import java.util.ArrayList;
import java.util.List;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;
import varde.core.oncall.Channel;
import varde.core.page.Receipt.Status;
import varde.notify.Provider;
import varde.notify.Timeouts;

/** Measures how fast a backlog of pages leaves, by mail and by SMS at the same time. */
public final class NotifyBench {

    private static final long GIVE_UP_SECONDS = 600;
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private final Ground ground;

    /** On topics that are there and empty. */
    public NotifyBench(Ground ground) {
        this.ground = ground;
    }

    /** Writes the pages, starts the notifiers, and waits for the last receipt. */
    public NotifyFigures run(int mails, int sms, int people) throws InterruptedException {
        Arrivals arrivals = new Arrivals();
        try (SmsPeer gateway = SmsPeer.start("gateway", arrivals, SmsPeer.Manner.DELIVERS);
                MailPeer relay = MailPeer.start(arrivals);
                Writer writer = new Writer(ground);
                Receipts receipts = new Receipts(ground)) {
            writer.write(Channel.EMAIL, mails, people, FOREVER);
            writer.write(Channel.SMS, sms, people, FOREVER);
            List<Running> running = new ArrayList<>();
            long began = System.nanoTime();
            double seconds;
            try {
                running.add(Running.start(ground, Channel.EMAIL, List.<Provider>of(relay.provider())));
                running.add(Running.start(ground, Channel.SMS, List.<Provider>of(gateway.provider(Timeouts.USUAL))));
                Waiting.until("every page has its receipt", GIVE_UP_SECONDS, () -> receipts.pages() == mails + sms);
                seconds = Math.round((System.nanoTime() - began) / 1e7) / 100.0;
            } finally {
                running.forEach(Running::close);
            }
            return new NotifyFigures(
                    mails,
                    sms,
                    people,
                    receipts.ending(Status.SENT) + receipts.ending(Status.DELIVERED),
                    arrivals.lost(writer.written()),
                    arrivals.repeated(),
                    arrivals.outOfOrder(),
                    seconds,
                    Runtime.getRuntime().availableProcessors());
        }
    }
}
