package varde.app.wall;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import varde.app.view.Situation;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.landscape.State;

/** The wall: open outages, the worst first, since when, cause, team, and who has it or is being paged. */
final class WallPage {

    private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"2\">";

    private final Situation situation;
    private final ZoneId zone;

    WallPage(Situation situation, ZoneId zone) {
        this.situation = situation;
        this.zone = zone;
    }

    String render(Instant now) {
        List<Outage> open = situation.open();
        String body = "<header><b>VARDE</b><span>" + count(open.size()) + "</span><span>" + clock(now, "HH:mm:ss")
                + "</span></header><main>"
                + (open.isEmpty()
                        ? "<div class=\"well\">All is well</div>"
                        : open.stream().map(outage -> card(outage, now)).collect(Collectors.joining()))
                + "</main>";
        return Html.page("en", title(open), REFRESH, body);
    }

    private static String title(List<Outage> open) {
        return open.isEmpty() ? "Varde: all is well" : "Varde: " + count(open.size());
    }

    private static String count(int outages) {
        return outages == 1 ? "1 open outage" : outages + " open outages";
    }

    private String card(Outage outage, Instant now) {
        String style = Html.styleOf(outage.severity());
        return "<section class=\"outage " + style + "\"><div><div class=\"level\">" + outage.severity()
                + "</div><div class=\"number\">" + outage.number() + "</div></div><div><h2>"
                + Html.escape(what(outage)) + "</h2><p>" + Html.escape(cause(outage)) + "</p><p>"
                + Html.escape(who(outage)) + "</p></div><div class=\"since\">since "
                + clock(Instant.ofEpochMilli(outage.brokeAt()), "HH:mm:ss") + "<small>"
                + lasting(Duration.between(Instant.ofEpochMilli(outage.brokeAt()), now)) + "</small></div></section>";
    }

    private static String what(Outage outage) {
        String name = outage.applications().isEmpty()
                ? outage.rootName()
                : outage.applications().get(0);
        return name + (outage.state() == State.DEGRADED ? " degraded" : " down");
    }

    private static String cause(Outage outage) {
        int others = outage.counts().failed() - 1;
        String confirmed = outage.notConfirmedSince().isPresent() ? " · not confirmed at the moment" : "";
        return "Cause " + outage.root() + (others > 0 ? " · explains " + others : "") + confirmed;
    }

    private String who(Outage outage) {
        List<Escalation> escalations = situation.escalations(outage.id());
        if (escalations.isEmpty()) {
            return outage.destinations().stream()
                    .map(destination -> situation.nameOfTeam(destination.team()))
                    .collect(Collectors.joining(", "));
        }
        return escalations.stream()
                .filter(escalation -> escalation.status() != Escalation.Status.ENDED)
                .map(escalation -> situation.nameOfTeam(escalation.team()) + ": " + standing(escalation))
                .collect(Collectors.joining(" · "));
    }

    private String standing(Escalation escalation) {
        if (escalation.status() == Escalation.Status.ACKNOWLEDGED
                && !escalation.acknowledgements().isEmpty()) {
            Escalation.Acknowledgement first = escalation.acknowledgements().get(0);
            return situation.nameOf(first.person()) + " has it since "
                    + clock(Instant.ofEpochMilli(first.at()), "HH:mm");
        }
        Optional<Escalation.PageMade> last = escalation.pages().isEmpty()
                ? Optional.empty()
                : Optional.of(escalation.pages().get(escalation.pages().size() - 1));
        String paging = last.map(page -> "paging " + situation.nameOf(page.person()) + " by "
                        + page.channel().name().toLowerCase(Locale.ROOT))
                .orElse("nobody paged yet");
        return paging
                + escalation
                        .nextDue()
                        .map(due -> ", next step " + clock(Instant.ofEpochMilli(due), "HH:mm:ss"))
                        .orElse("");
    }

    private String clock(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone).format(instant);
    }

    private static String lasting(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
    }
}
