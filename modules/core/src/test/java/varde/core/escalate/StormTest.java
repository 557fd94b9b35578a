package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.rules.Rules;

/** Ten thousand outages within a minute, over 24 teams. */
class StormTest {

    private static final int OUTAGES = 10_000;
    private static final int TEAMS = 24;

    @Test
    void everybodysFirstPageComesAtOnceSmsStayWithinTheirLimitsAndNoOutageIsUnmentioned() {
        EscalateScenario night = new EscalateScenario().configured("v1", teams());
        Map<String, Long> opened = new HashMap<>();
        for (int n = 0; n < OUTAGES; n++) {
            OutageStory story = night.outage(2000 + n).severity(Severity.MAJOR).teams("team-" + n % TEAMS);
            opened.put(story.id, night.time());
            night.opens(story);
            if (n % 20 == 19) {
                night.passes(120);
            }
        }
        night.passes(240_000);

        Map<String, Long> first = new HashMap<>();
        Map<String, Long> firstOutage = new HashMap<>();
        Set<String> mentioned = new HashSet<>();
        Map<String, Bundle> bundles = bundles(night);
        for (Course course : courses(night)) {
            String team = course.shown().team();
            firstOutage.merge(team, opened.get(course.shown().outage()), Math::min);
            for (PageMade page : course.shown().pages()) {
                long at = page.bundle().isEmpty()
                        ? page.at()
                        : bundles.get(page.bundle()).at();
                if (!page.waits()) {
                    mentioned.add(course.shown().outage());
                    first.merge(page.person(), at, Math::min);
                }
            }
        }
        everybodyWasToldAtOnce(first, firstOutage);
        assertThat(mentioned).as("outages that somebody was told of").hasSize(OUTAGES);
        smsAreWithinTheirLimits(night);
        assertThat(night.refusals()).isEmpty();
    }

    private static void everybodyWasToldAtOnce(Map<String, Long> first, Map<String, Long> firstOutage) {
        for (int n = 0; n < TEAMS; n++) {
            assertThat(first.get("first-" + n) - firstOutage.get("team-" + n))
                    .as("first page of team-%d", n)
                    .isBetween(0L, 2_000L);
        }
    }

    private static void smsAreWithinTheirLimits(EscalateScenario night) {
        assertThat(sms(night)).hasSizeGreaterThanOrEqualTo(TEAMS).allSatisfy((person, times) -> {
            assertThat(times.size()).as("SMS to %s", person).isLessThanOrEqualTo(20);
            for (int n = 1; n < times.size(); n++) {
                assertThat(times.get(n) - times.get(n - 1)).isGreaterThanOrEqualTo(30_000);
            }
        });
        long smsPages = night.pages().stream()
                .filter(page -> page.channel() == Channel.SMS && page.kind() == Page.Kind.PAGE)
                .count();
        assertThat(smsPages)
                .as("all SMS are counted")
                .isEqualTo(sms(night).values().stream().mapToLong(List::size).sum());
    }

    @Test
    void aDigestSaysHowManyThereAre() {
        EscalateScenario night = new EscalateScenario().configured("v1", teams());
        for (int n = 0; n < 700; n++) {
            night.opens(night.outage(2000 + n).severity(Severity.MAJOR).teams("team-0"));
        }
        night.passes(90_000);

        assertThat(night.pages().stream()
                        .filter(page -> page.event() == PageEvent.DIGEST && page.channel() == Channel.SMS)
                        .map(Page::shortText))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("SAMLET D1: 500 utfall venter på svar"),
                        text -> assertThat(text).startsWith("SAMLET D2: 199 utfall venter på svar"));
    }

    private static Map<String, List<Long>> sms(EscalateScenario night) {
        Map<String, List<Long>> sms = new HashMap<>();
        for (EscalateRow row : night.store().values()) {
            if (row instanceof EscalateRow.RationRow ration && ration.ration().channel() == Channel.SMS) {
                sms.put(ration.ration().key(), ration.ration().sent());
            }
        }
        return sms;
    }

    private static List<Course> courses(EscalateScenario night) {
        return night.store().values().stream()
                .filter(EscalateRow.EscalationRow.class::isInstance)
                .map(row -> ((EscalateRow.EscalationRow) row).course())
                .toList();
    }

    private static Map<String, Bundle> bundles(EscalateScenario night) {
        Map<String, Bundle> bundles = new HashMap<>();
        for (EscalateRow row : night.store().values()) {
            if (row instanceof EscalateRow.BundleRow bundle) {
                bundles.put(bundle.bundle().id(), bundle.bundle());
            }
        }
        return bundles;
    }

    /** 24 teams with a first and a second on call, who have a telephone and, after ten minutes, mail. */
    private static List<EscalatePart> teams() {
        List<EscalatePart> parts = new ArrayList<>();
        for (int n = 0; n < TEAMS; n++) {
            parts.add(new EscalatePart.Staffed(Cast.team(
                    "team-" + n,
                    1,
                    List.of(Cast.schedule("primary", "first-" + n), Cast.schedule("secondary", "second-" + n)),
                    List.of(),
                    Cast.step(0, "schedule:primary"),
                    Cast.step(5, "schedule:secondary"))));
            parts.add(Cast.known("first-" + n, Language.NB, Cast.sms("+47900000" + (10 + n)), Cast.mail("first", 10)));
            parts.add(Cast.known("second-" + n, Language.NB, Cast.sms("+47910000" + (10 + n))));
        }
        parts.add(new EscalatePart.Ground("team-0", Rules.STANDARD));
        return parts;
    }
}
