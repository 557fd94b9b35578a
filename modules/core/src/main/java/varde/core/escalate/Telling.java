package varde.core.escalate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;
import varde.core.oncall.Target;
import varde.core.oncall.Team;
import varde.core.page.PageEvent;

/**
 * Tells people what they need not answer: that somebody has it, that others have it, that it is over. Only those are told
 * who were woken, over the channel that woke them. A page that is still on its way is withdrawn instead; if it turns out
 * that it went out all the same, its reader is told then.
 */
final class Telling {

    /** The pages that ask for an answer. */
    static final Set<PageEvent> ASKING = Set.of(PageEvent.OPENED, PageEvent.WORSE, PageEvent.REMINDER, PageEvent.DRILL);

    /** All pages by which somebody may have been woken. */
    static final Set<PageEvent> ALL =
            Set.of(PageEvent.OPENED, PageEvent.WORSE, PageEvent.REMINDER, PageEvent.DRILL, PageEvent.INFORM);

    private static final List<Fate> ARRIVED = List.of(Fate.DELIVERED, Fate.SENT, Fate.UNCONFIRMED);

    private final Deciding deciding;

    Telling(Deciding deciding) {
        this.deciding = deciding;
    }

    /** Drops those of these pages that have waited until now. */
    void drop(Set<PageEvent> events) {
        drop(events, anybody -> true);
    }

    private void drop(Set<PageEvent> events, Predicate<String> whose) {
        for (PageMade page : deciding.course().shown().pages()) {
            if (page.waits() && events.contains(page.event()) && whose.test(page.person())) {
                deciding.happens(new EscalationEvent.Fated(page.id(), Fate.DROPPED, "no longer needed"));
            }
        }
    }

    /** Withdraws those of these pages that are still on their way, and drops those that wait. */
    void withdraw(Set<PageEvent> events) {
        withdraw(events, anybody -> true);
    }

    /** The same, of these people alone. */
    void withdraw(Set<PageEvent> events, Predicate<String> whose) {
        drop(events, whose);
        for (PageMade page : deciding.course().shown().pages()) {
            if (page.fate() == Fate.PENDING
                    && whose.test(page.person())
                    && events.contains(page.event())
                    && !deciding.course().withdrawn().contains(page.id())) {
                deciding.happens(new EscalationEvent.Withdrawn(page));
            }
        }
    }

    /** Tells those who were woken by one of these pages. */
    void tell(PageEvent event, Set<PageEvent> wokenBy, Predicate<String> who, Brief brief) {
        Map<String, PageMade> woken = new LinkedHashMap<>();
        for (PageMade page : deciding.course().waking()) {
            if (wokenBy.contains(page.event()) && ARRIVED.contains(page.fate()) && who.test(page.person())) {
                woken.merge(page.person(), page, Telling::better);
            }
        }
        woken.values().forEach(page -> page(page.person(), page, event, brief));
    }

    /** Tells the reader of a withdrawn page that went out all the same, once. */
    void owed(PageMade page, PageEvent event, long since, Brief brief) {
        boolean told = deciding.course().shown().pages().stream()
                .anyMatch(
                        other -> other.person().equals(page.person()) && other.event() == event && other.at() >= since);
        if (!told) {
            page(page.person(), page, event, brief);
        }
    }

    /** Tells those who only need to know, when it is CRITICAL: each once, and not whom a step pages anyway. */
    void inform() {
        Course course = deciding.course();
        List<Target> targets =
                deciding.staff().team(course.shown().team()).map(Team::inform).orElse(List.of());
        if (course.severity() != Severity.CRITICAL || targets.isEmpty()) {
            return;
        }
        Calling calling = new Calling(deciding);
        for (Reach.Callee callee : new Reach(deciding).callees(course.shown().team(), targets)) {
            boolean knows = deciding.course().waking().stream()
                    .anyMatch(page -> page.person().equals(callee.person()));
            if (!knows) {
                calling.begin(callee, course.shown().team(), -1, 0);
            }
        }
    }

    /** Reminds whoever answered first that the acknowledgement is about to end. */
    void remind(String holder, long until) {
        Optional<PageMade> woken = deciding.course().waking().stream()
                .filter(page -> page.person().equals(holder))
                .min(Comparator.comparing(page -> ARRIVED.contains(page.fate()) ? ARRIVED.indexOf(page.fate()) : 9));
        Brief brief = Brief.reminder(deciding.course().shown().team(), until);
        if (woken.isPresent()) {
            page(holder, woken.get(), PageEvent.REMINDER, brief);
            return;
        }
        List<Integer> usable = new Reach(deciding).usable(holder);
        if (usable.isEmpty()) {
            deciding.because("no-contact", holder + " has no contact and is not reminded.");
        } else {
            page(holder, usable.get(0), PageEvent.REMINDER, brief);
        }
    }

    private static PageMade better(PageMade one, PageMade other) {
        return ARRIVED.indexOf(other.fate()) < ARRIVED.indexOf(one.fate()) ? other : one;
    }

    /** By the contact of an earlier page, or the nearest to it that there is now. */
    private void page(String person, PageMade like, PageEvent event, Brief brief) {
        List<Contact> contacts = deciding.staff().contacts(person);
        boolean same =
                like.contact() < contacts.size() && contacts.get(like.contact()).channel() == like.channel();
        int contact = quieter(person, event).orElse(same ? like.contact() : otherwise(contacts, like));
        if (contacts.isEmpty()) {
            deciding.because("no-contact", person + " was woken, but has no contact any more and is not told.");
        } else {
            page(person, contact, event, brief);
        }
    }

    private static int otherwise(List<Contact> contacts, PageMade like) {
        return IntStream.range(0, contacts.size())
                .filter(i -> contacts.get(i).channel() == like.channel())
                .findFirst()
                .orElse(0);
    }

    /** At night nobody is woken by an SMS to hear that something is over that was never CRITICAL, if there is another way. */
    private Optional<Integer> quieter(String person, PageEvent event) {
        boolean loud = deciding.course().worst() == Severity.CRITICAL || event != PageEvent.ALL_CLEAR;
        if (loud || !new Sending(deciding).night(person)) {
            return Optional.empty();
        }
        List<Contact> contacts = deciding.staff().contacts(person);
        return Stream.of(Channel.EMAIL, Channel.WEBHOOK)
                .flatMap(channel -> IntStream.range(0, contacts.size())
                        .filter(i -> contacts.get(i).channel() == channel)
                        .boxed())
                .findFirst();
    }

    private void page(String person, int contact, PageEvent event, Brief brief) {
        Course course = deciding.course();
        String id = String.join(
                "/",
                course.key(),
                "n" + course.notices(),
                event.name().toLowerCase(java.util.Locale.ROOT),
                person,
                Integer.toString(contact));
        PageMade made = new Sending(deciding).make(id, event, person, contact, brief);
        deciding.happens(new EscalationEvent.Paged(made, Optional.empty(), brief));
    }
}
