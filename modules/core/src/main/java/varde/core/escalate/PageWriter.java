package varde.core.escalate;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation.PageMade;
import varde.core.landscape.State;
import varde.core.oncall.Contact;
import varde.core.oncall.Target;
import varde.core.oncall.Team;
import varde.core.page.LinkSigner;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.page.PageFacts;
import varde.core.page.Rendered;
import varde.core.rules.Rule;
import varde.core.stage.Reason;

/** Writes pages: what the stage knows, in the words of the reader. */
final class PageWriter {

    private final EscalateSettings settings;
    private final Staff staff;
    private final Book book;
    private final long now;

    PageWriter(EscalateSettings settings, Staff staff, Book book, long now) {
        this.settings = settings;
        this.staff = staff;
        this.book = book;
        this.now = now;
    }

    /** A page that was made. */
    Page page(PageMade made, Brief brief, Course course) {
        Outage outage = book.outage(course.shown().outage())
                .orElseThrow(() -> new IllegalStateException(
                        "nothing is known of " + course.shown().outage()));
        PageFacts facts = facts(made, brief, course, outage);
        Rendered texts = settings.texts().with(staff.templates()).render(facts);
        return page(made, course, Page.Kind.PAGE, texts, facts.drill());
    }

    /** The withdrawal of a page. */
    Page withdrawal(PageMade made, Course course) {
        return page(made, course, Page.Kind.WITHDRAW, new Rendered("", "", "", ""), course.drill());
    }

    private Page page(PageMade made, Course course, Page.Kind kind, Rendered texts, boolean drill) {
        List<Contact> contacts = staff.contacts(made.person());
        String address =
                made.contact() < contacts.size() ? contacts.get(made.contact()).address() : "";
        return new Page(
                made.id(),
                kind,
                made.event(),
                course.shown().outage(),
                course.shown().number(),
                course.shown().team(),
                made.person(),
                made.channel(),
                address,
                staff.language(made.person()),
                course.severity(),
                texts.shortText(),
                texts.subject(),
                texts.text(),
                texts.html(),
                made.tryUntil(),
                drill);
    }

    private PageFacts facts(PageMade made, Brief brief, Course course, Outage outage) {
        String title = course.shown().title();
        boolean asks = Telling.ASKING.contains(made.event());
        return new PageFacts(
                made.event(),
                staff.language(made.person()),
                zone(course),
                outage.number(),
                outage.severity(),
                outage.state() == State.DEGRADED,
                title,
                title.equals(outage.rootName()) ? Optional.empty() : Optional.of(lastSegment(outage.root())),
                outage.brokeAt(),
                now,
                made.event() == PageEvent.ALL_CLEAR
                        ? Optional.of(outage.closedAt().orElse(now))
                        : Optional.empty(),
                new PageFacts.Hits(
                        outage.applications(), Math.max(0, outage.counts().failed() - 1), outage.weightiest()),
                staff.teamName(brief.asked()),
                staff.name(made.person()),
                new PageFacts.Why(Math.max(0, made.step() + 1), target(brief), course.source()),
                asks ? Optional.of(link(made, outage)) : Optional.empty(),
                brief.lateBy(),
                asks || made.event() == PageEvent.INFORM ? notConfirmedSince(outage) : Optional.empty(),
                course.drill(),
                brief.by().map(staff::name),
                brief.movedTo().map(this::names),
                course.ending()
                        .flatMap(Course.Ending::heir)
                        .flatMap(book::outage)
                        .map(Outage::number),
                brief.until(),
                outage.reasons().stream().map(Reason::text).toList(),
                Optional.empty(),
                List.of());
    }

    private String link(PageMade made, Outage outage) {
        long valid = staff.rules().of(Rule.LINK_VALID, outage.kind());
        return settings.links()
                .link(outage.number(), new LinkSigner.Candidate(outage.id(), made.person()), now + valid);
    }

    /** Since when nobody has been able to look: as the outage says, or since CORRELATE's lowest mark if that is old. */
    private Optional<Long> notConfirmedSince(Outage outage) {
        long old = staff.rules().of(Rule.MARK_OLD);
        return outage.notConfirmedSince().or(() -> book.lowestMark().filter(mark -> now - mark > old));
    }

    private ZoneId zone(Course course) {
        return staff.team(course.shown().team()).map(Team::timezone).orElse(ZoneOffset.UTC);
    }

    private String names(String teams) {
        return String.join(
                ", ", List.of(teams.split(",")).stream().map(staff::called).toList());
    }

    private static Optional<Target> target(Brief brief) {
        int colon = brief.target().indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new Target(
                        Target.Kind.valueOf(brief.target().substring(0, colon).toUpperCase(Locale.ROOT)),
                        brief.target().substring(colon + 1)));
    }

    private static String lastSegment(String root) {
        return root.substring(root.lastIndexOf('/') + 1);
    }
}
