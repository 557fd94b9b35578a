package varde.core.escalate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import varde.core.escalate.EscalateRow.MomentRow;
import varde.core.oncall.Channel;
import varde.core.oncall.LocalClock;
import varde.core.oncall.Outlook;
import varde.core.oncall.Target;
import varde.core.oncall.Team;
import varde.core.page.PageFacts;
import varde.core.rules.Rule;

/**
 * Looks ahead for each team, every morning at the time of the digest: what is wrong with who will be on call tomorrow, and
 * in a week, is told to the team, who can still mend it.
 */
final class Notices {

    private static final List<Integer> DAYS_AHEAD = List.of(1, 7);
    private static final int MOST_TOLD = 20;
    private static final long A_DAY = 86_400_000;

    private final Desk desk;
    private final Staff staff;

    Notices(Desk desk, Staff staff) {
        this.desk = desk;
        this.staff = staff;
    }

    /** Looks at the teams whose morning has come; a team that is new is looked at on its next morning. */
    void look(int most) {
        for (int looked = 0; looked < most; looked++) {
            Optional<MomentRow> due = desk.book().moments().due(Moments.ROSTER, desk.at());
            if (due.isEmpty()) {
                return;
            }
            MomentRow morning = due.get();
            desk.forget(morning);
            staff.team(morning.of()).ifPresent(team -> {
                if (morning.at() > desk.at() - A_DAY) {
                    tell(team);
                }
                schedule(team);
            });
        }
    }

    /** Sees to it that each team is looked at. */
    void scheduleAll() {
        staff.teams().keySet().stream()
                .sorted()
                .filter(team -> desk.book().moments().of(Moments.ROSTER, team).isEmpty())
                .flatMap(team -> staff.team(team).stream())
                .forEach(this::schedule);
    }

    private void schedule(Team team) {
        LocalClock clock = staff.localClock(team.id());
        LocalTime morning = LocalTime.ofSecondOfDay(staff.rules().of(Rule.DIGEST_AT) / 1_000 % 86_400);
        LocalDateTime shown = clock.shows(Instant.ofEpochMilli(desk.at()));
        LocalDate day = shown.toLocalTime().isBefore(morning)
                ? shown.toLocalDate()
                : shown.toLocalDate().plusDays(1);
        desk.remember(new MomentRow(
                Moments.ROSTER, team.id(), clock.at(day.atTime(morning)).toEpochMilli(), 0));
    }

    private void tell(Team team) {
        LocalClock clock = staff.localClock(team.id());
        LocalDate today = clock.shows(Instant.ofEpochMilli(desk.at())).toLocalDate();
        Outlook outlook = new Outlook(staff.people());
        List<PageFacts.RosterTrouble> troubles = new ArrayList<>();
        for (int days : DAYS_AHEAD) {
            Instant from = clock.at(today.plusDays(days).atStartOfDay());
            Instant to = clock.at(today.plusDays(days + 1L).atStartOfDay());
            troubles.addAll(found(outlook, team, from, to));
        }
        if (troubles.isEmpty()) {
            return;
        }
        NoticeWriter writer = desk.noticeWriter(staff);
        List<PageFacts.RosterTrouble> told = troubles.subList(0, Math.min(MOST_TOLD, troubles.size()));
        for (String person : readers(team)) {
            quietest(person).ifPresent(contact -> {
                String id = String.join("/", NoticeWriter.ROSTER, team.id(), today.toString(), person, "" + contact);
                desk.outcome()
                        .say(new EscalateOutput.Sent(
                                writer.roster(new NoticeWriter.Reader(id, person, contact), team, told)));
            });
        }
    }

    private List<PageFacts.RosterTrouble> found(Outlook outlook, Team team, Instant from, Instant to) {
        try {
            return outlook.troubles(team, from, to).stream().map(this::words).toList();
        } catch (RuntimeException broken) {
            return List.of(new PageFacts.RosterTrouble(
                    PageFacts.Wrong.UNCLEAR, team.id(), "", from.toEpochMilli(), to.toEpochMilli()));
        }
    }

    private PageFacts.RosterTrouble words(Outlook.Trouble trouble) {
        PageFacts.Wrong wrong = switch (trouble.what()) {
            case NOBODY -> PageFacts.Wrong.NOBODY;
            case TWICE -> PageFacts.Wrong.TWICE;
            case NO_CONTACT -> PageFacts.Wrong.NO_CONTACT;
        };
        return new PageFacts.RosterTrouble(
                wrong,
                trouble.schedule(),
                trouble.person().isEmpty() ? "" : staff.name(trouble.person()),
                trouble.from().toEpochMilli(),
                trouble.to().toEpochMilli());
    }

    /** The team itself where it has contacts; else those on call now; else those of last resort. */
    private List<String> readers(Team team) {
        if (!team.contacts().isEmpty()) {
            return List.of("team:" + team.id());
        }
        List<String> present = team.steps().stream()
                .flatMap(step -> step.page().stream())
                .flatMap(target -> people(team, target).stream())
                .distinct()
                .filter(person -> !staff.contacts(person).isEmpty())
                .toList();
        return present.isEmpty() ? List.of("team:" + staff.rootTeam()) : present;
    }

    private List<String> people(Team team, Target target) {
        return switch (target.kind()) {
            case PERSON -> List.of(target.id());
            case TEAM -> List.of(target.toString());
            case SCHEDULE -> staff.onCall(team).at(target.id(), Instant.ofEpochMilli(desk.at()));
        };
    }

    /** Mail before chat before SMS: it is not urgent. */
    private Optional<Integer> quietest(String person) {
        var contacts = staff.contacts(person);
        return List.of(Channel.EMAIL, Channel.WEBHOOK, Channel.SMS).stream()
                .flatMap(channel -> IntStream.range(0, contacts.size())
                        .filter(i -> contacts.get(i).channel() == channel)
                        .boxed())
                .findFirst();
    }
}
