package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import varde.core.page.Page;
import varde.core.page.PageEvent;

/** Watches every scenario for what must never happen. */
final class Illegal {

    private static final Set<PageEvent> AFTER_THE_END = Set.of(PageEvent.ALL_CLEAR, PageEvent.MERGED);

    private final Map<String, Escalation> latest = new HashMap<>();
    private final Set<String> pages = new HashSet<>();

    void watch(EscalateOutput output) {
        if (output instanceof EscalateOutput.Sent sent) {
            page(sent.page());
        } else if (output instanceof EscalateOutput.Changed changed) {
            escalation(changed.escalation());
        }
    }

    /** Within an hour's limits the first SMS never waits: whatever waits for its turn waits behind one that was sent. */
    static void ration(Ration ration, EscalateRow.WaitingRow waiting, long time) {
        boolean throttled = waiting.page().notBefore() <= time;
        boolean lately = ration.sent().stream().anyMatch(at -> at > time - 3_600_000);
        assertThat(lately || !throttled)
                .as("%s: the first waits for nothing", ration.key())
                .isTrue();
    }

    private void page(Page page) {
        if (page.kind() == Page.Kind.WITHDRAW) {
            assertThat(pages).as("a withdrawal names a page that was made").contains(page.id());
            return;
        }
        assertThat(pages.add(page.id())).as("page %s is made once", page.id()).isTrue();
        assertThat(page.shortText()).as("short text of %s", page.event()).isNotBlank();
        assertThat(page.address()).as("address of %s", page.id()).isNotBlank();
    }

    private void escalation(Escalation now) {
        String key = Course.key(now.outage(), now.team());
        Escalation before = latest.put(key, now);
        assertThat(now.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
        if (now.status() == Escalation.Status.RUNNING) {
            assertThat(now.nextDue()).as("a running escalation has a due time").isPresent();
        }
        if (before != null && before.status() == Escalation.Status.ENDED && now.status() == Escalation.Status.ENDED) {
            assertThat(now.pages().stream()
                            .filter(page -> before.pages().stream()
                                    .noneMatch(old -> old.id().equals(page.id())))
                            .map(Escalation.PageMade::event))
                    .as("pages after the end")
                    .allMatch(AFTER_THE_END::contains);
        }
    }
}
