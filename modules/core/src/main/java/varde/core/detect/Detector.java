package varde.core.detect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import varde.core.rules.Rule;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Stage;
import varde.core.time.Now;
import varde.core.time.ObservedClock;

/**
 * DETECT for one partition of heartbeats: keeps when each agent last saw each component, and says only what changed. A
 * component is silent only once its agent has spoken after the component's deadline; until then it is the agent that is
 * late, and a whole agent's silence is one observation. It reads no landscape.
 */
public final class Detector implements Stage<DetectInput, DetectRow, Observation>, DetectRow.Cases {

    /** How many deadlines are looked at with one record: work is bounded by count, the rest follows with the next. */
    static final int MOST_DUE = 10_000;

    private long floor;
    private long marked;
    private long read;
    private long observed;
    private long blinds;
    private final Map<String, AgentTrack> agents = new HashMap<>();
    private final TrackIndex tracks = new TrackIndex();
    private final Foresight foresight = new Foresight();
    private final Register register = new Register();
    private final DeadlineWheel<Track> components = new DeadlineWheel<>(
            Comparator.comparing((Track track) -> track.agent.id).thenComparing(Track::component),
            track -> track.deadline(floor));
    private final DeadlineWheel<AgentTrack> silences =
            new DeadlineWheel<>(Comparator.comparing(agent -> agent.id), agent -> agent.deadline(floor));
    private final Forgetting forgetting = new Forgetting();
    private final HeartbeatRefusal refusal = new HeartbeatRefusal();

    @Override
    public void restore(DetectRow row) {
        row.each(this);
    }

    @Override
    public void agent(DetectRow.Agent row) {
        AgentTrack agent = agent(row.agent());
        agent.silent = row.silent();
        agent.generation = row.generation();
        agent.returned = row.returned();
        agent.claim = new Claim(row.rival(), row.turns(), row.turned(), row.doubled());
    }

    @Override
    public void partition(DetectRow.Partition row) {
        floor = row.floor();
        marked = row.marked();
        read = Math.max(read, row.read().log());
    }

    @Override
    public void sight(DetectRow.Sight row) {
        AgentTrack agent = agent(row.look().agent());
        if (register.isLatestOfItsAgent(row)) {
            agent.site = row.site();
        }
        Track track = new Track(agent, row.look(), row.domain(), row.view());
        track.number = row.number();
        track.generation = row.generation();
        track.interval = row.interval();
        track.grace = row.grace();
        track.allowedUntil = row.allowedUntil();
        track.session = row.session();
        add(track);
        agent.noticePatience(track);
        lastSeen(track, row.seen(), row.sequence());
        register.restore(track).ifPresent(seen -> lastSeen(track, seen));
    }

    @Override
    public void seen(DetectRow.Seen row) {
        register.restore(row).ifPresent(track -> lastSeen(track, row));
    }

    private void lastSeen(Track track, DetectRow.Seen row) {
        track.number = row.number();
        lastSeen(track, row.seen(), row.sequence());
    }

    private void lastSeen(Track track, Now seen, long sequence) {
        track.seen(seen);
        track.sequence = sequence;
        track.agent.remembered(seen);
        read = Math.max(read, seen.log());
    }

    @Override
    public Optional<Now> moment(DetectRow row) {
        return row.moment();
    }

    @Override
    public Outcome<DetectRow, Observation> decide(DetectInput input, Place place, Now now) {
        Turn turn = new Turn(place, now);
        if (register.holdsAny()) {
            register.handOut().forEach(this::awaitAgain);
        }
        noticeBlindness(turn);
        input.each(new Reading(turn));
        if (silences.stirs(now.observed())) {
            silences.drain(now.observed(), MOST_DUE).forEach(agent -> judge(agent, turn));
        }
        if (components.stirs(now.observed())) {
            components.drain(now.observed(), MOST_DUE).forEach(track -> judge(track, turn));
        }
        mark(turn);
        return turn.outcome();
    }

    /** Not before all rows are restored: with what the first of them says it would be overdue. */
    private void awaitAgain(Track track) {
        silences.add(track.agent);
        await(track);
    }

    /** What the input itself brings. */
    private final class Reading implements DetectInput.Cases {

        private final Turn turn;

        Reading(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void beat(DetectInput.Beat beat) {
            Optional<String> refused = refusal.of(beat.heartbeat());
            if (refused.isPresent()) {
                turn.outcome().refuse(refused.get());
            } else {
                take(beat.heartbeat(), turn);
            }
        }

        @Override
        public void pulse() {}
    }

    private void noticeBlindness(Turn turn) {
        long log = turn.now().log();
        if (read != 0 && log - read > ObservedClock.MOST_PER_RECORD) {
            floor = turn.now().observed() + Rule.RECONNECT.standard();
            blinds++;
            turn.say(new Observation.Blind(turn.place().partition(), read, log));
        }
        read = log;
        observed = turn.now().observed();
    }

    /** A report without an interval tells of a run, not of a look: each is said, and no silence follows from it. */
    private void take(Heartbeat beat, Turn turn) {
        if (beat.isReport()) {
            turn.say(new Observation.Seen(
                    beat.agent(),
                    beat.component(),
                    beat.domain(),
                    beat.site(),
                    View.of(beat.status()),
                    beat.message(),
                    turn.now().log(),
                    0,
                    turn.place().partition()));
        } else {
            hear(beat, turn);
        }
    }

    private void hear(Heartbeat beat, Turn turn) {
        Track known = tracks.find(beat.agent(), beat.component());
        if (known != null && known.isOld(beat)) {
            return;
        }
        AgentTrack agent = known == null ? agent(beat.agent()) : known.agent;
        boolean moved = agent.standsAt(beat.site());
        if (agent.silent) {
            comeBack(agent, beat, turn);
        }
        View view = View.of(beat.status());
        Track track =
                known != null ? known : new Track(agent, new Look(agent.id, beat.component()), beat.domain(), view);
        boolean changed = known == null
                || track.view != view
                || track.generation != agent.generation
                || !track.domain.equals(beat.domain());
        long session = track.session;
        boolean more = track.hears(beat, view, changed, turn.now());
        agent.heard(turn.now());
        if (known == null) {
            add(track);
        }
        if (more || moved || track.number.value() == 0) {
            keepWhole(track, turn);
        }
        agent.noticePatience(track);
        if (changed) {
            turn.say(seen(track, beat.message(), turn.now().log(), turn));
        }
        if (track.isAgentItself()) {
            listenForAnother(track, session, turn);
        }
        keepWhen(track, turn);
        silences.add(agent);
        await(track);
        if (agent.isAwaited()) {
            agent.askWaiting().forEach(components::add);
        }
    }

    private static void listenForAnother(Track own, long sessionBefore, Turn turn) {
        AgentTrack agent = own.agent;
        Claim before = agent.claim;
        if (own.session == sessionBefore && !before.doubled()) {
            return;
        }
        agent.claim = before.heard(sessionBefore, own.session, turn.now().observed());
        if (agent.claim.equals(before)) {
            return;
        }
        turn.keep(agent.row());
        if (agent.claim.doubled() != before.doubled()) {
            turn.say(new Observation.Doubled(
                    agent.id,
                    own.domain,
                    agent.site,
                    before.doubled(),
                    turn.place().partition()));
        }
    }

    private void keepWhen(Track track, Turn turn) {
        foresight.heard(track, tracks);
        turn.keepWithMoment(track.seenRow(turn.now()));
    }

    private void keepWhole(Track track, Turn turn) {
        register.number(track);
        turn.keep(track.row());
    }

    /** A silent agent speaks again: what it said before no longer counts until each component has been seen anew. */
    private void comeBack(AgentTrack agent, Heartbeat beat, Turn turn) {
        agent.silent = false;
        agent.generation++;
        agent.returned = turn.now().observed();
        turn.keep(agent.row());
        if (!beat.component().equals(agent.id)) {
            sayOfAgent(agent, View.OK, "heard again", turn.now().log(), turn);
        }
    }

    private void judge(AgentTrack agent, Turn turn) {
        if (!agent.silent) {
            agent.silent = true;
            turn.keep(agent.row());
            sayOfAgent(agent, View.SILENT, "nothing heard from it", agent.heardLog, turn);
        }
    }

    /**
     * An agent that stood still for a moment says what it sees one thing after the other: its first word must not make all else it
     * looks at silent. Each has its patience from then on, once, or an agent that speaks seldom would hide a silence for ever.
     */
    private void grantOnce(Track track, Turn turn) {
        track.allowedUntil = turn.now().observed() + track.patience();
        keepWhole(track, turn);
        await(track);
    }

    private void judge(Track track, Turn turn) {
        if (track.view == View.SILENT || track.isAgentItself()) {
            return;
        }
        long deadline = track.deadline(floor);
        if (track.agent.silent || track.agent.heardObserved <= deadline) {
            track.agent.letWait(track);
        } else if (track.allowedUntil == 0 && track.agent.wasAbsentAt(deadline, track.interval)) {
            grantOnce(track, turn);
        } else {
            track.view = View.SILENT;
            track.generation = track.agent.generation;
            turn.say(seen(track, "not seen since its deadline", track.seenLog, turn));
            keepWhole(track, turn);
        }
    }

    /** Says in each whole second how far this partition has been read, and remembers the moment where no sight carries it. */
    private void mark(Turn turn) {
        long log = turn.now().log();
        boolean due = turn.now().inLaterSecondThan(marked);
        if (due) {
            forgetting.look(marked, turn.now(), new Farewell(turn));
            marked = log;
            turn.say(new Observation.Mark(turn.place().partition(), log));
        }
        if (due || !turn.outcome().carriesMoment()) {
            turn.keepWithMoment(new DetectRow.Partition(turn.now(), floor, marked));
        }
    }

    /** What is forgotten leaves the rows as well. */
    private final class Farewell implements Forgetting.Told {

        private final Turn turn;

        Farewell(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void component(Track track) {
            tracks.remove(track);
            turn.outcome().forget(track.row());
            turn.outcome().forget(track.seenRow(turn.now()));
        }

        @Override
        public void agent(AgentTrack agent) {
            agents.remove(agent.id);
            turn.outcome().forget(DetectRow.AGENTS, agent.id);
        }
    }

    private void await(Track track) {
        if (!track.isAgentItself() && track.view != View.SILENT) {
            components.add(track);
        }
    }

    private void add(Track track) {
        track.agent.add(track);
        tracks.add(track);
    }

    private AgentTrack agent(String id) {
        AgentTrack known = agents.get(id);
        if (known != null) {
            return known;
        }
        AgentTrack agent = new AgentTrack(id);
        agents.put(id, agent);
        forgetting.know(agent);
        return agent;
    }

    private static Observation.Seen seen(Track track, String message, long since, Turn turn) {
        return new Observation.Seen(
                track.agent.id,
                track.component(),
                track.domain,
                track.agent.site,
                track.view,
                message,
                since,
                track.patience(),
                turn.place().partition());
    }

    private static void sayOfAgent(AgentTrack agent, View view, String message, long since, Turn turn) {
        int partition = turn.place().partition();
        for (String domain : agent.domains()) {
            turn.say(new Observation.Seen(
                    agent.id, agent.id, domain, agent.site, view, message, since, agent.patience(), partition));
        }
    }

    @Override
    public Map<String, Long> figures() {
        return Map.of(
                "wheel_components",
                components.size(),
                "wheel_agents",
                silences.size(),
                "due_backlog",
                components.overdue(observed) + silences.overdue(observed),
                "agents",
                (long) agents.size(),
                "blind_intervals_total",
                blinds,
                "blind_left_ms",
                Math.max(0, floor - observed));
    }
}
