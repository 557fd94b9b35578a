package varde.core.escalate;

import java.util.Optional;
import varde.core.correlate.Outage;
import varde.core.escalate.EscalateRow.MomentRow;

/**
 * Whether ESCALATE itself is there. Its pulses come from beside it, so where they are missing from the log while other
 * records go on, ESCALATE was away when those were written, and reads them late. Until the first pulse after such a
 * stretch nobody is paged: what is over by then is not paged at all, and of the steps only the one now due is taken.
 */
final class Presence {

    /** Pulses come every second; where there has been none for so long, in milliseconds, ESCALATE was away. */
    static final long ABSENT = 15_000;

    /** The latest pulse is remembered no more often than this, in milliseconds. */
    private static final long COARSE = 5_000;

    private final Desk desk;

    Presence(Desk desk) {
        this.desk = desk;
    }

    /** A pulse has come. */
    void pulsed() {
        boolean older = latest().map(pulse -> desk.at() - pulse >= COARSE).orElse(true);
        if (older) {
            desk.remember(new MomentRow(Moments.PULSE, "", desk.at(), 0));
        }
    }

    /** Whether ESCALATE was away when the present record was written. */
    boolean away() {
        return latest().map(pulse -> desk.at() - pulse > ABSENT).orElse(false);
    }

    /** An outage was told meanwhile. */
    void later(Outage outage) {
        if (desk.book().moments().of(Moments.UNTOLD, outage.id()).isEmpty()) {
            desk.remember(new MomentRow(Moments.UNTOLD, outage.id(), desk.at(), 0));
        }
    }

    /** Deals with what was told meanwhile, as it is now: at most so many. */
    void catchUp(Staff staff, int most) {
        for (int told = 0; told < most; told++) {
            Optional<MomentRow> next = desk.book().moments().due(Moments.UNTOLD, Long.MAX_VALUE);
            if (next.isEmpty()) {
                return;
            }
            desk.forget(next.get());
            String id = next.get().of();
            desk.book().outage(id).ifPresent(outage -> {
                new Teams(desk, staff).told(outage);
                new Vigil(desk, staff).look(id);
            });
        }
    }

    private Optional<Long> latest() {
        return desk.book().moments().of(Moments.PULSE, "").map(MomentRow::at);
    }
}
