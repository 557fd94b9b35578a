package varde.notify;

import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;
import varde.core.page.PageEvent;

/** Pages for tests, told in a few words: {@code APage.to("kari").by(SMS).about("1042").page("p1")}. */
public record APage(
        String person,
        Channel channel,
        String address,
        int number,
        String subject,
        String text,
        String html,
        long tryUntil,
        boolean test) {

    /** Far away for every test. */
    public static final long FOREVER = Long.MAX_VALUE / 2;

    /** A page by SMS to this person about outage 1042. */
    public static APage to(String person) {
        return new APage(
                person,
                Channel.SMS,
                "+4790000001",
                1042,
                "KRITISK 1042: Kjernejournal nede",
                "Kjernejournal nede fra 03:14 – årsak: db-kj-a\n",
                "<p>Kjernejournal nede</p>",
                FOREVER,
                false);
    }

    /** Over another channel. */
    public APage by(Channel other, String where) {
        return new APage(person, other, where, number, subject, text, html, tryUntil, test);
    }

    /** About another outage. */
    public APage about(int other) {
        return new APage(person, channel, address, other, subject, text, html, tryUntil, test);
    }

    /** With another subject. */
    public APage headed(String other) {
        return new APage(person, channel, address, number, other, text, html, tryUntil, test);
    }

    /** With other texts. */
    public APage saying(String plain, String marked) {
        return new APage(person, channel, address, number, subject, plain, marked, tryUntil, test);
    }

    /** Not to be sent after this. */
    public APage until(long time) {
        return new APage(person, channel, address, number, subject, text, html, time, test);
    }

    /** A drill. */
    public APage drill() {
        return new APage(person, channel, address, number, subject, text, html, tryUntil, true);
    }

    /** The page, under this identity. */
    public Page page(String id) {
        return make(id, Page.Kind.PAGE);
    }

    /** The withdrawal of that page. */
    public Page withdrawal(String id) {
        return make(id, Page.Kind.WITHDRAW);
    }

    /** Its first attempt. */
    public Message message(String id) {
        return new Message(page(id), 1, false);
    }

    private Page make(String id, Page.Kind kind) {
        return new Page(
                id,
                kind,
                PageEvent.OPENED,
                "outage-" + number,
                number,
                "database",
                person,
                channel,
                address,
                Language.NB,
                Severity.CRITICAL,
                text.strip(),
                subject,
                text,
                html,
                tryUntil,
                test);
    }
}
