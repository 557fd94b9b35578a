package varde.bench.escalate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import varde.core.correlate.Severity;
import varde.core.escalate.EscalateInput;
import varde.core.escalate.EscalateOutput;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.EscalateRow;
import varde.core.escalate.EscalateSettings;
import varde.core.escalate.Escalator;
import varde.core.oncall.Channel;
import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.core.page.LinkSigner;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.core.page.Texts;
import varde.core.rules.Rules;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.StageRunner;
import varde.streams.TextResources;

/**
 * Opens many outages within a minute of log time, spread over all teams, through the bare ESCALATE. Each page arrives at
 * once; nobody answers.
 */
public final class EscalateStorm {

    private static final long MINUTE = 60_000;
    private static final long AFTERWARDS = 120_000;

    private final List<EscalatePart> parts = new ArrayList<>();
    private final Map<String, Long> firstWanted = new HashMap<>();
    private final Map<String, Long> firstPage = new HashMap<>();
    private final SentTimes sent = new SentTimes();
    private final Set<String> mentioned = new HashSet<>();
    private StageRunner<EscalateInput, EscalateRow, EscalateOutput> runner;
    private long offset;
    private long pages;

    /** For these teams and people; the first of the teams is the last resort. */
    public EscalateStorm(List<Team> teams, List<Person> people) {
        teams.forEach(team -> parts.add(new EscalatePart.Staffed(team)));
        people.forEach(person -> parts.add(new EscalatePart.Known(person)));
        parts.add(new EscalatePart.Ground(teams.get(0).id(), Rules.STANDARD));
        LinkSigner links = new LinkSigner("http://127.0.0.1", List.of("a key".getBytes(StandardCharsets.UTF_8)));
        runner = new StageRunner<>(new Escalator(new EscalateSettings(links, Texts.of(TextResources::read))));
    }

    /**
     * Runs the storm from this moment on, over these teams; the figures by their names in {@code --json}.
     *
     * @return {@code outages} that were opened, over {@code teams} teams; {@code people} who were paged; {@code seconds} of
     *     wall time for the minute and two more, in the bare core; {@code max_ms}, the longest that anybody waited for the
     *     first page after the first outage that they were asked about, in log time; for SMS, mail and webhooks the most to
     *     one person for one team and the shortest time between two of them; all {@code pages}; and how many outages nobody
     *     was told of, by a page or in a digest ({@code unmentioned})
     */
    public Map<String, Object> run(List<Team> teams, int outages, Instant from) {
        StormOutages storm = new StormOutages(teams);
        configure();
        long began = System.nanoTime();
        long start = from.toEpochMilli();
        long pulse = start;
        for (int n = 0; n < outages; n++) {
            long at = start + n * MINUTE / outages;
            for (; pulse + 1_000 <= at; pulse += 1_000) {
                read(new EscalateInput.Pulse(), pulse + 1_000);
            }
            read(new EscalateInput.Told(storm.opened(n, Severity.MAJOR, at)), at);
        }
        for (; pulse < start + MINUTE + AFTERWARDS; pulse += 1_000) {
            read(new EscalateInput.Pulse(), pulse + 1_000);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("outages", outages);
        figures.put("teams", teams.size());
        figures.put("people", firstWanted.size());
        figures.put("seconds", seconds);
        figures.put("max_ms", longest());
        for (Channel channel : Channel.values()) {
            sent.figures(channel, "", figures);
        }
        figures.put("pages", pages);
        figures.put("unmentioned", outages - mentioned.size());
        return figures;
    }

    private long longest() {
        return firstWanted.entrySet().stream()
                .mapToLong(entry -> firstPage.getOrDefault(entry.getKey(), Long.MAX_VALUE) - entry.getValue())
                .max()
                .orElse(0);
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
        List<Page> going = new ArrayList<>();
        for (EscalateOutput output : outcome.said()) {
            if (output instanceof EscalateOutput.Sent said && said.page().kind() == Page.Kind.PAGE) {
                going.add(said.page());
            } else if (output instanceof EscalateOutput.Changed changed) {
                changed.escalation().pages().forEach(page -> firstWanted.merge(page.person(), page.at(), Math::min));
            }
        }
        going.forEach(page -> count(page, at));
        going.forEach(page -> arrives(page, at));
    }

    private void count(Page page, long at) {
        pages++;
        mentioned.add(page.outage());
        firstPage.putIfAbsent(page.person(), at);
        sent.add(page, at);
    }

    private void arrives(Page page, long at) {
        Receipt receipt = Receipt.arrived(page, "bench", at);
        decide(new EscalateInput.Receipted(receipt), false, at);
    }
}
