package varde.app.notify;

import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;
import varde.core.page.PageEvent;

/** Pages for tests. */
public final class Pages {

    private static final long FOREVER = Long.MAX_VALUE / 2;

    private Pages() {}

    /** A page by SMS. */
    public static Page sms(String id, String person) {
        return page(id, person, Channel.SMS, "+4790000001");
    }

    /** A page over any channel. */
    public static Page page(String id, String person, Channel channel, String address) {
        return new Page(
                id,
                Page.Kind.PAGE,
                PageEvent.OPENED,
                "outage-of-" + person,
                1042,
                "database",
                person,
                channel,
                address,
                Language.NB,
                Severity.CRITICAL,
                "KRITISK 1042: Kjernejournal nede fra 03:14. Årsak: db-kj-a.",
                "KRITISK 1042: Kjernejournal nede",
                "Kjernejournal er nede siden 03:14.\nÅrsak: db-kj-a.\n",
                "<p>Kjernejournal er nede siden 03:14. Årsak: <b>db-kj-a</b>.</p>",
                FOREVER,
                false);
    }

    /** The same page, not to be sent after this. */
    public static Page until(Page page, long time) {
        return new Page(
                page.id(),
                page.kind(),
                page.event(),
                page.outage(),
                page.number(),
                page.team(),
                page.person(),
                page.channel(),
                page.address(),
                page.language(),
                page.severity(),
                page.shortText(),
                page.subject(),
                page.text(),
                page.html(),
                time,
                page.test());
    }

    /** The withdrawal of a page. */
    public static Page withdrawal(Page page) {
        return new Page(
                page.id(),
                Page.Kind.WITHDRAW,
                page.event(),
                page.outage(),
                page.number(),
                page.team(),
                page.person(),
                page.channel(),
                page.address(),
                page.language(),
                page.severity(),
                "",
                "",
                "",
                "",
                page.tryUntil(),
                page.test());
    }
}
