package varde.core.correlate;

import java.util.List;
import java.util.Optional;
import varde.core.detect.Observation;
import varde.core.landscape.State;
import varde.core.stage.Row;

/** What CORRELATE remembers. */
public sealed interface CorrelateRow extends Row
        permits CorrelateRow.Part,
                CorrelateRow.InForce,
                CorrelateRow.Sight,
                CorrelateRow.Era,
                CorrelateRow.Hold,
                CorrelateRow.Life,
                CorrelateRow.Tally,
                CorrelateRow.Membership,
                CorrelateRow.Unseen,
                CorrelateRow.Counter,
                FlapRow,
                JobRow,
                WindowRow {

    /** The store of {@link Part} rows. */
    String CONFIG = "correlate-config";

    /** The store of the one {@link InForce} row. */
    String VERSION = "correlate-version";

    /** The store of {@link Sight} rows. */
    String VIEWS = "correlate-views";

    /** The store of {@link Era} rows. */
    String AGENTS = "correlate-agents";

    /** The store of {@link Hold} rows. */
    String HOLDS = "correlate-holds";

    /** The store of {@link Life} rows. */
    String OUTAGES = "correlate-outages";

    /** The store of {@link Tally} rows. */
    String TALLIES = "correlate-tallies";

    /** The store of {@link Membership} rows. */
    String MEMBERS = "correlate-members";

    /** The store of {@link Unseen} rows. */
    String UNSEEN = "correlate-unseen";

    /** The store of {@link JobRow} rows. */
    String JOBS = "correlate-jobs";

    /** The store of {@link Counter} rows. */
    String COUNTERS = "correlate-counters";

    /** The store of {@link FlapRow} rows. */
    String FLAPS = "correlate-flaps";

    /** The store of {@link WindowRow} rows. */
    String WINDOWS = "correlate-windows";

    /** All stores of CORRELATE. */
    List<String> STORES = List.of(
            CONFIG, VERSION, VIEWS, AGENTS, HOLDS, OUTAGES, TALLIES, MEMBERS, UNSEEN, JOBS, COUNTERS, FLAPS, WINDOWS);

    /** What has to be done for each sort of row. */
    interface Cases {

        /** For a part of a configuration. */
        void part(Part row);

        /** For the version in force. */
        void inForce(InForce row);

        /** For what one agent sees of one component. */
        void sight(Sight row);

        /** For an agent's era. */
        void era(Era row);

        /** For a root held back. */
        void hold(Hold row);

        /** For an outage. */
        void life(Life row);

        /** For what changes often about an outage. */
        void tally(Tally row);

        /** For a component's membership. */
        void membership(Membership row);

        /** For a component never seen. */
        void unseen(Unseen row);

        /** For a job. */
        void job(JobRow row);

        /** For a root that fails often. */
        void flap(FlapRow row);

        /** For a maintenance window planned by hand. */
        void window(WindowRow row);

        /** For a number. */
        void counter(Counter row);
    }

    /** Does what has to be done for this sort of row. */
    void each(Cases cases);

    /**
     * A part of a configuration, in force or on its way.
     *
     * @param version its version
     * @param index its place among the version's parts, from 0
     * @param part the part
     * @param at log time at which it was read, in milliseconds
     */
    record Part(String version, int index, CorrelatePart part, long at) implements CorrelateRow {

        /** The key of such a row. */
        static String key(String version, int index) {
            return version + " " + index;
        }

        @Override
        public String store() {
            return CONFIG;
        }

        @Override
        public String key() {
            return key(version, index);
        }

        @Override
        public void each(Cases cases) {
            cases.part(this);
        }
    }

    /**
     * The version in force.
     *
     * @param version the version
     * @param parts how many parts it has
     * @param author who applied it
     * @param appliedAt when, as the applier's clock said, in milliseconds
     * @param log log time since which it has been in force, in milliseconds
     */
    record InForce(String version, int parts, String author, long appliedAt, long log) implements CorrelateRow {

        @Override
        public String store() {
            return VERSION;
        }

        @Override
        public String key() {
            return "in-force";
        }

        @Override
        public void each(Cases cases) {
            cases.inForce(this);
        }
    }

    /**
     * What one agent sees of one component.
     *
     * @param seen the latest observation
     * @param era the agent's era in which it was made: what was seen before an agent fell silent no longer counts
     */
    record Sight(Observation.Seen seen, int era) implements CorrelateRow {

        @Override
        public String store() {
            return VIEWS;
        }

        @Override
        public String key() {
            return seen.component() + " " + seen.agent();
        }

        @Override
        public void each(Cases cases) {
            cases.sight(this);
        }
    }

    /**
     * An agent's era.
     *
     * @param agent the agent
     * @param era counts how often it has fallen silent: what it saw before no longer counts
     */
    record Era(String agent, int era) implements CorrelateRow {

        @Override
        public String store() {
            return AGENTS;
        }

        @Override
        public String key() {
            return agent;
        }

        @Override
        public void each(Cases cases) {
            cases.era(this);
        }
    }

    /**
     * A root held back, because a deeper cause may still be found.
     *
     * @param root the component
     * @param state what is seen of it: DOWN or DEGRADED
     * @param brokeAt log time of the first evidence, in milliseconds
     * @param hold how long it is held, in milliseconds
     * @param dueObserved observed time at which the hold ends, in milliseconds
     * @param dueLog log time that all marks must have passed, in milliseconds; 0 if it is not held
     * @param maintenance id of the maintenance window that holds it back until {@code dueLog}; empty if none does
     */
    record Hold(String root, State state, long brokeAt, long hold, long dueObserved, long dueLog, String maintenance)
            implements CorrelateRow {

        @Override
        public String store() {
            return HOLDS;
        }

        @Override
        public String key() {
            return root;
        }

        @Override
        public void each(Cases cases) {
            cases.hold(this);
        }
    }

    /**
     * An outage as it was last told.
     *
     * @param outage the outage
     * @param reopenUntil log time until which it may be reopened and is remembered, in milliseconds; 0 while it is open
     * @param quarantined whether deciding about it failed: it is left alone from then on
     */
    record Life(Outage outage, long reopenUntil, boolean quarantined) implements CorrelateRow {

        @Override
        public String store() {
            return OUTAGES;
        }

        @Override
        public String key() {
            return outage.id();
        }

        @Override
        public void each(Cases cases) {
            cases.life(this);
        }
    }

    /**
     * What changes often about an outage, apart from the rest because that is large.
     *
     * @param outage the outage's identity
     * @param failures how many components have failed over its whole life
     * @param stirred whether something has changed that was not told yet
     * @param assumed what its root was last seen as: DOWN or DEGRADED, until it is seen well
     */
    record Tally(String outage, int failures, boolean stirred, State assumed) implements CorrelateRow {

        @Override
        public String store() {
            return TALLIES;
        }

        @Override
        public String key() {
            return outage;
        }

        @Override
        public void each(Cases cases) {
            cases.tally(this);
        }
    }

    /**
     * What was last said of a component in {@code members}.
     *
     * @param component the component
     * @param domain its domain
     * @param standing what was said
     * @param outage identity of the outage that it belongs to, if any
     * @param state its state as said
     */
    record Membership(String component, String domain, Member.Standing standing, Optional<String> outage, State state)
            implements CorrelateRow {

        @Override
        public String store() {
            return MEMBERS;
        }

        @Override
        public String key() {
            return component;
        }

        @Override
        public void each(Cases cases) {
            cases.membership(this);
        }
    }

    /**
     * A component that should have been seen and never was.
     *
     * @param component the component
     * @param team the team that lists it
     */
    record Unseen(String component, String team) implements CorrelateRow {

        @Override
        public String store() {
            return UNSEEN;
        }

        @Override
        public String key() {
            return component;
        }

        @Override
        public void each(Cases cases) {
            cases.unseen(this);
        }
    }

    /**
     * A number worth remembering: the next short number, marks, how far the roll has been called.
     *
     * @param name what it counts
     * @param value the number
     */
    record Counter(String name, long value) implements CorrelateRow {

        @Override
        public String store() {
            return COUNTERS;
        }

        @Override
        public String key() {
            return name;
        }

        @Override
        public void each(Cases cases) {
            cases.counter(this);
        }
    }
}
