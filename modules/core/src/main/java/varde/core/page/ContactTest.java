package varde.core.page;

import varde.core.correlate.Severity;
import varde.core.oncall.Contact;
import varde.core.oncall.Language;
import varde.core.oncall.Person;

/** A message that only finds out whether a contact can be reached. It belongs to no outage, and nobody escalates it. */
public final class ContactTest {

    /** What the ids of such pages begin with. */
    public static final String PAGE = "test:";

    private static final String TEAM = "test";

    private ContactTest() {}

    /** Whether a receipt speaks of such a page. */
    public static boolean isMeantBy(Receipt receipt) {
        return receipt.page().startsWith(PAGE);
    }

    /**
     * The page.
     *
     * @param id its identity; begins with {@link #PAGE}
     * @param person whom it is for
     * @param contact where to
     * @param tryUntil when it is of no use any more, in milliseconds since the epoch
     */
    public static Page page(String id, Person person, Contact contact, long tryUntil) {
        boolean nb = person.language() == Language.NB;
        String text = nb
                ? "PRØVE fra Varde: ingenting er galt. Dette viser bare at " + person.name()
                        + " kan nås her. Du trenger ikke svare."
                : "TEST from Varde: nothing is wrong. This only shows that " + person.name()
                        + " can be reached here. There is no need to answer.";
        String subject = nb ? "PRØVE fra Varde: ingenting er galt" : "TEST from Varde: nothing is wrong";
        return new Page(
                id,
                Page.Kind.PAGE,
                PageEvent.DRILL,
                TEAM,
                0,
                TEAM,
                person.id(),
                contact.channel(),
                contact.address(),
                person.language(),
                Severity.WARNING,
                Gsm7.of(text),
                subject,
                text + "\n",
                "<!DOCTYPE html><html><body><p>" + PageValues.escaped(text) + "</p></body></html>",
                tryUntil,
                true);
    }
}
