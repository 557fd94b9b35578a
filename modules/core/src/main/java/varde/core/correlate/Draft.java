package varde.core.correlate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Reason;

/** The next record of an outage in the making. */
final class Draft {

    private final String id;
    private final int number;
    private final int revision;
    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private Outage.Change change = Outage.Change.UPDATED;
    private Outage.Status status = Outage.Status.OPEN;
    private @Nullable Picture picture;
    private long openedAt;
    private long changedAt;
    private Optional<Long> closedAt = Optional.empty();
    private long held;
    private Optional<String> mergedInto = Optional.empty();

    private Draft(String id, int number, int revision) {
        this.id = id;
        this.number = number;
        this.revision = revision;
    }

    static Draft born(String id, int number) {
        return new Draft(id, number, 1);
    }

    /** All as it was told, to be changed. */
    static Draft of(Outage before) {
        Draft draft = new Draft(before.id(), before.number(), before.revision() + 1);
        draft.status = before.status();
        draft.openedAt = before.openedAt();
        draft.changedAt = before.changedAt();
        draft.closedAt = before.closedAt();
        draft.held = before.held();
        draft.mergedInto = before.mergedInto();
        before.reasons().forEach(draft::because);
        draft.picture = Picture.of(before);
        return draft;
    }

    Draft change(Outage.Change said) {
        change = said;
        return this;
    }

    Draft status(Outage.Status now) {
        status = now;
        closedAt = Optional.empty();
        return this;
    }

    /** Its reasons take the place of those that the picture before gave. */
    Draft picture(Picture seen) {
        Map<String, Reason> others = new LinkedHashMap<>(reasons);
        others.keySet().removeAll(Painter.RULES);
        reasons.clear();
        picture = seen;
        seen.reasons().forEach(this::because);
        others.values().forEach(reason -> reasons.putIfAbsent(reason.rule(), reason));
        return this;
    }

    Draft openedAt(long log) {
        openedAt = log;
        return this;
    }

    Draft held(long millis) {
        held = millis;
        return this;
    }

    Draft because(Reason reason) {
        reasons.put(reason.rule(), reason);
        return this;
    }

    Draft mergedInto(String other) {
        mergedInto = Optional.of(other);
        return this;
    }

    /** It ends: nothing is hit by it any more. */
    Draft over(Outage.Status how, long log) {
        status = how;
        closedAt = Optional.of(log);
        Picture last = shown();
        picture = last.over();
        return this;
    }

    private Picture shown() {
        Picture seen = picture;
        if (seen == null) {
            throw new IllegalStateException("outage " + number + " has no picture");
        }
        return seen;
    }

    /** Whether this would say only what was told already. */
    boolean saysWhat(Outage before) {
        Picture one = shown();
        Picture other = Picture.of(before);
        List<Reason> now = new ArrayList<>(reasons.values());
        return one.with(now).equals(other.with(now)) && now.equals(before.reasons());
    }

    Outage finished(long log, int mostReasons) {
        Picture seen = shown();
        changedAt = log;
        return new Outage(
                id,
                number,
                revision,
                change,
                status,
                seen.domain(),
                seen.root(),
                seen.rootName(),
                seen.kind(),
                seen.state(),
                seen.severity(),
                seen.labels(),
                seen.destinations(),
                seen.brokeAt(),
                openedAt,
                changedAt,
                closedAt,
                held,
                seen.counts(),
                seen.weightiest(),
                seen.applications(),
                mergedInto,
                seen.notConfirmedSince(),
                seen.flapping(),
                reasons.values().stream().limit(mostReasons).toList(),
                seen.explanation());
    }
}
