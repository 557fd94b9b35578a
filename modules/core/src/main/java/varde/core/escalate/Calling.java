package varde.core.escalate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;
import varde.core.page.PageEvent;

/**
 * Goes through one person's contacts. The first that takes the severity is paged at once; a later one with a longer
 * {@code after} follows when that has passed; any other only when a page could not be delivered, and then at once.
 */
final class Calling {

    private final Deciding deciding;
    private final Reach reach;

    Calling(Deciding deciding) {
        this.deciding = deciding;
        this.reach = new Reach(deciding);
    }

    /** A person's turn begins with a first page. */
    void begin(Reach.Callee callee, String asked, int step, long lateBy) {
        Turn turn = new Turn(
                callee.person(),
                callee.target(),
                asked,
                deciding.course().shown().round(),
                step,
                deciding.at(),
                List.of(),
                Optional.empty());
        int first = reach.usable(callee.person()).get(0);
        page(turn, first, lateBy);
    }

    /** The contacts whose time has come. */
    void followUp() {
        for (Turn turn : deciding.course().turns()) {
            if (turn.nextAt().isPresent() && turn.nextAt().get() <= deciding.at()) {
                following(turn).ifPresent(contact -> page(turn, contact, 0));
            }
        }
    }

    /**
     * A page did not get through: the person's next contact is paged at once.
     *
     * @return whether there was another contact to try
     */
    boolean nextContact(Turn turn, PageMade failed) {
        String what = name(failed.channel()) + " to " + failed.person() + " " + outcome(failed);
        Optional<Integer> next = untried(turn).stream().findFirst();
        if (next.isEmpty()) {
            deciding.because("unreachable", what + "; " + failed.person() + " has no other contact.");
            if (!deciding.course().alive(turn)) {
                deciding.happens(new EscalationEvent.TurnOver(turn));
            }
            return false;
        }
        Contact contact = deciding.staff().contacts(turn.person()).get(next.get());
        deciding.because("next-contact", what + "; " + name(contact.channel()) + " at once.");
        page(turn, next.get(), 0);
        return true;
    }

    /** Pages that nobody confirmed in time. */
    List<PageMade> unconfirmed() {
        return deciding.course().turns().stream()
                .flatMap(turn -> deciding.course().pagesOf(turn).stream())
                .filter(page -> page.fate() == Fate.PENDING && page.tryUntil() <= deciding.at())
                .toList();
    }

    private void page(Turn turn, int contact, long lateBy) {
        Channel channel = deciding.staff().contacts(turn.person()).get(contact).channel();
        PageEvent event = turn.asks() ? deciding.course().asks() : PageEvent.INFORM;
        Turn trying = turn.trying(contact, Optional.empty());
        Turn after = new Turn(
                turn.person(),
                turn.target(),
                turn.asked(),
                turn.round(),
                turn.step(),
                turn.began(),
                trying.tried(),
                following(trying).map(next -> dueAt(turn, next)));
        PageMade made = new PageMade(
                deciding.course().pageId(turn, contact),
                event,
                turn.person(),
                channel,
                contact,
                turn.step(),
                deciding.at(),
                deciding.at() + deciding.patience(channel),
                Fate.PENDING,
                "");
        deciding.happens(
                new EscalationEvent.Paged(made, Optional.of(after), Brief.step(turn.asked(), turn.target(), lateBy)));
    }

    /** The next contact that follows by its own delay. */
    private Optional<Integer> following(Turn turn) {
        if (turn.tried().isEmpty()) {
            return Optional.empty();
        }
        List<Contact> contacts = deciding.staff().contacts(turn.person());
        int first = turn.tried().get(0);
        if (first >= contacts.size()) {
            return Optional.empty();
        }
        return untried(turn).stream()
                .filter(contact -> contacts.get(contact)
                                .after()
                                .compareTo(contacts.get(first).after())
                        > 0)
                .min(java.util.Comparator.comparing(
                        contact -> contacts.get(contact).after()));
    }

    private List<Integer> untried(Turn turn) {
        return reach.usable(turn.person()).stream()
                .filter(contact -> !turn.tried().contains(contact))
                .toList();
    }

    private long dueAt(Turn turn, int contact) {
        long delay =
                deciding.staff().contacts(turn.person()).get(contact).after().toMillis();
        return Math.max(deciding.at(), turn.began() + delay);
    }

    private static String outcome(PageMade page) {
        String note = page.note().isEmpty() ? "" : " (" + page.note() + ")";
        return switch (page.fate()) {
            case FAILED -> "failed" + note;
            case DROPPED -> "was dropped" + note;
            case UNCONFIRMED -> "was not confirmed in time";
            case PENDING, SENT, DELIVERED -> "is under way";
        };
    }

    private static String name(Channel channel) {
        return channel == Channel.SMS ? "SMS" : channel.name().toLowerCase(Locale.ROOT);
    }
}
