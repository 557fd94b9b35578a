package varde.replay.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import varde.core.correlate.Outage;
import varde.replay.recording.Interval;
import varde.replay.story.OutageTale;
import varde.replay.story.SentPage;
import varde.replay.story.Story;
import varde.replay.story.Timed;

/** The outages of the other world, told as those of this one are. */
final class Tales {

    private final Interval interval;
    private final Map<String, OutageTale> tales = new LinkedHashMap<>();

    Tales(Story story) {
        interval = story.interval();
        // What was open where the recording begins is the same in both worlds up to there.
        story.outages().stream()
                .filter(tale -> tale.openedAt() < interval.from())
                .forEach(tale -> tale.at(interval.from())
                        .ifPresent(open -> tale(open.id()).add(new Timed<>(interval.from(), open))));
    }

    /** An outage was told. Between its begin and its last word only what is worse is kept: a month has many. */
    void outage(Made<Outage> made) {
        tale(made.said().id()).addBriefly(new Timed<>(made.at(), made.said()));
    }

    void add(OtherEscalate escalate) {
        escalate.escalations()
                .forEach(made -> tale(made.said().outage()).addEscalationBriefly(new Timed<>(made.at(), made.said())));
        escalate.pages()
                .forEach(made -> tale(made.said().outage()).addPage(new SentPage(made.at(), made.said(), List.of())));
    }

    private OutageTale tale(String id) {
        return tales.computeIfAbsent(id, OutageTale::new);
    }

    List<OutageTale> all() {
        List<OutageTale> told = new ArrayList<>(tales.values());
        told.removeIf(tale -> !tale.told()
                || tale.endedAt().filter(end -> end < interval.from()).isPresent());
        return told;
    }
}
