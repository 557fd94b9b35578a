package varde.bench.notify;

import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;
import varde.core.page.PageEvent;

/** Pages as ESCALATE makes them. Their ids tell channel, person and number: {@code sms.p17.4}. */
final class Population {

    private Population() {}

    /** A page. */
    static Page page(Channel channel, int person, int number, long tryUntil) {
        String word = channel.name().toLowerCase(java.util.Locale.ROOT);
        return new Page(
                word + ".p" + person + "." + number,
                Page.Kind.PAGE,
                PageEvent.OPENED,
                "outage-" + person,
                1042,
                "database",
                "p" + person,
                channel,
                address(channel, person),
                Language.NB,
                Severity.CRITICAL,
                "KRITISK 1042: Kjernejournal nede fra 03:14. Årsak: oslo-1/db-kj-a. Rammer 37 tjenester. Vakt: Database. Svar OK 1042",
                "KRITISK 1042: Kjernejournal nede fra 03:14",
                "Kjernejournal er nede siden 03:14. Noen må ta dette.\n\n" + "Årsak: oslo-1/db-kj-a\n".repeat(20),
                "<!DOCTYPE html><html lang=\"nb\"><body><h1>Kjernejournal er nede</h1>"
                        + "<p>Årsak: oslo-1/db-kj-a</p>".repeat(40) + "</body></html>",
                tryUntil,
                false);
    }

    private static String address(Channel channel, int person) {
        return switch (channel) {
            case SMS -> "+479%07d".formatted(person);
            case EMAIL -> "p" + person + "@example.org";
            case WEBHOOK -> "hook";
        };
    }

    static String laneOf(String page) {
        return page.substring(0, page.lastIndexOf('.'));
    }

    static int numberOf(String page) {
        return Integer.parseInt(page.substring(page.lastIndexOf('.') + 1));
    }
}
