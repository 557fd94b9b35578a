package varde.bench.escalate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import varde.core.correlate.Explanation;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.escalate.EscalateInput;
import varde.core.escalate.EscalateOutput;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.EscalateRow;
import varde.core.escalate.EscalateSettings;
import varde.core.escalate.Escalator;
import varde.core.landscape.State;
import varde.core.oncall.Channel;
import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.core.page.LinkSigner;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.core.page.Texts;
import varde.core.route.Route;
import varde.core.rules.Rules;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Reason;
import varde.core.stage.StageRunner;
import varde.streams.TextResources;

/**
 * Opens many outages within a minute of log time, spread over all teams, through the bare ESCALATE. Each page arrives at
 * once; nobody answers.
 */
public final class EscalateStorm {

    private static final long MINUTE = 60_000;
    private static final long AFTERWARDS = 120_000;

    private final List<Team> teams;
    private final List<EscalatePart> parts = new ArrayList<>();
    private final Map<String, Long> firstWanted = new HashMap<>();
    private final Map<String, Long> firstPage = new HashMap<>();
    private final Map<String, List<Long>> sms = new HashMap<>();
    private final Set<String> mentioned = new HashSet<>();
    private StageRunner<EscalateInput, EscalateRow, EscalateOutput> runner;
    private long offset;
    private long pages;

    /** For these teams and people; the first of the teams is the last resort. */
    public EscalateStorm(List<Team> teams, List<Person> people) {
        this.teams = List.copyOf(teams);
        teams.forEach(team -> parts.add(new EscalatePart.Staffed(team)));
        people.forEach(person -> parts.add(new EscalatePart.Known(person)));
        parts.add(new EscalatePart.Ground(teams.get(0).id(), Rules.STANDARD));
        LinkSigner links = new LinkSigner("http://127.0.0.1", List.of("a key".getBytes(StandardCharsets.UTF_8)));
        runner = new StageRunner<>(new Escalator(new EscalateSettings(links, Texts.of(TextResources::read))));
    }

    /**
     * What was measured.
     *
     * @param outages how many were opened
     * @param teams over how many teams
     * @param people how many people were paged
     * @param seconds wall time for the minute and two more, in the bare core
     * @param max_ms the longest that anybody waited for the first page after the first outage that they were asked about, in
     *     log time
     * @param sms the most SMS to one person for one team
     * @param sms_closest_ms the shortest time between two of them
     * @param pages all pages, by all channels
     * @param unmentioned how many outages nobody was told of, by a page or in a digest
     */
    public record Figures(
            int outages,
            int teams,
            int people,
            double seconds,
            long max_ms,
            int sms,
            long sms_closest_ms,
            long pages,
            int unmentioned) {}

    /** Runs the storm from this moment on. */
    public Figures run(int outages, Instant from) {
        configure();
        long began = System.nanoTime();
        long start = from.toEpochMilli();
        long pulse = start;
        for (int n = 0; n < outages; n++) {
            long at = start + n * MINUTE / outages;
            for (; pulse + 1_000 <= at; pulse += 1_000) {
                read(new EscalateInput.Pulse(), pulse + 1_000);
            }
            Team team = teams.get(n % teams.size());
            read(new EscalateInput.Told(outage(n, team, at)), at);
        }
        for (; pulse < start + MINUTE + AFTERWARDS; pulse += 1_000) {
            read(new EscalateInput.Pulse(), pulse + 1_000);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return figures(outages, seconds);
    }

    private Figures figures(int outages, double seconds) {
        long longest = firstWanted.entrySet().stream()
                .mapToLong(entry -> firstPage.getOrDefault(entry.getKey(), Long.MAX_VALUE) - entry.getValue())
                .max()
                .orElse(0);
        int most = sms.values().stream().mapToInt(List::size).max().orElse(0);
        long closest = Long.MAX_VALUE;
        for (List<Long> times : sms.values()) {
            for (int n = 1; n < times.size(); n++) {
                closest = Math.min(closest, times.get(n) - times.get(n - 1));
            }
        }
        return new Figures(
                outages,
                teams.size(),
                firstWanted.size(),
                seconds,
                longest,
                most,
                closest,
                pages,
                outages - mentioned.size());
    }

    private void configure() {
        for (int index = 0; index < parts.size(); index++) {
            decide(new EscalateInput.Configured(new ConfigRecord.Part<>("v", index, parts.get(index))), false, 0);
        }
        decide(new EscalateInput.Configured(new ConfigRecord.InForce<>("v", parts.size(), "bench", 0)), false, 0);
    }

    private void read(EscalateInput input, long at) {
        runner.passed(at);
        decide(input, true, at);
    }

    private void decide(EscalateInput input, boolean main, long at) {
        Outcome<EscalateRow, EscalateOutput> outcome = runner.decide(
                        input, new Place("bench", main ? "outages" : "other", 0, offset++), main)
                .outcome();
        for (EscalateRow row : outcome.kept()) {
            if (row instanceof EscalateRow.BundleRow digest) {
                digest.bundle().parts().forEach(part -> mentioned.add(part.outage()));
            }
        }
        List<Page> sent = new ArrayList<>();
        for (EscalateOutput output : outcome.said()) {
            if (output instanceof EscalateOutput.Sent said && said.page().kind() == Page.Kind.PAGE) {
                sent.add(said.page());
            } else if (output instanceof EscalateOutput.Changed changed) {
                changed.escalation().pages().forEach(page -> firstWanted.merge(page.person(), page.at(), Math::min));
            }
        }
        sent.forEach(page -> count(page, at));
        sent.forEach(page -> arrives(page, at));
    }

    private void count(Page page, long at) {
        pages++;
        mentioned.add(page.outage());
        firstPage.putIfAbsent(page.person(), at);
        if (page.channel() == Channel.SMS) {
            sms.computeIfAbsent(page.person() + " " + page.team(), none -> new ArrayList<>())
                    .add(at);
        }
    }

    private void arrives(Page page, long at) {
        Receipt receipt = new Receipt(
                page.id(),
                page.outage(),
                page.team(),
                page.person(),
                page.channel(),
                Receipt.Status.DELIVERED,
                "bench",
                "",
                1,
                "",
                at);
        decide(new EscalateInput.Receipted(receipt), false, at);
    }

    private static Outage outage(int n, Team team, long at) {
        return new Outage(
                "outage-" + n,
                1_000 + n,
                1,
                Outage.Change.OPENED,
                Outage.Status.OPEN,
                "main",
                "server-" + n,
                "Server " + n,
                "server",
                State.DOWN,
                Severity.MAJOR,
                new TreeMap<>(Map.of("kind", "server", "component", "server-" + n)),
                List.of(new Route.Destination(team.id(), "bench")),
                at,
                at,
                at,
                Optional.empty(),
                0,
                new Outage.Counts(1, 1, new TreeMap<>(), new TreeMap<>()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(new Reason("root", "bench")),
                Explanation.NONE);
    }
}
