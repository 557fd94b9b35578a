package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import varde.core.command.Command;
import varde.core.correlate.Outage;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.escalate.Escalation.Status;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.page.Receipt;

/** Random nights. {@link Illegal} watches each of them as well. */
class EscalatorProperties {

    private static final List<List<String>> TEAMS = List.of(
            List.of("database"),
            List.of("backbone"),
            List.of("database", "backbone"),
            List.of("empty"),
            List.of("ghosts"));
    private static final List<String> PEOPLE = List.of("kari", "ola", "nils", "ingrid", "root");

    /** The longest that a step of {@link Cast} has to wait for the next, in milliseconds. */
    private static final long LONGEST_WAIT = 10 * EscalateScenario.MINUTE;

    /** What may happen in a night. */
    enum What {
        OPEN_OR_CLOSE,
        REOPEN,
        CHANGE,
        REROUTE,
        MERGE,
        ANSWER,
        ARRIVE,
        FAIL,
        DROP,
        SNOOZE,
        REASSIGN,
        CALL,
        ANSWER_DIGEST,
        DECLINE,
        DRILL,
        PASS,
        UNATTENDED,
        AWAY
    }

    /** A thing that happens, and to which of several it does. */
    record Happening(What what, int which, int how) {}

    @Provide
    Arbitrary<List<Happening>> nights() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 59))
                .as(Happening::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 150)
    void aRestartAtAnyPlaceDecidesTheSame(@ForAll("nights") List<Happening> night, @ForAll int where) {
        Night through = new Night();
        Night restarted = new Night();
        int cut = Math.floorMod(where, night.size());
        for (int n = 0; n < night.size(); n++) {
            if (n == cut) {
                restarted.scenario.restart();
            }
            through.happens(night.get(n));
            restarted.happens(night.get(n));
        }
        through.scenario.minutes(20);
        restarted.scenario.minutes(20);

        assertThat(restarted.scenario.said()).isEqualTo(through.scenario.said());
        assertThat(restarted.scenario.rows()).isEqualTo(through.scenario.rows());
    }

    @Property(tries = 150)
    void nobodyIsLeftUnpaged(@ForAll("nights") List<Happening> night) {
        Night random = new Night();
        night.forEach(random::happens);
        random.scenario.minutes(3);

        for (EscalateRow row : random.scenario.store().values()) {
            if (row instanceof EscalateRow.EscalationRow escalation) {
                Course course = escalation.course();
                boolean running = course.shown().status() == Status.RUNNING;
                assertThat(running ? course.due() : Long.MAX_VALUE)
                        .as("%s has a step to come", course.key())
                        .isGreaterThan(random.scenario.time());
            }
        }
    }

    /** {@link StepsSaid} looks at each decision of these nights, as of all others. */
    @Property(tries = 150)
    void aStepIsNeverSkippedWithoutASaidReason(@ForAll("nights") List<Happening> night) {
        Night random = new Night();
        night.forEach(random::happens);
        random.scenario.minutes(20).away(10 * EscalateScenario.MINUTE).minutes(3);
        Statistics.label("steps skipped, each with its reason")
                .collect(random.scenario.steps().skipped() > 0);
    }

    /** {@link Illegal} looks at whoever has to wait for an SMS, in these nights as in all others. */
    @Property(tries = 150)
    void theFirstPageIsNeverThrottled(@ForAll("nights") List<Happening> night) {
        Night random = new Night();
        night.forEach(random::happens);
        random.scenario.minutes(3);

        for (EscalateRow row : random.scenario.store().values()) {
            if (row instanceof EscalateRow.WaitingRow waiting) {
                Illegal.ration(random.scenario.ration(waiting), waiting, random.scenario.time());
            }
        }
    }

    @Property(tries = 150)
    void theSameLogGivesTheSamePages(@ForAll("nights") List<Happening> night) {
        Night random = new Night();
        night.forEach(random::happens);
        random.scenario.minutes(20);

        assertThat(random.scenario.replayed()).isEqualTo(random.scenario.said());
    }

    @Property(tries = 150)
    void noOpenOutageIsWithoutATimeAtWhichItGoesOn(@ForAll("nights") List<Happening> night) {
        Night random = new Night();
        night.forEach(random::happens);
        random.scenario.minutes(3);

        Map<String, List<Course>> open = new HashMap<>();
        for (EscalateRow row : random.scenario.store().values()) {
            if (row instanceof EscalateRow.EscalationRow escalation
                    && escalation.course().ending().isEmpty()) {
                open.computeIfAbsent(escalation.course().shown().outage(), none -> new ArrayList<>())
                        .add(escalation.course());
            }
        }
        for (EscalateRow row : random.scenario.store().values()) {
            if (row instanceof EscalateRow.OutageSeenRow seen
                    && seen.outage().status() == Outage.Status.OPEN
                    && !Drill.is(seen.outage().labels())) {
                assertThat(open.getOrDefault(seen.outage().id(), List.of()))
                        .as("%s is with somebody", seen.outage().id())
                        .isNotEmpty()
                        .allSatisfy(course -> goesOn(course, random.scenario.time()));
            }
        }
    }

    /** A step within the longest wait of the policies, or an answer that ends, or one for what is not bad. */
    private static void goesOn(Course course, long time) {
        Escalation shown = course.shown();
        boolean forEver =
                shown.status() == Status.ACKNOWLEDGED && !course.accepted().worseThan(Severity.MINOR);
        long due = shown.nextDue().orElse(forEver ? time + 1 : Long.MIN_VALUE);
        assertThat(due).as("%s goes on", course.key()).isGreaterThan(time);
        if (shown.status() == Status.RUNNING) {
            assertThat(due).as("%s goes on soon", course.key()).isLessThanOrEqualTo(time + LONGEST_WAIT);
        }
    }

    @Property(tries = 150)
    void everyPageEndsInAReceiptOrIsFollowedByAnother(@ForAll("nights") List<Happening> night) {
        Night random = new Night();
        night.forEach(random::happens);
        random.scenario.minutes(30);

        for (EscalateRow row : random.scenario.store().values()) {
            if (row instanceof EscalateRow.EscalationRow escalation) {
                Course course = escalation.course();
                Set<String> unsettled = new HashSet<>();
                for (PageMade page : course.shown().pages()) {
                    boolean asks = Telling.ASKING.contains(page.event());
                    if (asks && page.fate() == Fate.PENDING && page.tryUntil() < random.scenario.time()) {
                        unsettled.add(page.id());
                    }
                }
                course.withdrawn().forEach(unsettled::remove);
                boolean later = course.shown().status() == Status.RUNNING && course.due() > random.scenario.time();
                assertThat(unsettled.isEmpty() || later)
                        .as("%s: %s", course.key(), unsettled)
                        .isTrue();
            }
        }
    }

    @Property(tries = 150)
    void nobodyIsAskedForWhatIsOver(@ForAll("nights") List<Happening> night) {
        Night random = new Night();
        night.forEach(random::happens);

        Map<String, Status> status = new HashMap<>();
        List<Page> together = new ArrayList<>();
        for (EscalateOutput output : random.scenario.said()) {
            if (output instanceof EscalateOutput.Sent sent) {
                together.add(sent.page());
            } else if (output instanceof EscalateOutput.Changed changed) {
                Escalation now = changed.escalation();
                status.put(Course.key(now.outage(), now.team()), now.status());
                boolean ended = now.status() == Status.ENDED;
                assertThat(together).allMatch(page -> !ended || !asks(page, now, status));
                together.clear();
            }
        }
    }

    /**
     * Whether a page wants something done about what has ended. A digest tells of what is over, and may carry what another
     * team's escalation still asks.
     */
    private static boolean asks(Page page, Escalation ended, Map<String, Status> status) {
        boolean tells = page.kind() == Page.Kind.WITHDRAW
                || page.event() == PageEvent.ALL_CLEAR
                || page.event() == PageEvent.MERGED;
        boolean about = page.outage().equals(ended.outage()) && page.team().equals(ended.team());
        if (page.event() == PageEvent.DIGEST) {
            boolean open = status.entrySet().stream()
                    .anyMatch(known ->
                            known.getKey().startsWith(page.outage() + "/") && known.getValue() != Status.ENDED);
            return !tells && about && !open && page.text().contains("OK D");
        }
        return !tells && about;
    }

    /** A night with three outages. */
    private static final class Night {

        private final EscalateScenario scenario = EscalateScenario.staffed();
        private final List<OutageStory> stories = new ArrayList<>();
        private final List<String> states = new ArrayList<>();

        private Night() {
            scenario.passes(1_000);
            for (int n = 0; n < 3; n++) {
                stories.add(scenario.outage(1042 + n));
                states.add("new");
            }
        }

        private void happens(Happening happening) {
            int which = happening.which();
            OutageStory story = stories.get(which);
            boolean open = states.get(which).equals("open");
            switch (happening.what()) {
                case OPEN_OR_CLOSE -> openOrClose(which, happening.how());
                case REOPEN -> {
                    if (states.get(which).equals("closed")) {
                        scenario.changes(story, Change.REOPENED);
                        states.set(which, "open");
                    }
                }
                case CHANGE -> {
                    if (open) {
                        story.severity(Severity.values()[happening.how() % 4]);
                        scenario.changes(story, Change.UPDATED);
                    }
                }
                case REROUTE -> {
                    if (open) {
                        story.teams(TEAMS.get(happening.how() % TEAMS.size()).toArray(String[]::new));
                        scenario.changes(story, Change.MERGED);
                    }
                }
                case MERGE -> merge(which, (which + 1) % 3);
                case ARRIVE -> receipt(happening.how(), Receipt.Status.DELIVERED);
                case FAIL -> receipt(happening.how(), Receipt.Status.FAILED);
                case DROP -> receipt(happening.how(), Receipt.Status.DROPPED);
                case PASS -> scenario.passes(happening.how() * 5_000L);
                case UNATTENDED -> scenario.unattended(happening.how() * 10_000L);
                case AWAY -> scenario.away(happening.how() * 20_000L);
                case ANSWER, ANSWER_DIGEST, DECLINE, SNOOZE, REASSIGN, CALL, DRILL -> somebodySpeaks(happening, which);
            }
        }

        private void somebodySpeaks(Happening happening, int which) {
            String person = PEOPLE.get(happening.how() % PEOPLE.size());
            switch (happening.what()) {
                case ANSWER -> scenario.acknowledges(person, 1042 + which);
                case DECLINE -> says(which, happening.how(), Command.Kind.NOTE, Command.ANSWER, Command.NO);
                case SNOOZE -> says(which, happening.how(), Command.Kind.SNOOZE, Command.FOR, "10m");
                case REASSIGN ->
                    says(
                            which,
                            happening.how(),
                            Command.Kind.REASSIGN,
                            Command.TO,
                            happening.how() % 2 == 0 ? "team:backbone" : "person:ola");
                case CALL -> says(which, happening.how(), Command.Kind.ADD_RESPONDER, Command.TO, "person:nils");
                case ANSWER_DIGEST -> {
                    String digest = "D" + (1 + happening.how() % 3);
                    scenario.says(Command.Kind.ACKNOWLEDGE, person, Optional.empty(), Command.BUNDLE, digest);
                }
                case DRILL ->
                    scenario.commanded(
                            Command.Kind.DRILL,
                            "root",
                            Optional.empty(),
                            Optional.of(TEAMS.get(happening.how() % 2).get(0)),
                            "");
                default -> throw new IllegalArgumentException(happening.what() + " says nothing");
            }
        }

        private void says(int which, int how, Command.Kind kind, String name, String value) {
            String person = PEOPLE.get(how % PEOPLE.size());
            scenario.says(kind, person, Optional.of(1042 + which), name, value);
        }

        private void openOrClose(int which, int how) {
            if (states.get(which).equals("new")) {
                stories.get(which)
                        .severity(Severity.values()[how % 4])
                        .teams(TEAMS.get(how % TEAMS.size()).toArray(String[]::new));
                scenario.opens(stories.get(which));
                states.set(which, "open");
            } else if (states.get(which).equals("open")) {
                scenario.closes(stories.get(which));
                states.set(which, "closed");
            }
        }

        private void merge(int which, int into) {
            if (states.get(which).equals("open") && !states.get(into).equals("merged")) {
                scenario.merges(stories.get(which), stories.get(into));
                states.set(which, "merged");
            }
        }

        private void receipt(int how, Receipt.Status status) {
            List<Page> pages = scenario.pages();
            if (!pages.isEmpty()) {
                scenario.receipt(pages.get(pages.size() - 1 - how % Math.min(pages.size(), 8)), status, "at random");
            }
        }
    }
}
