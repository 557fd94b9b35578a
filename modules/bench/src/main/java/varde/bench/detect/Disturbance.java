package varde.bench.detect;

import varde.bench.ground.Brokers;
import varde.core.rules.Rule;

/** What can go wrong around DETECT. While each happens some components fall silent; these and no others must be found. */
public enum Disturbance {
    /** Nothing: the yardstick. */
    NONE("nothing", 1, Bound.AT_ONCE) {
        @Override
        void happen(Stand stand) {
            stand.silence();
        }
    },
    /** Twenty deadlines long, as ten minutes are for an interval of 20 s and 10 s of grace. */
    PIPELINE_STOPPED("DETECT stopped for 60 s, 20 deadlines", 1, Bound.CRASH) {
        @Override
        void happen(Stand stand) throws InterruptedException {
            stand.stage("a").close();
            stand.seconds(20);
            stand.silence();
            stand.seconds(40);
            stand.over();
            stand.startStage("b");
        }
    },
    /** Nothing can be written either. */
    BROKER_STOPPED("broker stopped for 60 s, 20 deadlines", 1, Bound.RECONNECT) {
        @Override
        void happen(Stand stand) throws InterruptedException {
            stand.brokers().stop(0);
            stand.seconds(20);
            stand.silence();
            stand.seconds(40);
            stand.brokers().start(0);
            stand.over();
        }
    },
    /**
     * It keeps its connections and answers nobody; its partitions have to move, which takes the controllers 9 s. Components that are looked
     * at every 2 s would be silent in truth.
     */
    BROKER_FROZEN("one broker of three frozen for 30 s, interval 10 s", 3, Stand.Pace.REAL, Bound.RECONNECT) {
        @Override
        void happen(Stand stand) throws InterruptedException {
            stand.brokers().freeze(1);
            stand.seconds(5);
            stand.silence();
            stand.seconds(25);
            stand.brokers().thaw(1);
            stand.over();
        }
    },
    /** The other takes over. */
    ONE_OF_TWO_KILLED("two instances, one killed with -9", 1, Bound.CRASH) {
        @Override
        void happen(Stand stand) throws InterruptedException {
            stand.startStage("b");
            stand.awaitStage("b");
            stand.seconds(10);
            stand.silence();
            stand.stage("a").kill();
        }
    },
    /** All state is read back while heartbeats go on. */
    RESTORED("the only instance killed with -9 and started again", 1, Bound.CRASH) {
        @Override
        void happen(Stand stand) throws InterruptedException {
            stand.silence();
            stand.stage("a").kill();
            stand.startStage("b");
        }
    },
    /** Tasks move to a second instance and back. */
    REBALANCED("a second instance comes and goes, under load", 1, Bound.CLEAN) {
        @Override
        void happen(Stand stand) throws InterruptedException {
            stand.startStage("b");
            stand.silence();
            stand.awaitStage("b");
            stand.seconds(5);
            stand.stage("b").close();
        }
    },
    /** Nobody believes an agent's clock. */
    CLOCKS_AHEAD("agents' clocks one hour ahead, then one hour behind", 1, Bound.AT_ONCE) {
        @Override
        void happen(Stand stand) throws InterruptedException {
            stand.field().setClocksWrongBy(HOUR);
            stand.seconds(10);
            stand.field().setClocksWrongBy(-HOUR);
            stand.silence();
        }
    },
    /** Each heartbeat twice, and then the one before it. */
    REPEATED("every heartbeat twice, and the one before again", 1, Bound.AT_ONCE) {
        @Override
        void happen(Stand stand) throws InterruptedException {
            stand.field().sayTwice(true);
            stand.seconds(15);
            stand.silence();
        }
    },
    /** Long enough to be put out of its group: it wakes as one whose tasks others could have. */
    LAGGING("DETECT frozen for 60 s, then 60 s behind", 1, Bound.CRASH) {
        @Override
        void happen(Stand stand) throws InterruptedException {
            stand.stage("a").freeze();
            stand.seconds(20);
            stand.silence();
            stand.seconds(40);
            stand.stage("a").thaw();
            stand.over();
        }
    },
    /** Bytes that are no heartbeats. */
    POISONED("50,000 records that are no heartbeats", 1, Bound.AT_ONCE) {
        @Override
        void happen(Stand stand) {
            stand.field().poison(50_000);
            stand.silence();
        }
    };

    private static final long HOUR = 3_600_000;

    /** How long after its deadline, and after the disturbance, a silence may take to be told, in milliseconds. */
    private static final class Bound {
        /** While all is well, on a machine that others use as well. */
        static final long AT_ONCE = 2_000;
        /** A clean move of a task delays detection by 2 s at most. */
        static final long CLEAN = 2_000 + AT_ONCE;
        /** A crash delays it by 15 s at most. */
        static final long CRASH = 15_000 + AT_ONCE;
        /** After a stretch in which nothing could be written deadlines begin anew, once agents have had time to come back. */
        static final long RECONNECT = Rule.RECONNECT.standard() + Stand.Pace.REAL.deadline() + CRASH;

        private Bound() {}
    }

    private final String words;
    private final int brokers;
    private final Stand.Pace pace;
    private final long bound;

    Disturbance(String words, int brokers, long bound) {
        this(words, brokers, Stand.Pace.FAST, bound);
    }

    Disturbance(String words, int brokers, Stand.Pace pace, long bound) {
        this.words = words;
        this.brokers = brokers;
        this.pace = pace;
        this.bound = bound;
    }

    abstract void happen(Stand stand) throws InterruptedException;

    /** How many brokers it needs. */
    public int brokers() {
        return brokers;
    }

    /** Lets it happen on fresh brokers, and judges. */
    public Disturbed on(Brokers house, long seed) throws InterruptedException {
        try (Stand stand = new Stand(house, pace, seed)) {
            happen(stand);
            return stand.judge(words, bound);
        }
    }
}
