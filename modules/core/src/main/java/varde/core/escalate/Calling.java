package varde.core.escalate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;
import varde.core.page.PageEvent;

/**
 * Goes through one person's contacts. The first that takes the severity is paged at once; a later one with a longer
 * {@code after} follows when that has passed; any other only when a page could not be delivered, and then at once, or when
 * one has had to wait for longer than a receipt would be awaited.
 */
final class Calling {

    private final Deciding deciding;
    private final Reach reach;

    Calling(Deciding deciding) {
        this.deciding = deciding;
        this.reach = new Reach(deciding);
    }

    /** The log times at which turns want to be asked again, in milliseconds. */
    static Stream<Long> due(Course course) {
        Stream<Long> receipts = course.turns().stream()
                .flatMap(turn -> course.pagesOf(turn).stream())
                .filter(page -> page.fate() == Fate.PENDING)
                .map(PageMade::tryUntil);
        Stream<Long> contacts = course.turns().stream().flatMap(turn -> turn.nextAt().stream());
        return Stream.concat(receipts, contacts);
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
                Optional<Integer> next = following(turn).or(() -> instead(turn));
                next.ifPresentOrElse(
                        contact -> page(turn, contact, 0),
                        () -> deciding.happens(new EscalationEvent.TurnKept(turn.until(Optional.empty()))));
            }
        }
    }

    /** Looks after the turns alone: what was not confirmed in time, and the contacts whose time has come. */
    void tend() {
        for (PageMade page : unconfirmed()) {
            deciding.happens(new EscalationEvent.Fated(page.id(), Fate.UNCONFIRMED, page.note()));
            failed(page.id());
        }
        followUp();
    }

    /** If a page did not get through, its reader's next contact is paged at once; the steps do not move. */
    void failed(String id) {
        Optional<PageMade> page =
                deciding.course().page(id).filter(made -> !made.fate().mayReach());
        Optional<Turn> turn = deciding.course().turnOf(id);
        if (page.isPresent() && turn.isPresent()) {
            nextContact(turn.get(), page.get());
        }
    }

    /**
     * It has become worse. Whoever was to hear of it in the morning, or only by a contact for what is less bad, is paged
     * now.
     */
    void worse() {
        Sending sending = new Sending(deciding);
        boolean asleep = deciding.course().turns().stream()
                .filter(Turn::asks)
                .anyMatch(
                        turn -> inQuiet(turn) && sending.morning(turn.person()).isEmpty());
        if (asleep) {
            deciding.because("worse", "It became " + deciding.course().severity() + " and does not wait any longer.");
            new Telling(deciding).drop(Telling.ASKING);
            deciding.happens(new EscalationEvent.Restarted(PageEvent.WORSE, deciding.at(), false));
            new Climb(deciding).begin(0);
            return;
        }
        for (Turn turn : deciding.course().turns()) {
            untried(turn).stream()
                    .filter(contact -> turn.asks() && contact < turn.tried().get(0))
                    .findFirst()
                    .ifPresent(contact -> page(turn, contact, 0));
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
        PageEvent event = turn.ofStep() ? deciding.course().asks() : turn.asks() ? asking() : PageEvent.INFORM;
        Brief brief = Brief.step(turn.asked(), turn.target(), lateBy);
        String id = deciding.course().pageId(turn, contact);
        PageMade made = new Sending(deciding)
                .make(id, event, turn.person(), contact, brief)
                .ofStep(Math.max(Turn.INFORMED, turn.step()));
        boolean sleeps = made.waits() && made.tryUntil() > deciding.at();
        Turn begun = sleeps && turn.tried().isEmpty() ? turn.beginning(made.tryUntil()) : turn;
        Turn trying = begun.trying(contact, Optional.empty());
        Optional<Long> nextAt = following(trying).map(next -> dueAt(begun, next));
        if (nextAt.isEmpty() && made.waits() && !sleeps && !untried(trying).isEmpty()) {
            nextAt = Optional.of(deciding.at() + deciding.patience(made.channel()));
        }
        deciding.happens(new EscalationEvent.Paged(made, Optional.of(trying.until(nextAt)), brief));
    }

    private PageEvent asking() {
        return deciding.course().drill() ? PageEvent.DRILL : PageEvent.OPENED;
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
                .min(Comparator.comparing(contact -> contacts.get(contact).after()));
    }

    /** The contact to use in place of a page that still waits for its turn. */
    private Optional<Integer> instead(Turn turn) {
        boolean waits = deciding.course().pagesOf(turn).stream().anyMatch(PageMade::waits);
        return waits ? untried(turn).stream().findFirst() : Optional.empty();
    }

    private boolean inQuiet(Turn turn) {
        return deciding.course().pagesOf(turn).stream()
                .anyMatch(page -> page.waits() && page.tryUntil() > deciding.at());
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
            case PENDING, SENT, DELIVERED, WAITING -> "is under way";
        };
    }

    private static String name(Channel channel) {
        return channel == Channel.SMS ? "SMS" : channel.name().toLowerCase(Locale.ROOT);
    }
}
