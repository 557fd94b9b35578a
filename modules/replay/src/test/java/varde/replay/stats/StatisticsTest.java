package varde.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.correlate.Explanation;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.detect.Observation;
import varde.core.escalate.Escalation;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.Maintenance;
import varde.core.landscape.State;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.route.Route;
import varde.replay.recording.Interval;
import varde.replay.story.OutageTale;
import varde.replay.story.SentPage;
import varde.replay.story.Story;
import varde.replay.story.Timed;

/**
 * A thousand seconds of an application at a site: down from 100 to 300 s and from 600 to 650 s; of that nothing was measured
 * from 250 to 350 s, and 600 to 700 s were planned.
 */
class StatisticsTest {

    private static final long BEGIN = 1_790_000_000_000L;

    private final OutageTale answered = tale("o-1", 100, 110, Optional.of(300L));
    private final OutageTale unanswered = tale("o-2", 600, 620, Optional.of(650L));

    StatisticsTest() {
        answered.addPage(page("p-1", "kari", 112));
        answered.addPage(page("p-2", "ola", 130));
        answered.addEscalation(new Timed<>(at(140), escalation("o-1", 112, Optional.of(142L))));
        unanswered.addPage(page("p-3", "kari", 620));
        unanswered.addEscalation(new Timed<>(at(640), escalation("o-2", 620, Optional.empty())));
    }

    @Test
    void whatWasNotMeasuredAndWhatWasPlannedCountsNeitherAsUpNorAsDown() {
        Map<String, Number> application = figure("application", "AMK 113");

        assertThat(application)
                .containsEntry("downS", 150L)
                .containsEntry("notMeasuredS", 100L)
                .containsEntry("maintenanceS", 100L)
                .containsEntry("degradedS", 0L);
        assertThat(application.get("availability").doubleValue()).isEqualTo(1 - 150 / 800.0);
        assertThat(figure("site", "oslo-1")).isEqualTo(application);
        assertThat(figure("team", "amk")).isEqualTo(application);
    }

    @Test
    void timesCountFromTheFirstEvidenceAndAnswersFromTheFirstPage() {
        assertThat(figure("times", "detected (MTTD)"))
                .containsEntry("meanS", 15.0)
                .containsEntry("mostS", 20.0)
                .containsEntry("outages", 2);
        assertThat(figure("times", "answered (MTTA)"))
                .containsEntry("meanS", 30.0)
                .containsEntry("outages", 1);
        assertThat(figure("times", "resolved (MTTR)")).containsEntry("meanS", 125.0);
    }

    @Test
    void pagesAreCountedByPersonAndThoseThatNobodyDidAnythingAboutAsNoise() {
        assertThat(figure("person", "kari")).containsEntry("pages", 2).containsEntry("answers", 1);
        assertThat(figure("person", "ola")).containsEntry("pages", 1).containsEntry("answers", 0);
        assertThat(figure("noise", "pages that needed no action"))
                .containsEntry("pages", 3)
                .containsEntry("withoutAction", 1)
                .containsEntry("share", 1 / 3.0)
                .containsEntry("outages", 1);
    }

    @Test
    void theCauseThatCostMostIsToldWithWhatItCost() {
        assertThat(figure("cause", "app/amk"))
                .containsEntry("outages", 2L)
                .containsEntry("durationS", 250L)
                .containsEntry("pages", 3L);
    }

    private Map<String, Number> figure(String section, String name) {
        return Statistics.of(story()).stream()
                .filter(figure ->
                        figure.section().equals(section) && figure.name().equals(name))
                .findFirst()
                .map(Figure::values)
                .orElseThrow();
    }

    private Story story() {
        Component application = new Component(
                "app/amk",
                "application",
                "AMK 113",
                new TreeMap<>(Map.of("site", "oslo-1")),
                Optional.of("amk"),
                Criticality.VITAL,
                Component.MAIN_DOMAIN,
                List.of(),
                Optional.empty());
        return new Story(
                new Interval(at(0), at(1_000)),
                List.of(answered, unanswered),
                List.of(new Observation.Blind(0, at(250), at(350))),
                List.of(),
                List.of(
                        member(100, State.DOWN, Member.Standing.MEMBER),
                        member(300, State.UP, Member.Standing.FREE),
                        member(600, State.DOWN, Member.Standing.MEMBER),
                        member(650, State.UP, Member.Standing.FREE)),
                new Story.Land("1", List.of(application), List.of(planned())),
                new Story.Staffing(Map.of(), Map.of()));
    }

    private static Maintenance planned() {
        LocalDateTime begin = LocalDateTime.ofEpochSecond(BEGIN / 1_000, 0, ZoneOffset.UTC);
        return new Maintenance(
                "line-card",
                Optional.of("app/amk"),
                Optional.empty(),
                List.of(),
                Optional.of(begin.plusSeconds(600)),
                Optional.of(begin.plusSeconds(700)),
                Optional.empty(),
                Optional.empty(),
                ZoneOffset.UTC,
                "kari",
                "Line card");
    }

    private static long at(long seconds) {
        return BEGIN + seconds * 1_000;
    }

    private static Timed<Member> member(long seconds, State state, Member.Standing standing) {
        return new Timed<>(
                at(seconds),
                new Member("app/amk", Component.MAIN_DOMAIN, standing, Optional.empty(), state, at(seconds), ""));
    }

    private static OutageTale tale(String id, long broke, long opened, Optional<Long> closed) {
        OutageTale tale = new OutageTale(id);
        tale.add(new Timed<>(at(opened), outage(id, broke, opened, Optional.empty())));
        tale.add(new Timed<>(at(closed.orElseThrow()), outage(id, broke, opened, closed)));
        return tale;
    }

    private static Outage outage(String id, long broke, long opened, Optional<Long> closed) {
        return new Outage(
                id,
                1001,
                closed.isPresent() ? 2 : 1,
                closed.isPresent() ? Outage.Change.CLOSED : Outage.Change.OPENED,
                closed.isPresent() ? Outage.Status.CLOSED : Outage.Status.OPEN,
                Component.MAIN_DOMAIN,
                "app/amk",
                "AMK 113",
                "application",
                State.DOWN,
                Severity.CRITICAL,
                new TreeMap<>(),
                List.of(new Route.Destination("amk", "routes.yaml:1")),
                at(broke),
                at(opened),
                at(closed.orElse(opened)),
                closed.map(StatisticsTest::at),
                0,
                new Outage.Counts(1, 1, new TreeMap<>(), new TreeMap<>()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Explanation.NONE);
    }

    private static SentPage page(String id, String person, long seconds) {
        Page page = new Page(
                id,
                Page.Kind.PAGE,
                PageEvent.OPENED,
                "o-1",
                1001,
                "amk",
                person,
                Channel.SMS,
                "",
                Language.EN,
                Severity.CRITICAL,
                "",
                "",
                "",
                "",
                at(seconds + 60),
                false);
        return new SentPage(at(seconds), page, List.of());
    }

    private static Escalation escalation(String outage, long paged, Optional<Long> answeredAt) {
        Escalation.PageMade made = new Escalation.PageMade(
                outage + "/1",
                PageEvent.OPENED,
                "kari",
                Channel.SMS,
                0,
                0,
                at(paged),
                at(paged + 60),
                Escalation.Fate.DELIVERED,
                "",
                "");
        return new Escalation(
                outage,
                1001,
                "amk",
                1,
                answeredAt.isPresent() ? Escalation.Status.ACKNOWLEDGED : Escalation.Status.RUNNING,
                Severity.CRITICAL,
                "AMK 113",
                1,
                1,
                at(paged),
                at(paged),
                at(paged),
                Optional.empty(),
                answeredAt.stream()
                        .map(answer -> new Escalation.Acknowledgement(
                                "kari", Command.How.COMMAND_LINE, at(answer), Optional.empty()))
                        .toList(),
                List.of(made),
                List.of());
    }
}
