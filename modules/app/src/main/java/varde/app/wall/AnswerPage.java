package varde.app.wall;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import varde.app.answer.Answer;
import varde.app.view.Situation;
import varde.core.correlate.Outage;
import varde.core.oncall.Language;
import varde.core.oncall.Person;
import varde.core.oncall.Team;

/** The pages behind a link: it asks before it acts, since mail scanners follow links. */
final class AnswerPage {

    private final Situation situation;
    private final ZoneId zone;

    AnswerPage(Situation situation, ZoneId zone) {
        this.situation = situation;
        this.zone = zone;
    }

    /** Asks whether the holder takes the outage. */
    String question(Outage outage, String person) {
        boolean nb = norwegian(person);
        String since = clock(outage, outage.brokeAt());
        String name = situation.nameOf(person);
        String text = nb
                ? "<h2>" + number(outage) + Html.escape(title(outage)) + "</h2><p>Nede fra " + since + ". Årsak: "
                        + Html.escape(outage.root())
                        + ".</p><form method=\"post\"><button>Jeg tar den</button></form><p>"
                        + Html.escape(name) + "</p>"
                : "<h2>" + number(outage) + Html.escape(title(outage)) + "</h2><p>Down since " + since + ". Cause: "
                        + Html.escape(outage.root()) + ".</p><form method=\"post\"><button>I have it</button></form><p>"
                        + Html.escape(name) + "</p>";
        return card(nb, text);
    }

    /** Says what came of it. */
    String outcome(Answer answer, String person) {
        boolean nb = norwegian(person);
        if (answer instanceof Answer.Yours yours) {
            return card(nb, said(number(yours.outage()), nb ? "Den er din." : "It is yours."));
        }
        if (answer instanceof Answer.TakenBy taken) {
            return card(nb, said(number(taken.outage()), first(taken, nb)));
        }
        if (answer instanceof Answer.Over over) {
            return over(over.outage(), person);
        }
        if (answer instanceof Answer.NoSuchOutage none) {
            return unknown(none.number() + "");
        }
        return card(
                nb,
                said(
                        "",
                        nb
                                ? "Svaret er mottatt, men ennå ikke behandlet. Se veggen om litt."
                                : "Your answer is in the log but not decided yet. Look at the wall in a moment."));
    }

    /** Says that the outage is over. */
    String over(Outage outage, String person) {
        boolean nb = norwegian(person);
        return card(nb, said(number(outage), nb ? "Den er allerede over." : "It is already over."));
    }

    /** Says that the link was good once. Whose it was is not known any more, so it says so in every language. */
    String expired() {
        return inBoth(
                "",
                "Lenken er utløpt. Svar på SMS-en, eller kjør ./varde ack.",
                "This link has expired. Answer by SMS, or run ./varde ack.");
    }

    /** Says that this is no link, in every language. */
    String unknown(String what) {
        return inBoth(Html.escape(what), "Ingen her kjenner denne lenken.", "Nobody here knows this link.");
    }

    private static String inBoth(String heading, String norwegian, String english) {
        return card(true, said(heading, norwegian) + "<p lang=\"en\">" + english + "</p>");
    }

    private String first(Answer.TakenBy taken, boolean nb) {
        String who = Html.escape(situation.nameOf(taken.first().person()));
        String at = clock(taken.outage(), taken.first().at());
        return nb
                ? who + " tok den " + at + ". Du er notert som nummer to."
                : who + " took it at " + at + ". You are noted as well.";
    }

    private boolean norwegian(String person) {
        return situation.person(person).map(Person::language).orElse(Language.EN) == Language.NB;
    }

    private static String title(Outage outage) {
        return outage.applications().isEmpty()
                ? outage.rootName()
                : outage.applications().get(0);
    }

    private static String number(Outage outage) {
        return outage.number() + " ";
    }

    private static String said(String number, String text) {
        return "<h2>" + number + "</h2><p>" + text + "</p>";
    }

    private static String card(boolean nb, String inner) {
        return Html.page(nb ? "nb" : "en", "Varde", "", "<div class=\"card\">" + inner + "</div>");
    }

    /** As the page said it: by the clock of the team that was paged first. */
    private String clock(Outage outage, long at) {
        ZoneId local = outage.destinations().stream()
                .findFirst()
                .flatMap(destination -> situation.team(destination.team()))
                .map(Team::timezone)
                .orElse(zone);
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(local).format(Instant.ofEpochMilli(at));
    }
}
