package varde.core.escalate;

import java.util.List;
import varde.core.correlate.Outage;
import varde.core.oncall.Channel;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Row;

/** What ESCALATE remembers. */
public sealed interface EscalateRow extends Row {

    /** The store of {@link EscalationRow}. */
    String ESCALATIONS = "escalate-escalations";

    /** The store of {@link OutageSeenRow}. */
    String OUTAGES = "escalate-outages";

    /** The store of {@link PartRow}. */
    String PARTS = "escalate-config";

    /** The store of {@link InForceRow}. */
    String IN_FORCE = "escalate-config-in-force";

    /** The store of {@link MarkRow}. */
    String MARKS = "escalate-marks";

    /** The store of {@link CommandSeenRow}. */
    String COMMANDS = "escalate-commands";

    /** The store of {@link RationRow}. */
    String RATIONS = "escalate-rations";

    /** The store of {@link WaitingRow}. */
    String WAITING = "escalate-waiting";

    /** The store of {@link BundleRow}. */
    String BUNDLES = "escalate-bundles";

    /** The store of {@link ReassignedRow}. */
    String REASSIGNED = "escalate-reassigned";

    /** The store of {@link MomentRow}. */
    String MOMENTS = "escalate-moments";

    /** All stores of ESCALATE. */
    List<String> STORES = List.of(
            ESCALATIONS, OUTAGES, PARTS, IN_FORCE, MARKS, COMMANDS, RATIONS, WAITING, BUNDLES, REASSIGNED, MOMENTS);

    /** What has to be done for each sort of row. */
    interface Cases {

        /** For an escalation. */
        void escalation(EscalationRow row);

        /** For an outage. */
        void outage(OutageSeenRow row);

        /** For a part of a version. */
        void part(PartRow row);

        /** For the version in force. */
        void inForce(InForceRow row);

        /** For a mark. */
        void mark(MarkRow row);

        /** For a command. */
        void command(CommandSeenRow row);

        /** For what somebody has had. */
        void ration(RationRow row);

        /** For a page that waits for its turn. */
        void waiting(WaitingRow row);

        /** For a digest. */
        void bundle(BundleRow row);

        /** For an outage that was given to another team. */
        void reassigned(ReassignedRow row);

        /** For a moment. */
        void moment(MomentRow row);
    }

    /** Does what has to be done for this sort of row. */
    void each(Cases cases);

    /**
     * An escalation.
     *
     * @param course all that is remembered of it
     */
    record EscalationRow(Course course) implements EscalateRow {

        @Override
        public void each(Cases cases) {
            cases.escalation(this);
        }

        @Override
        public String store() {
            return ESCALATIONS;
        }

        @Override
        public String key() {
            return course.key();
        }
    }

    /**
     * An outage as it was last told.
     *
     * @param outage the outage
     */
    record OutageSeenRow(Outage outage) implements EscalateRow {

        @Override
        public void each(Cases cases) {
            cases.outage(this);
        }

        @Override
        public String store() {
            return OUTAGES;
        }

        @Override
        public String key() {
            return outage.id();
        }
    }

    /**
     * A part of a version of the configuration, in force or still being read.
     *
     * @param part the part
     * @param at log time at which it was read, in milliseconds
     */
    record PartRow(ConfigRecord.Part<EscalatePart> part, long at) implements EscalateRow {

        /** The key of a part. */
        static String key(String version, int index) {
            return version + "/" + index;
        }

        @Override
        public void each(Cases cases) {
            cases.part(this);
        }

        @Override
        public String store() {
            return PARTS;
        }

        @Override
        public String key() {
            return key(part.version(), part.index());
        }
    }

    /**
     * The version in force; there is one such row.
     *
     * @param version the record that closed it
     */
    record InForceRow(ConfigRecord.InForce<EscalatePart> version) implements EscalateRow {

        @Override
        public void each(Cases cases) {
            cases.inForce(this);
        }

        @Override
        public String store() {
            return IN_FORCE;
        }

        @Override
        public String key() {
            return "in-force";
        }
    }

    /**
     * How far CORRELATE had read a partition of {@code observations}.
     *
     * @param partition the partition
     * @param readUpTo log time, in milliseconds
     */
    record MarkRow(int partition, long readUpTo) implements EscalateRow {

        @Override
        public void each(Cases cases) {
            cases.mark(this);
        }

        @Override
        public String store() {
            return MARKS;
        }

        @Override
        public String key() {
            return Integer.toString(partition);
        }
    }

    /**
     * A command that was obeyed, so that it counts once.
     *
     * @param id of the command
     * @param at log time, in milliseconds
     */
    record CommandSeenRow(String id, long at) implements EscalateRow {

        @Override
        public void each(Cases cases) {
            cases.command(this);
        }

        @Override
        public String store() {
            return COMMANDS;
        }

        @Override
        public String key() {
            return id;
        }
    }

    /**
     * What somebody has had from one team over one channel.
     *
     * @param ration all that is remembered of it
     * @param together what waits, in order, in a row of the time before each page that waits had a row of its own; written
     *     empty
     */
    record RationRow(Ration ration, List<Ration.Waiting> together) implements EscalateRow {

        public RationRow {
            together = List.copyOf(together);
        }

        @Override
        public void each(Cases cases) {
            cases.ration(this);
        }

        @Override
        public String store() {
            return RATIONS;
        }

        @Override
        public String key() {
            return ration.key();
        }
    }

    /**
     * A page that waits for its turn within the limits, or for the morning. Each has a row of its own: however many wait,
     * no row grows, and one more costs no more than the first.
     *
     * @param person id of the person, or {@code team:ID}
     * @param team id of the team whose steps page
     * @param channel the channel
     * @param place counts up from 0 in the order in which they were made
     * @param page the page
     */
    record WaitingRow(String person, String team, Channel channel, long place, Ration.Waiting page)
            implements EscalateRow {

        /** The key of the ration under which it waits. */
        String ration() {
            return Ration.key(person, team, channel);
        }

        @Override
        public void each(Cases cases) {
            cases.waiting(this);
        }

        @Override
        public String store() {
            return WAITING;
        }

        @Override
        public String key() {
            return ration() + "|" + place;
        }
    }

    /**
     * A digest that was sent, so that its receipts and answers are understood.
     *
     * @param bundle the digest
     */
    record BundleRow(Bundle bundle) implements EscalateRow {

        @Override
        public void each(Cases cases) {
            cases.bundle(this);
        }

        @Override
        public String store() {
            return BUNDLES;
        }

        @Override
        public String key() {
            return bundle.id();
        }
    }

    /**
     * Somebody has given an outage to another team than the one it was routed to.
     *
     * @param outage identity of the outage
     * @param from the team that had it
     * @param to the team that has it now
     * @param who gave it away
     */
    record ReassignedRow(String outage, String from, String to, String who) implements EscalateRow {

        /** The key of a reassignment. */
        static String key(String outage, String from) {
            return outage + "/" + from;
        }

        @Override
        public void each(Cases cases) {
            cases.reassigned(this);
        }

        @Override
        public String store() {
            return REASSIGNED;
        }

        @Override
        public String key() {
            return key(outage, from);
        }
    }

    /**
     * A moment or a count.
     *
     * @param sort what it is a moment of
     * @param of which one of that sort
     * @param at log time, in milliseconds
     * @param count how many; 0 where nothing is counted
     */
    record MomentRow(String sort, String of, long at, int count) implements EscalateRow {

        /** The key of a moment. */
        static String key(String sort, String of) {
            return sort + "/" + of;
        }

        @Override
        public void each(Cases cases) {
            cases.moment(this);
        }

        @Override
        public String store() {
            return MOMENTS;
        }

        @Override
        public String key() {
            return key(sort, of);
        }
    }
}
