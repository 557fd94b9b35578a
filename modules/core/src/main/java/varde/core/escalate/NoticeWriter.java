package varde.core.escalate;

import java.util.List;
import java.util.Optional;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.landscape.State;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;
import varde.core.oncall.Team;
import varde.core.page.LinkSigner;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.page.PageFacts;
import varde.core.page.Rendered;
import varde.core.rules.Rule;

/** Writes pages that belong to no escalation: that nobody was paged, and what is wrong with who will be on call. */
final class NoticeWriter {

    /** What the identities of alarms begin with. */
    static final String UNPAGED = "unpaged";

    /** What the identities of a team's notices begin with. */
    static final String ROSTER = "roster";

    private static final long ROSTER_LASTS = 43_200_000;

    /**
     * Who reads a notice.
     *
     * @param id the page's identity
     * @param person id of the person, or {@code team:ID}
     * @param contact which of the contacts, from 0
     */
    record Reader(String id, String person, int contact) {}

    private final EscalateSettings settings;
    private final Staff staff;
    private final long now;

    NoticeWriter(EscalateSettings settings, Staff staff, long now) {
        this.settings = settings;
        this.staff = staff;
        this.now = now;
    }

    /** Whether a page is one of these, for which nobody waits for a receipt. */
    static boolean wrote(String page) {
        return page.startsWith(UNPAGED + "/") || page.startsWith(ROSTER + "/");
    }

    /** That nobody was paged for these outages, the worst first. */
    Page unpaged(Reader reader, List<Outage> outages) {
        Outage worst = outages.get(0);
        List<PageFacts.Item> items = outages.stream()
                .map(one -> new PageFacts.Item(
                        PageEvent.OPENED, one.number(), one.severity(), Subject.title(one), one.brokeAt()))
                .toList();
        String team = worst.destinations().isEmpty()
                ? staff.rootTeam()
                : worst.destinations().get(0).team();
        PageFacts facts = new PageFacts(
                PageEvent.UNPAGED,
                staff.language(reader.person()),
                staff.localClock(staff.rootTeam()).zone(),
                worst.number(),
                worst.severity(),
                worst.state() == State.DEGRADED,
                Subject.title(worst),
                Optional.empty(),
                worst.brokeAt(),
                now,
                Optional.empty(),
                new PageFacts.Hits(List.of(), 0, List.of()),
                staff.teamName(team),
                staff.name(reader.person()),
                new PageFacts.Why(0, Optional.empty(), ""),
                Optional.of(link(worst, reader)),
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                items.size() == 1 ? Optional.empty() : Optional.of(new PageFacts.Digest("", items)),
                List.of());
        return page(reader, facts, new About(worst.id(), staff.rootTeam()), patience(channel(reader)));
    }

    private String link(Outage outage, Reader reader) {
        LinkSigner.Candidate candidate = new LinkSigner.Candidate(outage.id(), reader.person());
        return settings.links()
                .link(outage.number(), candidate, now + staff.rules().of(Rule.LINK_VALID));
    }

    /** What is wrong with who will be on call in a team. */
    Page roster(Reader reader, Team team, List<PageFacts.RosterTrouble> troubles) {
        PageFacts facts = new PageFacts(
                PageEvent.ROSTER,
                staff.language(reader.person()),
                team.timezone(),
                0,
                Severity.WARNING,
                false,
                "",
                Optional.empty(),
                troubles.get(0).from(),
                now,
                Optional.empty(),
                new PageFacts.Hits(List.of(), 0, List.of()),
                team.name(),
                staff.name(reader.person()),
                new PageFacts.Why(0, Optional.empty(), ""),
                Optional.empty(),
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                troubles);
        return page(reader, facts, new About("", team.id()), ROSTER_LASTS);
    }

    /** What a notice is about. */
    private record About(String outage, String team) {}

    private Page page(Reader reader, PageFacts facts, About about, long lasts) {
        Rendered texts = settings.texts().with(staff.templates()).render(facts);
        List<Contact> contacts = staff.contacts(reader.person());
        return new Page(
                reader.id(),
                Page.Kind.PAGE,
                facts.event(),
                about.outage(),
                facts.number(),
                about.team(),
                reader.person(),
                channel(reader),
                contacts.get(reader.contact()).address(),
                facts.language(),
                facts.severity(),
                texts.shortText(),
                texts.subject(),
                texts.text(),
                texts.html(),
                now + lasts,
                false);
    }

    private Channel channel(Reader reader) {
        return staff.contacts(reader.person()).get(reader.contact()).channel();
    }

    private long patience(Channel channel) {
        return switch (channel) {
            case SMS -> staff.rules().of(Rule.RECEIPT_SMS);
            case EMAIL -> staff.rules().of(Rule.RECEIPT_EMAIL);
            case WEBHOOK -> staff.rules().of(Rule.RECEIPT_WEBHOOK);
        };
    }
}
