package varde.core.correlate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.detect.Canary;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.rules.Rule;
import varde.core.rules.Rules;
import varde.core.stage.ConfigRecord;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Stage;
import varde.core.time.Now;

/**
 * CORRELATE for one partition of observations: joins what the agents see into one state of each component, finds which
 * failures are explained by others, and keeps one outage for each root cause.
 */
public final class Correlator implements Stage<CorrelateInput, CorrelateRow, CorrelateOutput> {

    static final String MARKED = "marked";

    private final CorrelatorSettings settings;
    private final OutageDecider decider;
    private final Drafts drafts = new Drafts();
    private final ViewBook views = new ViewBook();
    private final MarkBook marks = new MarkBook();
    private final Memory memory;
    private Optional<Work> work = Optional.empty();
    private boolean awake;
    /** By partition of heartbeats: how long DETECT took from a record to the mark that it said of it. Told, never decided by. */
    private final Map<Integer, Long> pulseToObservation = new TreeMap<>();

    /** What is at work while a configuration is in force. */
    private record Work(Scene scene, Desk desk) {}

    /** CORRELATE with nothing remembered. */
    public Correlator(CorrelatorSettings settings) {
        this(settings, new OutageDecider());
    }

    /** The same with another life of outages. */
    Correlator(CorrelatorSettings settings, OutageDecider decider) {
        this.settings = settings;
        this.decider = decider;
        this.memory = new Memory(settings);
    }

    /** What it must know of its surroundings. */
    public CorrelatorSettings settings() {
        return settings;
    }

    @Override
    public void restore(CorrelateRow row) {
        row.each(new Restoring(drafts, views, marks, memory));
    }

    @Override
    public Outcome<CorrelateRow, CorrelateOutput> decide(CorrelateInput input, Place place, Now now) {
        Turn turn = new Turn(place, now);
        if (!awake) {
            memory.index();
            work = drafts.current().map(this::begin);
            awake = true;
        }
        noticeBlindness(turn);
        decideDue(turn);
        input.each(new Reading(turn));
        work.ifPresent(at -> at.desk().settle(turn));
        boolean more = decideDue(turn);
        work.ifPresent(
                at -> at.desk().roster().announce(Desk.MOST_DUE, at.desk().belonging(), turn));
        if (!more) {
            mark(turn);
        }
        return turn.outcome();
    }

    private Work begin(Configuration configuration) {
        Scene scene = new Scene(configuration, views, marks, memory);
        return new Work(scene, new Desk(scene, memory, marks, decider));
    }

    private boolean decideDue(Turn turn) {
        if (work.isEmpty()) {
            return false;
        }
        Desk desk = work.get().desk();
        boolean more = desk.timers(turn);
        desk.settle(turn);
        return more;
    }

    private void noticeBlindness(Turn turn) {
        Rules rules = work.map(at -> at.scene().configuration().rules()).orElse(Rules.STANDARD);
        List<Integer> turned = marks.turned(rules.of(Rule.MARK_OLD), turn);
        if (!turned.isEmpty() && work.isPresent()) {
            Scene scene = work.get().scene();
            views.forEachComponent(component -> {
                if (views.anyFrom(component, turned)) {
                    scene.evaluate(component);
                }
            });
            scene.configuration().residents().keySet().forEach(scene::evaluate);
            work.get().desk().settle(turn);
        }
    }

    private void mark(Turn turn) {
        long log = turn.now().log();
        if (turn.now().inLaterSecondThan(memory.counter(MARKED, 0))) {
            memory.count(MARKED, log, turn);
            turn.say(new CorrelateOutput.Marked(
                    new OutageRecord.Mark(turn.place().partition(), log)));
        }
    }

    /** What one input does. */
    private final class Reading implements CorrelateInput.Cases, Observation.Cases {

        private final Turn turn;

        Reading(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void observed(CorrelateInput.Observed input) {
            input.observation().each(this);
        }

        @Override
        public void pulse() {
            // Time alone: what is due has been decided already.
        }

        @Override
        public void configured(CorrelateInput.Configured input) {
            ConfigRecord<CorrelatePart> record = input.config();
            if (record instanceof ConfigRecord.Part<CorrelatePart> part) {
                drafts.take(part, turn);
            } else if (record instanceof ConfigRecord.InForce<CorrelatePart> inForce) {
                drafts.close(inForce, turn).ifPresent(made -> {
                    Work at = begin(made);
                    work = Optional.of(at);
                    at.desk().reconsider(turn);
                });
            }
        }

        @Override
        public void commanded(CorrelateInput.Commanded input) {
            work.ifPresentOrElse(
                    at -> at.desk().byHand().obey(input.command(), turn),
                    () -> turn.outcome().refuse("there is no configuration yet, so nothing can be steered by hand"));
        }

        @Override
        public void seen(Observation.Seen seen) {
            if (!isId(seen.agent()) || !isId(seen.component())) {
                turn.outcome()
                        .refuse("an agent and a component have ids without spaces, not \"" + seen.agent() + "\" and \""
                                + seen.component() + "\"");
                return;
            }
            marks.hear(seen.partition(), turn);
            if (Canary.is(seen.agent())) {
                canary(seen);
                return;
            }
            if (work.map(at -> at.desk().jobs().takes(seen)).orElse(false)) {
                work.ifPresent(at -> tellOfJob(at, seen));
                return;
            }
            if (Electorate.isReport(seen)
                    && work.map(at -> at.scene().knows(seen.component())).orElse(true)) {
                turn.outcome()
                        .refuse(seen.component() + " is no job in the landscape, so its heartbeats need an interval:"
                                + " without one its silence could not be noticed");
                return;
            }
            if (seen.view() == View.STARTED) {
                return;
            }
            Optional<View> before = views.take(seen, turn);
            work.ifPresent(at -> follow(at, seen, before));
        }

        /** Kept out of landscape, outages and lists; its silence goes on its way. */
        private void canary(Observation.Seen seen) {
            if (Canary.isSilence(seen)) {
                turn.say(new CorrelateOutput.Sung(
                        new OutageRecord.Canary(seen.partition(), seen.since(), seen.since() + seen.patience())));
            }
        }

        private void tellOfJob(Work at, Observation.Seen seen) {
            at.desk().jobs().hear(seen, turn);
            at.desk().hear(seen, turn);
        }

        private void follow(Work at, Observation.Seen seen, Optional<View> before) {
            boolean ofItself = ViewBook.isOfItself(seen);
            at.desk().roll().start(turn);
            if (!ofItself && at.scene().admit(seen.agent())) {
                at.scene().grow();
                at.desk().grow();
                at.scene().evaluate(seen.agent());
            }
            at.scene().evaluate(seen.component());
            if (ofItself) {
                boolean wasSilent = before.filter(View.SILENT::equals).isPresent();
                if (wasSilent != (seen.view() == View.SILENT)) {
                    views.seenBy(seen.agent()).forEach(at.scene()::evaluate);
                }
                at.scene().evaluateWhatItRunsOn(seen.agent());
            }
            at.desk().hear(seen, turn);
            boolean broken = seen.view() == View.BROKEN;
            if (broken != before.filter(View.BROKEN::equals).isPresent()) {
                at.desk().roster().brokenCheck(seen, broken, at.desk().belonging(), turn);
            }
        }

        @Override
        public void mark(Observation.Mark mark) {
            pulseToObservation.put(mark.partition(), Math.max(0, turn.now().log() - mark.readUpTo()));
            marks.mark(mark.partition(), mark.readUpTo(), turn);
            work.ifPresent(at -> at.desk().roll().start(turn));
        }

        @Override
        public void doubled(Observation.Doubled doubled) {
            work.ifPresent(at -> at.desk().roster().doubled(doubled, at.desk().belonging(), turn));
        }

        @Override
        public void blind(Observation.Blind blind) {
            // DETECT has let no deadline pass in it; what was not measured is kept by the topic itself. Reports of jobs
            // may be lost.
            work.ifPresent(at -> at.desk().jobs().blind(blind, turn));
        }
    }

    private static boolean isId(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    @Override
    public Map<String, Long> figures() {
        return Map.of(
                "open_outages",
                memory.openOutages(),
                "held_roots",
                (long) memory.holds.size(),
                "never_seen",
                (long) memory.unseen.size(),
                "blind_partitions",
                marks.blindPartitions(),
                "pulse_to_observation_peak_ms",
                pulseToObservation.values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0));
    }
}
