package varde.core.escalate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Contact;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.page.PageFacts;
import varde.core.page.Rendered;

/** Writes digests: several pages in one, the worst first. */
final class DigestWriter {

    /** A page that the digest carries, and the escalation that made it. */
    private record Carried(Course course, PageMade page) {

        boolean asks() {
            return Telling.ASKING.contains(page.event());
        }
    }

    private static final Comparator<Carried> WORST_FIRST = Comparator.comparing((Carried one) -> !one.asks())
            .thenComparing(one -> one.course().severity())
            .thenComparing(one -> one.course().shown().number());

    private final EscalateSettings settings;
    private final Staff staff;
    private final Book book;
    private final long now;

    DigestWriter(EscalateSettings settings, Staff staff, Book book, long now) {
        this.settings = settings;
        this.staff = staff;
        this.book = book;
        this.now = now;
    }

    /** A digest, or its withdrawal; empty if nothing is remembered of what it carries. */
    Optional<Page> digest(Bundle bundle, Page.Kind kind) {
        List<Carried> carried = carried(bundle);
        if (carried.isEmpty()) {
            return Optional.empty();
        }
        Course worst = carried.get(0).course();
        PageFacts facts = facts(bundle, carried);
        Rendered texts = kind == Page.Kind.PAGE
                ? settings.texts().with(staff.templates()).render(facts)
                : new Rendered("", "", "", "");
        List<Contact> contacts = staff.contacts(bundle.person());
        String address = bundle.contact() < contacts.size()
                ? contacts.get(bundle.contact()).address()
                : "";
        return Optional.of(new Page(
                bundle.id(),
                kind,
                PageEvent.DIGEST,
                worst.shown().outage(),
                worst.shown().number(),
                bundle.team(),
                bundle.person(),
                bundle.channel(),
                address,
                staff.language(bundle.person()),
                worst.severity(),
                texts.shortText(),
                texts.subject(),
                texts.text(),
                texts.html(),
                bundle.tryUntil(),
                facts.drill()));
    }

    /** What it carries; of two pages that say the same of one outage only one. */
    private List<Carried> carried(Bundle bundle) {
        Map<String, Carried> found = new LinkedHashMap<>();
        for (Bundle.Part part : bundle.parts()) {
            Optional<Course> course = Optional.ofNullable(book.of(part.outage()).get(part.team()));
            course.flatMap(known -> known.page(part.page()))
                    .ifPresent(page ->
                            found.put(part.outage() + " " + page.event(), new Carried(course.orElseThrow(), page)));
        }
        List<Carried> all = new ArrayList<>(found.values());
        all.sort(WORST_FIRST);
        return all;
    }

    private PageFacts facts(Bundle bundle, List<Carried> carried) {
        Course worst = carried.get(0).course();
        List<PageFacts.Item> items = carried.stream()
                .map(one -> new PageFacts.Item(
                        one.page().event(),
                        one.course().shown().number(),
                        one.course().severity(),
                        one.course().shown().title(),
                        since(one.course())))
                .toList();
        return new PageFacts(
                PageEvent.DIGEST,
                staff.language(bundle.person()),
                staff.localClock(bundle.team()).zone(),
                worst.shown().number(),
                worst.severity(),
                false,
                worst.shown().title(),
                Optional.empty(),
                since(worst),
                now,
                Optional.empty(),
                new PageFacts.Hits(List.of(), 0, List.of()),
                staff.teamName(bundle.team()),
                staff.name(bundle.person()),
                new PageFacts.Why(0, Optional.empty(), ""),
                Optional.empty(),
                0,
                Optional.empty(),
                carried.stream().allMatch(one -> one.course().drill()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new PageFacts.Digest(bundle.code(), items)),
                List.of());
    }

    private long since(Course course) {
        return book.outage(course.shown().outage())
                .map(Outage::brokeAt)
                .orElse(course.shown().startedAt());
    }
}
