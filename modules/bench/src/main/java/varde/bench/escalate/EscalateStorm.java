package varde.bench.escalate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import varde.core.page.Texts;
import varde.core.route.Route;
import varde.core.rules.Rules;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Reason;
import varde.core.stage.StageRunner;
import varde.streams.TextResources;

/** Opens many outages within a minute of log time, spread over all teams, through the bare ESCALATE. */
public final class EscalateStorm {

    private static final long MINUTE = 60_000;
    private static final long AFTERWARDS = 120_000;

    private final List<Team> teams;
    private final List<EscalatePart> parts = new ArrayList<>();
    private final Map<String, Long> firstOutage = new HashMap<>();
    private final Map<String, Long> firstPage = new HashMap<>();
    private final Map<String, Integer> sms = new HashMap<>();
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
     * @param seconds wall time for the minute and two more, in the bare core
     * @param max_ms the longest that a team waited for its first page after its first outage, in log time
     * @param sms the most SMS to one person for one team
     * @param pages all pages, by all channels
     */
    public record Figures(int outages, int teams, double seconds, long max_ms, int sms, long pages) {}

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
            firstOutage.putIfAbsent(team.id(), at);
            read(new EscalateInput.Told(outage(n, team, at)), at);
        }
        for (; pulse < start + MINUTE + AFTERWARDS; pulse += 1_000) {
            read(new EscalateInput.Pulse(), pulse + 1_000);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long longest = firstOutage.entrySet().stream()
                .mapToLong(entry -> firstPage.getOrDefault(entry.getKey(), Long.MAX_VALUE) - entry.getValue())
                .max()
                .orElse(0);
        int most = sms.values().stream().max(Integer::compare).orElse(0);
        return new Figures(outages, teams.size(), seconds, longest, most, pages);
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
        for (EscalateOutput output : outcome.said()) {
            if (output instanceof EscalateOutput.Sent sent && sent.page().kind() == Page.Kind.PAGE) {
                pages++;
                firstPage.putIfAbsent(sent.page().team(), at);
                if (sent.page().channel() == Channel.SMS) {
                    sms.merge(sent.page().person() + " " + sent.page().team(), 1, Integer::sum);
                }
            }
        }
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
                List.of(new Reason("root", "bench")));
    }
}
