package varde.app.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import varde.app.CannotStart;
import varde.app.outbox.Arrival;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.oncall.Channel;

/** The whole way of an alarm, once: break, page by SMS and mail, acknowledge by the link, heal, all-clear. */
final class Rehearsal {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/a/[A-Za-z0-9_-]{16}");

    /** What is told of each step. */
    interface Told {
        void step(String name, Duration took, String words);
    }

    private final LocalRun run;
    private final List<Arrival> arrivals;
    private final Duration patience;
    private final Told told;
    private final HttpClient browser = HttpClient.newHttpClient();

    /**
     * A rehearsal on a run that simulates a network.
     *
     * @param arrivals what the run's outbox takes, growing
     * @param patience how long each step may take
     * @param told told each step
     */
    Rehearsal(LocalRun run, CopyOnWriteArrayList<Arrival> arrivals, Duration patience, Told told) {
        this.run = run;
        this.arrivals = arrivals;
        this.patience = patience;
        this.told = told;
    }

    /**
     * Goes the whole way.
     *
     * @param component what is broken and healed
     * @throws CannotStart with the step that did not happen
     */
    void play(String component) {
        step("seen", "the simulated network is seen", () -> seen(component));
        run.simulate(component, true);
        Outage outage = step("outage", "", () -> open(component));
        Arrival sms = step("sms", "", () -> arrived(Channel.SMS));
        Arrival mail = step("mail", "", () -> arrived(Channel.EMAIL));
        String link = linkOf(sms);
        ask(link);
        acknowledge(link);
        step("acknowledged", "", () -> acknowledged(outage.id()));
        run.simulate(component, false);
        step("over", "", () -> over(outage.number()));
        step("all-clear by SMS", "", () -> allClear(sms));
        step("all-clear by mail", "", () -> allClear(mail));
    }

    private Optional<String> seen(String component) {
        return run.story().sitesOf(component) > 0 ? Optional.of(component) : Optional.empty();
    }

    private Optional<Outage> open(String component) {
        return run.situation().open().stream()
                .filter(outage -> outage.root().equals(component))
                .findFirst();
    }

    private Optional<Arrival> arrived(Channel channel) {
        return arrivals.stream().filter(arrival -> arrival.channel() == channel).findFirst();
    }

    private Optional<Escalation.Acknowledgement> acknowledged(String outage) {
        return run.situation().escalations(outage).stream()
                .flatMap(escalation -> escalation.acknowledgements().stream())
                .findFirst();
    }

    private Optional<Outage> over(int number) {
        return run.situation().outage(number).filter(outage -> outage.status() == Outage.Status.CLOSED);
    }

    private Optional<Arrival> allClear(Arrival first) {
        return arrivals.stream()
                .filter(arrival -> arrival.channel() == first.channel()
                        && arrival.address().equals(first.address()))
                .filter(arrival -> Stream.of("FRISKMELDT", "OVER").anyMatch(arrival.text()::startsWith))
                .findFirst();
    }

    private static String linkOf(Arrival sms) {
        Matcher link = LINK.matcher(sms.text());
        if (!link.find()) {
            throw new CannotStart("the SMS has no link to answer by: " + sms.text());
        }
        return link.group();
    }

    /** Opening a link must change nothing: mail scanners do it. */
    private void ask(String link) {
        send(HttpRequest.newBuilder(URI.create(link)).GET().build(), "the link was opened");
    }

    private void acknowledge(String link) {
        send(
                HttpRequest.newBuilder(URI.create(link))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                "the answer was given");
    }

    private void send(HttpRequest request, String what) {
        try {
            HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CannotStart("when " + what + ", the wall said " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new CannotStart("when " + what + ", the wall did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted when " + what, e);
        }
    }

    private <T> T step(String name, String words, Supplier<Optional<T>> happened) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < patience.toNanos()) {
            Optional<T> result = happened.get();
            if (result.isPresent()) {
                told.step(
                        name,
                        Duration.ofNanos(System.nanoTime() - began),
                        words.isEmpty() ? words(result.get()) : words);
                return result.get();
            }
            run.failure().ifPresent(reason -> {
                throw new CannotStart(reason);
            });
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new CannotStart("rehearsal failed: no \"" + name + "\" within " + patience.toSeconds() + " s");
    }

    private static String words(Object result) {
        if (result instanceof Outage outage) {
            return outage.number() + " " + outage.severity() + ", cause " + outage.root();
        }
        if (result instanceof Arrival arrival) {
            return "to " + arrival.address() + ": " + arrival.text();
        }
        if (result instanceof Escalation.Acknowledgement answer) {
            return "by " + answer.person();
        }
        return result.toString();
    }
}
