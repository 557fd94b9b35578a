package varde.core.escalate;

import java.util.Map;
import java.util.Optional;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.escalate.EscalateRow.CommandSeenRow;
import varde.core.escalate.EscalateRow.EscalationRow;
import varde.core.escalate.EscalateRow.InForceRow;
import varde.core.escalate.EscalateRow.MarkRow;
import varde.core.escalate.EscalateRow.OutageSeenRow;
import varde.core.escalate.EscalateRow.PartRow;
import varde.core.page.ContactTest;
import varde.core.page.Receipt;
import varde.core.rules.Rule;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Stage;
import varde.core.time.Now;

/**
 * ESCALATE: for each outage and each team that it asks, goes through the team's steps until somebody answers, and tells
 * whoever was woken when it is over. Outages told before there is a configuration wait for it.
 */
public final class Escalator implements Stage<EscalateInput, EscalateRow, EscalateOutput> {

    /**
     * How many timers are looked at with one input, and pages sent by digests: work is bounded by count, the rest follows
     * with the next. In a storm the digests of everybody are due in the same second.
     */
    static final int MOST_DUE = 500;

    private final EscalateSettings settings;
    private final Versions versions = new Versions();
    private final Book book = new Book();
    private long log;

    /** ESCALATE with nothing remembered. */
    public Escalator(EscalateSettings settings) {
        this.settings = settings;
    }

    @Override
    public void restore(EscalateRow row) {
        row.each(new Restoring());
    }

    @Override
    public Outcome<EscalateRow, EscalateOutput> decide(EscalateInput input, Place place, Now now) {
        Desk desk = new Desk(settings, book, place, now);
        log = now.log();
        Presence presence = new Presence(desk);
        if (input instanceof EscalateInput.Pulse) {
            presence.pulsed();
        }
        if (!presence.away()) {
            versions.staff().ifPresent(staff -> {
                presence.catchUp(staff, MOST_DUE);
                runTimers(desk, staff);
                new Vigil(desk, staff).keep();
                new Notices(desk, staff).look(MOST_DUE);
                forgetOld(desk, staff);
            });
        }
        input.each(new Reading(desk));
        desk.close();
        return desk.outcome();
    }

    @Override
    public Map<String, Long> figures() {
        long old =
                versions.staff().map(staff -> staff.rules().of(Rule.MARK_OLD)).orElse(Rule.MARK_OLD.standard());
        return Map.of(
                "running_escalations",
                book.running(),
                "due_backlog",
                book.overdue(log),
                "mark_age_ms",
                book.lowestMark().map(mark -> Math.max(0, log - mark)).orElse(0L),
                "blind_partitions",
                book.marksBefore(log - old));
    }

    private void runTimers(Desk desk, Staff staff) {
        for (int run = 0; run < MOST_DUE; run++) {
            Optional<Book.Timer> due = book.due(desk.at());
            Optional<Ration> ration = book.rations().due(desk.at());
            if (due.isPresent()) {
                run(desk, staff, due.get());
            } else if (ration.isPresent()) {
                run += new Digests(desk, staff).look(ration.get());
            } else {
                return;
            }
        }
    }

    private void run(Desk desk, Staff staff, Book.Timer timer) {
        try {
            desk.meet(staff, timer.outage(), timer.team(), new EscalationInput.TimeCame());
            if (book.due(desk.at()).equals(Optional.of(timer))) {
                throw new IllegalStateException("its time came and nothing happened");
            }
        } catch (RuntimeException broken) {
            EscalationInput failed = new EscalationInput.Failed(Quarantine.name(broken));
            desk.meet(staff, timer.outage(), timer.team(), failed);
        }
    }

    private void forgetOld(Desk desk, Staff staff) {
        long before = desk.at() - staff.rules().of(Rule.LINK_VALID);
        book.forgetCommands(before).forEach(id -> desk.outcome().forget(EscalateRow.COMMANDS, id));
        book.rations().forgetBundle(before).ifPresent(id -> desk.outcome().forget(EscalateRow.BUNDLES, id));
    }

    /** What one input does. */
    private final class Reading implements EscalateInput.Cases {

        private final Desk desk;

        Reading(Desk desk) {
            this.desk = desk;
        }

        @Override
        public void told(EscalateInput.Told told) {
            OutageRecord record = told.outage();
            if (record instanceof Outage outage) {
                outage(outage);
            } else if (record instanceof OutageRecord.Mark mark) {
                book.mark(mark.partition(), mark.readUpTo());
                desk.outcome().keep(new MarkRow(mark.partition(), mark.readUpTo()));
            } else if (record instanceof OutageRecord.Canary canary) {
                desk.outcome().say(new EscalateOutput.Sung(canary));
            }
        }

        private void outage(Outage outage) {
            Optional<Outage> known = book.outage(outage.id());
            if (known.isPresent() && known.get().revision() >= outage.revision()) {
                desk.outcome()
                        .refuse("revision " + outage.revision() + " of outage " + outage.number() + " came after "
                                + known.get().revision());
                return;
            }
            book.put(outage);
            desk.outcome().keep(new OutageSeenRow(outage));
            if (versions.staff().isEmpty()) {
                desk.forgetIfDone(outage.id());
            } else if (new Presence(desk).away()) {
                new Presence(desk).later(outage);
            } else {
                Staff staff = versions.staff().get();
                new Teams(desk, staff).told(outage);
                new Vigil(desk, staff).look(outage.id());
            }
        }

        @Override
        public void pulse() {}

        @Override
        public void configured(EscalateInput.Configured configured) {
            ConfigRecord<EscalatePart> record = configured.config();
            if (record instanceof ConfigRecord.Part<EscalatePart> part) {
                versions.take(part, desk.at(), desk.outcome());
            } else if (record instanceof ConfigRecord.InForce<EscalatePart> inForce
                    && versions.close(inForce, desk.at(), desk.outcome())) {
                versions.staff().ifPresent(staff -> {
                    new Notices(desk, staff).scheduleAll();
                    beginWaiting(staff);
                });
            }
        }

        /** Outages that nobody has been asked about, because there was no configuration. */
        private void beginWaiting(Staff staff) {
            for (Outage outage : book.outages()) {
                if (book.of(outage.id()).isEmpty()) {
                    new Teams(desk, staff).told(outage);
                }
            }
        }

        @Override
        public void commanded(EscalateInput.Commanded commanded) {
            versions.staff()
                    .ifPresentOrElse(
                            staff -> new Commands(desk, staff).obey(commanded.command()),
                            () -> desk.outcome().refuse("there is no configuration yet, so nobody was paged"));
        }

        @Override
        public void receipted(EscalateInput.Receipted receipted) {
            Receipt receipt = receipted.receipt();
            if (ContactTest.isMeantBy(receipt) || NoticeWriter.wrote(receipt.page())) {
                return;
            }
            Optional<Bundle> bundle = book.rations().bundle(receipt.page());
            if (bundle.isPresent() && versions.staff().isPresent()) {
                carried(receipt, bundle.get(), versions.staff().get());
                return;
            }
            Optional<Course> course =
                    Optional.ofNullable(book.of(receipt.outage()).get(receipt.team()));
            if (course.flatMap(found -> found.page(receipt.page())).isEmpty()
                    || versions.staff().isEmpty()) {
                desk.outcome().refuse("nobody remembers a page " + receipt.page());
                return;
            }
            EscalationInput input = new EscalationInput.Receipted(receipt);
            desk.meet(versions.staff().get(), receipt.outage(), receipt.team(), input);
        }

        /** What becomes of a digest becomes of all that it carries. */
        private void carried(Receipt receipt, Bundle bundle, Staff staff) {
            for (Bundle.Part part : bundle.parts()) {
                EscalationInput input =
                        new EscalationInput.Receipted(receipt.of(part.page(), part.outage(), part.team()));
                desk.meet(staff, part.outage(), part.team(), input);
            }
        }
    }

    /** What one remembered row says. */
    private final class Restoring implements EscalateRow.Cases {

        @Override
        public void escalation(EscalationRow row) {
            book.put(row.course());
        }

        @Override
        public void outage(OutageSeenRow row) {
            book.put(row.outage());
        }

        @Override
        public void part(PartRow row) {
            versions.restore(row);
        }

        @Override
        public void inForce(InForceRow row) {
            versions.restore(row);
        }

        @Override
        public void mark(MarkRow row) {
            book.mark(row.partition(), row.readUpTo());
        }

        @Override
        public void command(CommandSeenRow row) {
            book.obeyed(row.id(), row.at());
        }

        @Override
        public void ration(EscalateRow.RationRow row) {
            book.rations().restore(row);
        }

        @Override
        public void waiting(EscalateRow.WaitingRow row) {
            book.rations().put(row);
        }

        @Override
        public void bundle(EscalateRow.BundleRow row) {
            book.rations().put(row.bundle());
        }

        @Override
        public void reassigned(EscalateRow.ReassignedRow row) {
            book.put(row);
        }

        @Override
        public void moment(EscalateRow.MomentRow row) {
            book.moments().put(row);
        }
    }
}
