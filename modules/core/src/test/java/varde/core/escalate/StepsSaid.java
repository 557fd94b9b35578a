package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import varde.core.escalate.Escalation.Status;
import varde.core.stage.Reason;

/**
 * Watches that no step is skipped without a said reason: whatever lies between the step that was to come and the one that
 * was taken is named in the reasons of that decision, or is counted there as missed.
 */
final class StepsSaid {

    /** What begins the steps anew, and says so. */
    private static final Set<String> ANEW = Set.of("worse", "expired", "back", "reopened", "reassigned", "given-back");

    /** What an escalation takes over from another, or from a broken timer, and says so. */
    private static final Set<String> TAKEN_OVER = Set.of("inherited", "quarantined");

    private static final Pattern MISSED = Pattern.compile(", ([0-9]+) before it are skipped\\.$");

    /** So many reasons are kept; of a longer list the beginning is gone. */
    private static final int KEPT = 200;

    /** Of a list whose beginning is gone, so many of the latest are looked at. */
    private static final int LATEST = 60;

    private final Map<String, Course> latest = new HashMap<>();
    private int taken;
    private int skipped;

    /** How many steps were taken, and how many were skipped with a reason. */
    String counted() {
        return taken + " taken, " + skipped + " skipped";
    }

    int skipped() {
        return skipped;
    }

    void forget(String key) {
        latest.remove(key);
    }

    void watch(Course now) {
        Optional<Course> before = Optional.ofNullable(latest.put(now.key(), now));
        List<Reason> news = news(
                before.map(old -> old.shown().reasons()).orElse(List.of()),
                now.shown().reasons());
        if (now.shown().status() != Status.ENDED && !now.drill()) {
            nextIsSaid(now);
            taken(before, now, news);
        }
    }

    private static void nextIsSaid(Course now) {
        Rung following = new Ladder(now.policy()).next(now.latest());
        boolean takenOver = now.shown().reasons().stream().anyMatch(reason -> TAKEN_OVER.contains(reason.rule()));
        assertThat(now.next().equals(following) || takenOver)
                .as("%s: after %s comes %s, not %s", now.key(), now.latest(), following, now.next())
                .isTrue();
    }

    private void taken(Optional<Course> before, Course now, List<Reason> news) {
        boolean answered = before.filter(old -> old.shown().status() == Status.ACKNOWLEDGED)
                .isPresent();
        boolean anew = has(news, ANEW) || answered && has(news, Set.of("quarantined"));
        Rung ground = before.map(Course::latest).orElse(Rung.GROUND);
        boolean moved = !now.latest().equals(anew ? Rung.GROUND : ground);
        if (!moved || has(news, Set.of("inherited"))) {
            return;
        }
        Ladder ladder = new Ladder(now.policy());
        Rung first = anew || before.isEmpty()
                ? ladder.next(Rung.GROUND)
                : before.get().next();
        Rung rung = first;
        int unsaid = 0;
        for (int most = 0; !rung.equals(now.latest()); most++) {
            assertThat(most)
                    .as("%s came from %s to %s", now.key(), first, now.latest())
                    .isLessThan(2_000);
            boolean jumped = !rung.lastResort() && has(news, Set.of("last-resort"));
            if (says(news, now, rung, " is skipped at once")) {
                skipped++;
            } else if (!jumped) {
                unsaid++;
            }
            rung = ladder.next(rung);
        }
        assertThat(unsaid)
                .as("%s: steps from %s to %s that no reason names, in %s", now.key(), first, now.latest(), news)
                .isEqualTo(missed(news));
        skipped += unsaid;
        taken++;
        assertThat(says(news, now, rung, " pages ") || says(news, now, rung, " is skipped at once"))
                .as("%s: %s is said in %s", now.key(), rung, news)
                .isTrue();
    }

    private static boolean says(List<Reason> news, Course course, Rung rung, String what) {
        String asked =
                rung.lastResort() ? course.policy().lastTeam() : course.shown().team();
        String start = "Step " + (rung.step() + 1) + " of " + asked + what;
        return news.stream().anyMatch(reason -> reason.text().startsWith(start));
    }

    private static int missed(List<Reason> news) {
        for (Reason reason : news) {
            Matcher count = MISSED.matcher(reason.text());
            if (reason.rule().equals("late") && count.find()) {
                return Integer.parseInt(count.group(1));
            }
        }
        return 0;
    }

    private static boolean has(List<Reason> news, Set<String> rules) {
        return news.stream().anyMatch(reason -> rules.contains(reason.rule()));
    }

    private static List<Reason> news(List<Reason> before, List<Reason> now) {
        if (now.size() < KEPT) {
            return now.subList(Math.min(before.size(), now.size()), now.size());
        }
        return now.subList(now.size() - LATEST, now.size());
    }
}
