package varde.bench.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;
import varde.core.oncall.Channel;
import varde.core.page.Receipt.Status;
import varde.notify.OnTerms;
import varde.notify.Provider;
import varde.notify.Terms;
import varde.notify.Timeouts;

/** Lets providers fail in every way that they know, and tells what came of the pages. */
public final class FaultBench {

    private static final int PAGES = 40;
    private static final long PATIENCE_SECONDS = 150;
    private static final int TIMES_FASTER = 60;
    private static final long TEN_MINUTES_MS = 600_000;

    /** One of the ways. */
    private interface Fault {
        FaultRow happens() throws InterruptedException;
    }

    private final Supplier<Ground> grounds;
    private final SSLContext strangers;

    /**
     * On these brokers.
     *
     * @param grounds each time a prefix of its own
     * @param strangers a server's certificate that nobody trusts
     */
    public FaultBench(Supplier<Ground> grounds, SSLContext strangers) {
        this.grounds = grounds;
        this.strangers = strangers;
    }

    /** Lets all of it happen, one after the other. */
    public void run(Consumer<FaultRow> told) throws InterruptedException {
        List<Fault> faults = List.of(
                this::downForTenMinutes,
                this::downWithAnother,
                this::takesAndNeverDelivers,
                () -> misbehaves("answers after 30 s (we wait 10 s)", SmsPeer.Manner.DAWDLES),
                () -> misbehaves("answers HTTP 500", SmsPeer.Manner.FAILS),
                () -> misbehaves("answers HTTP 429, too many", SmsPeer.Manner.LIMITS),
                this::wrongCertificate,
                this::nameGone,
                this::poison);
        for (Fault fault : faults) {
            told.accept(fault.happens());
        }
    }

    private FaultRow downForTenMinutes() throws InterruptedException {
        try (Scene scene = new Scene(grounds.get())) {
            SmsPeer gone = SmsPeer.start("a", scene.arrivals(), SmsPeer.Manner.DELIVERS);
            int port = gone.port();
            Provider provider = gone.provider(Timeouts.USUAL);
            gone.close();
            FastClock clock = new FastClock(TIMES_FASTER);
            scene.pages(PAGES);
            scene.with(Running.start(
                    scene.ground(),
                    Channel.SMS,
                    List.of(provider),
                    clock,
                    scene.ground().clients()));
            Waiting.forMillis(TEN_MINUTES_MS / TIMES_FASTER);
            long before = scene.receipts().pages();
            scene.with(SmsPeer.start("a", scene.arrivals(), SmsPeer.Manner.DELIVERS, port));
            scene.awaitAll();
            return scene.row(
                    "the only provider is down for 10 min (clock 60 times faster)",
                    "none given up in " + before + " receipts, all sent when it was back");
        }
    }

    private FaultRow downWithAnother() throws InterruptedException {
        try (Scene scene = new Scene(grounds.get())) {
            SmsPeer gone = SmsPeer.start("a", scene.arrivals(), SmsPeer.Manner.DELIVERS);
            Provider provider = gone.provider(Timeouts.USUAL);
            gone.close();
            return withAnother(scene, "one provider is down, another is there", provider);
        }
    }

    private FaultRow misbehaves(String how, SmsPeer.Manner manner) throws InterruptedException {
        try (Scene scene = new Scene(grounds.get())) {
            SmsPeer a = scene.peer("a", manner);
            FaultRow row = withAnother(scene, "one provider " + how, a.provider(Timeouts.USUAL));
            return new FaultRow(
                    row.fault(),
                    row.pages(),
                    row.arrived(),
                    row.said(),
                    row.lost(),
                    row.repeated(),
                    row.unmarked(),
                    row.seen() + "; a was asked " + a.asked() + " times");
        }
    }

    private FaultRow wrongCertificate() throws InterruptedException {
        try (Scene scene = new Scene(grounds.get())) {
            SmsPeer a = scene.with(SmsPeer.secured("a", scene.arrivals(), strangers));
            return withAnother(scene, "one provider shows a stranger's certificate", a.provider(Timeouts.USUAL));
        }
    }

    private FaultRow nameGone() throws InterruptedException {
        try (Scene scene = new Scene(grounds.get())) {
            Provider provider = SmsPeer.provider("a", "http://gateway.invalid/send", Timeouts.USUAL);
            return withAnother(scene, "one provider's name is gone from DNS", provider);
        }
    }

    private static FaultRow withAnother(Scene scene, String fault, Provider a) throws InterruptedException {
        SmsPeer b = scene.peer("b", SmsPeer.Manner.DELIVERS);
        scene.pages(PAGES);
        long began = System.nanoTime();
        scene.with(Running.start(scene.ground(), Channel.SMS, List.of(a, b.provider(Timeouts.USUAL))));
        scene.awaitAll();
        String seen = "b took " + scene.arrivals().at("b") + ", the last after "
                + (System.nanoTime() - began) / 1_000_000_000L + " s";
        return scene.row(fault, seen);
    }

    private FaultRow takesAndNeverDelivers() throws InterruptedException {
        try (Scene scene = new Scene(grounds.get())) {
            SmsPeer a = scene.peer("a", SmsPeer.Manner.SWALLOWS);
            SmsPeer b = scene.peer("b", SmsPeer.Manner.DELIVERS);
            Provider owing = new OnTerms(
                    a.provider(Timeouts.USUAL), new Terms(Optional.empty(), Optional.of(Duration.ofSeconds(2))));
            scene.with(Running.start(scene.ground(), Channel.SMS, List.of(owing, b.provider(Timeouts.USUAL))));
            scene.pages(3);
            Waiting.until(
                    "three are said to have failed",
                    PATIENCE_SECONDS,
                    () -> scene.receipts().ending(Status.FAILED) == 3);
            scene.writer().write(Channel.SMS, PAGES - 3, PAGES - 3, Scene.FOREVER);
            scene.awaitAll();
            return scene.row(
                    "one provider takes all and delivers nothing (reports due in 2 s)",
                    "3 FAILED for want of a report; then b took "
                            + scene.arrivals().at("b") + ", a was asked " + a.asked() + " times in all");
        }
    }

    private FaultRow poison() throws InterruptedException {
        try (Scene scene = new Scene(grounds.get())) {
            SmsPeer a = scene.peer("a", SmsPeer.Manner.DELIVERS);
            scene.pages(PAGES / 2);
            for (int person = 0; person < PAGES; person++) {
                scene.writer().poison(Channel.SMS, person);
            }
            scene.pages(PAGES / 2);
            scene.with(Running.start(scene.ground(), Channel.SMS, List.of(a.provider(Timeouts.USUAL))));
            scene.awaitAll();
            return scene.row(
                    PAGES + " records among the pages that nobody can read", "all pages around them were sent");
        }
    }
}
