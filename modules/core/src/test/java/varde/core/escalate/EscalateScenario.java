package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.command.Command;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Outage.Status;
import varde.core.correlate.OutageRecord;
import varde.core.oncall.Channel;
import varde.core.page.BuiltInTexts;
import varde.core.page.LinkSigner;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.core.page.Texts;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.StageRunner;

/** Drives ESCALATE through a story that begins at 03:14 on a Thursday in Oslo, and remembers what it said and kept. */
final class EscalateScenario {

    static final long START = ZonedDateTime.parse("2026-10-01T03:14:00+02:00[Europe/Oslo]")
            .toInstant()
            .toEpochMilli();
    static final long MINUTE = 60_000;
    static final LinkSigner LINKS =
            new LinkSigner("http://127.0.0.1:8080", List.of("a key for tests".getBytes(StandardCharsets.UTF_8)));

    private static final EscalateSettings SETTINGS = new EscalateSettings(LINKS, Texts.of(BuiltInTexts::read));

    private final Map<String, EscalateRow> store = new LinkedHashMap<>();
    private final List<EscalateOutput> said = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Map<String, Escalation> escalations = new TreeMap<>();
    private final Illegal illegal = new Illegal();
    private final StepsSaid steps = new StepsSaid();
    private StageRunner<EscalateInput, EscalateRow, EscalateOutput> runner = new StageRunner<>(new Escalator(SETTINGS));
    private final List<Read> inputs = new ArrayList<>();
    private long time = START;
    private long offset;
    private int commands;
    private boolean arriving;

    /** A record of the log. */
    private record Read(EscalateInput input, Place place, boolean main, long at) {}

    /** With the people of {@link Cast}. */
    static EscalateScenario staffed() {
        return new EscalateScenario().configured("v1", Cast.parts());
    }

    /** With those people, one of them or a team changed. */
    static EscalateScenario staffedWith(EscalatePart part) {
        return new EscalateScenario().configured("v1", Cast.with(part));
    }

    EscalateScenario configured(String version, List<EscalatePart> parts) {
        for (int index = 0; index < parts.size(); index++) {
            part(version, index, parts.get(index));
        }
        return inForce(version, parts.size());
    }

    EscalateScenario part(String version, int index, EscalatePart part) {
        read(new EscalateInput.Configured(new ConfigRecord.Part<>(version, index, part)), false);
        return this;
    }

    EscalateScenario inForce(String version, int parts) {
        read(new EscalateInput.Configured(new ConfigRecord.InForce<>(version, parts, "test", 0)), false);
        return this;
    }

    /** From now on each page arrives at once. */
    EscalateScenario everythingArrives() {
        arriving = true;
        return this;
    }

    /** From now on nothing is heard of pages. */
    EscalateScenario nothingArrives() {
        arriving = false;
        return this;
    }

    OutageStory outage(int number) {
        return new OutageStory(number, time);
    }

    EscalateScenario opens(OutageStory story) {
        return told(story.told(Change.OPENED, Status.OPEN, time));
    }

    EscalateScenario changes(OutageStory story, Change change) {
        return told(story.told(change, Status.OPEN, time));
    }

    EscalateScenario closes(OutageStory story) {
        return told(story.told(Change.CLOSED, Status.CLOSED, time));
    }

    EscalateScenario merges(OutageStory story, OutageStory into) {
        return told(story.mergedInto(into, time));
    }

    EscalateScenario told(OutageRecord record) {
        read(new EscalateInput.Told(record), true);
        return this;
    }

    /** Time passes in the log by a pulse each second. */
    EscalateScenario passes(long milliseconds) {
        for (long end = time + milliseconds; time < end; ) {
            time = Math.min(end, time + 1_000);
            read(new EscalateInput.Pulse(), true);
        }
        return this;
    }

    EscalateScenario minutes(int minutes) {
        return passes(minutes * MINUTE);
    }

    /** Nothing at all is written to the log for so long; then a pulse comes. */
    EscalateScenario away(long milliseconds) {
        time += milliseconds;
        read(new EscalateInput.Pulse(), true);
        return this;
    }

    /** Time passes while nobody writes a pulse: ESCALATE is away, the others are not. */
    EscalateScenario silent(long milliseconds) {
        time += milliseconds;
        return this;
    }

    /** The same, but CORRELATE goes on and says each few seconds how far it has read. */
    EscalateScenario unattended(long milliseconds) {
        for (long end = time + milliseconds; time < end; ) {
            time = Math.min(end, time + 7_000);
            told(new OutageRecord.Mark(0, time));
        }
        return this;
    }

    EscalateScenario acknowledges(String person, int number) {
        return commanded(Command.Kind.ACKNOWLEDGE, person, Optional.of(number), Optional.empty(), "");
    }

    EscalateScenario acknowledgesFor(String team, String person, int number) {
        return commanded(Command.Kind.ACKNOWLEDGE, person, Optional.of(number), Optional.of(team), "");
    }

    EscalateScenario commanded(
            Command.Kind kind, String person, Optional<Integer> number, Optional<String> team, String note) {
        return commanded(new Command(
                "command-" + ++commands, kind, person, Command.How.LINK, number, team, note, new TreeMap<>()));
    }

    EscalateScenario says(Command.Kind kind, String person, Optional<Integer> number, String name, String value) {
        return commanded(new Command(
                "command-" + ++commands,
                kind,
                person,
                Command.How.SMS,
                number,
                Optional.empty(),
                "",
                new TreeMap<>(Map.of(name, value))));
    }

    /** An SMS that says no more than OK. */
    EscalateScenario answers(String person) {
        return commanded(new Command(
                "command-" + ++commands,
                Command.Kind.ACKNOWLEDGE,
                person,
                Command.How.SMS,
                Optional.empty(),
                Optional.empty(),
                "",
                new TreeMap<>()));
    }

    EscalateScenario commanded(Command command) {
        read(new EscalateInput.Commanded(command), false);
        return this;
    }

    EscalateScenario receipt(String person, Channel channel, Receipt.Status status, String reason) {
        Page page = latestPage(person, channel);
        return receipt(page, status, reason);
    }

    EscalateScenario arrives(String person, Channel channel) {
        return receipt(person, channel, Receipt.Status.SENT, "").receipt(person, channel, Receipt.Status.DELIVERED, "");
    }

    EscalateScenario fails(String person, Channel channel) {
        return receipt(person, channel, Receipt.Status.FAILED, "no such number");
    }

    EscalateScenario receipt(Page page, Receipt.Status status, String reason) {
        read(
                new EscalateInput.Receipted(new Receipt(
                        page.id(),
                        page.outage(),
                        page.team(),
                        page.person(),
                        page.channel(),
                        status,
                        "gateway",
                        "",
                        1,
                        reason,
                        time)),
                false);
        return this;
    }

    /** The process restarts: only the rows survive, and they come in any order. */
    EscalateScenario restart() {
        StageRunner<EscalateInput, EscalateRow, EscalateOutput> fresh = new StageRunner<>(new Escalator(SETTINGS));
        List<EscalateRow> rows = new ArrayList<>(store.values());
        java.util.Collections.reverse(rows);
        rows.forEach(fresh::restore);
        fresh.restore(runner.now());
        runner = fresh;
        return this;
    }

    /** What was sent since the last call: {@code OPENED kari SMS} or {@code WITHDRAW kari SMS}. */
    List<String> sent() {
        List<String> since = List.copyOf(words);
        words.clear();
        return since;
    }

    /** All that was said, from the beginning. */
    List<EscalateOutput> said() {
        return List.copyOf(said);
    }

    List<Page> pages() {
        return said.stream()
                .filter(EscalateOutput.Sent.class::isInstance)
                .map(output -> ((EscalateOutput.Sent) output).page())
                .toList();
    }

    Page latestPage(String person, Channel channel) {
        return pages().stream()
                .filter(page ->
                        page.kind() == Page.Kind.PAGE && page.person().equals(person) && page.channel() == channel)
                .reduce((one, other) -> other)
                .orElseThrow(() -> new AssertionError(person + " has had no " + channel));
    }

    Escalation escalation(String team) {
        return escalations.values().stream()
                .filter(escalation -> escalation.team().equals(team))
                .reduce((one, other) -> other)
                .orElseThrow(() -> new AssertionError(team + " has no escalation"));
    }

    Escalation escalation(int number, String team) {
        return Optional.ofNullable(escalations.get(Course.key("outage-" + number, team)))
                .orElseThrow();
    }

    List<String> teams() {
        return escalations.values().stream().map(Escalation::team).toList();
    }

    List<String> rules(String team) {
        return escalation(team).reasons().stream().map(reason -> reason.rule()).toList();
    }

    String reasons(String team) {
        return String.join(
                "\n",
                escalation(team).reasons().stream().map(reason -> reason.text()).toList());
    }

    List<String> refusals() {
        return refusals;
    }

    Map<String, EscalateRow> store() {
        return store;
    }

    long time() {
        return time;
    }

    private void read(EscalateInput input, boolean main) {
        if (main) {
            runner.passed(time);
        }
        Place place = new Place("topic", main ? "outages" : "other", 0, offset++);
        Outcome<EscalateRow, EscalateOutput> outcome =
                runner.decide(input, place, main).outcome();
        outcome.kept().forEach(row -> store.put(row.store() + " " + row.key(), row));
        outcome.forgotten().forEach(gone -> store.remove(gone.store() + " " + gone.key()));
        outcome.kept().forEach(this::watch);
        outcome.forgotten().forEach(gone -> steps.forget(gone.key()));
        inputs.add(new Read(input, place, main, time));
        refusals.addAll(outcome.refusals());
        for (EscalateOutput output : outcome.said()) {
            illegal.watch(output);
            said.add(output);
            note(output);
        }
        if (arriving) {
            outcome.said().forEach(this::arrive);
        }
    }

    private void watch(EscalateRow row) {
        if (row instanceof EscalateRow.EscalationRow escalation) {
            steps.watch(escalation.course());
        } else if (row instanceof EscalateRow.WaitingRow waiting) {
            Illegal.ration(ration(waiting), waiting, time);
        }
    }

    /** What has been sent where this page waits. */
    Ration ration(EscalateRow.WaitingRow waiting) {
        EscalateRow row = store.get(EscalateRow.RATIONS + " " + waiting.ration());
        return ((EscalateRow.RationRow) Objects.requireNonNull(row, waiting.key())).ration();
    }

    /** How many steps were taken and skipped. */
    StepsSaid steps() {
        return steps;
    }

    /** What ESCALATE says when it reads the same log again, from its beginning. */
    List<EscalateOutput> replayed() {
        StageRunner<EscalateInput, EscalateRow, EscalateOutput> fresh = new StageRunner<>(new Escalator(SETTINGS));
        List<EscalateOutput> again = new ArrayList<>();
        for (Read read : inputs) {
            if (read.main()) {
                fresh.passed(read.at());
            }
            again.addAll(fresh.decide(read.input(), read.place(), read.main())
                    .outcome()
                    .said());
        }
        return again;
    }

    private void note(EscalateOutput output) {
        if (output instanceof EscalateOutput.Sent sent) {
            Page page = sent.page();
            String what = page.kind() == Page.Kind.PAGE ? page.event().name() : "WITHDRAW";
            words.add(what + " " + page.person() + " " + page.channel());
        } else if (output instanceof EscalateOutput.Changed changed) {
            escalations.put(
                    Course.key(
                            changed.escalation().outage(), changed.escalation().team()),
                    changed.escalation());
        }
    }

    private void arrive(EscalateOutput output) {
        if (output instanceof EscalateOutput.Sent sent && sent.page().kind() == Page.Kind.PAGE) {
            receipt(sent.page(), Receipt.Status.DELIVERED, "");
        }
    }

    /** The rows, to compare two runs. */
    List<String> rows() {
        return store.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .toList();
    }

    static void assertNothingElse(EscalateScenario scenario) {
        assertThat(scenario.sent()).isEmpty();
        assertThat(scenario.refusals()).isEmpty();
    }
}
