package varde.core.detect;

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
public final class Detector implements Stage<DetectInput, DetectRow, Observation> {

    /** Log time between two marks, in milliseconds. */
    static final long MARK_EVERY = 1_000;

    /** How many deadlines are looked at with one record: work is bounded by count, the rest follows with the next. */
    static final int MOST_DUE = 2_000;

    private final Map<String, AgentTrack> agents = new HashMap<>();
    private final DeadlineWheel<Track> components = new DeadlineWheel<>();
    private final DeadlineWheel<AgentTrack> silences = new DeadlineWheel<>();
    private final HeartbeatRefusal refusal = new HeartbeatRefusal();
    private long floor;
    private long marked;
    private long read;

    @Override
    public void restore(DetectRow row) {
        if (row instanceof DetectRow.Sight sight) {
            restore(sight);
        } else if (row instanceof DetectRow.Agent known) {
            AgentTrack agent = agent(known.agent());
            agent.silent = known.silent();
            agent.generation = known.generation();
            agent.returned = known.returned();
        } else if (row instanceof DetectRow.Partition partition) {
            floor = partition.floor();
            marked = partition.marked();
        }
    }

    private void restore(DetectRow.Sight sight) {
        AgentTrack agent = agent(sight.agent());
        agent.site = sight.site();
        agent.heard(sight.seen());
        Track track = new Track(agent, sight.component(), sight.domain(), sight.view(), sight.seen());
        track.generation = sight.generation();
        track.interval = sight.interval();
        track.grace = sight.grace();
        track.allowedUntil = sight.allowedUntil();
        agent.tracks.put(sight.component(), track);
        agent.noticePatience(track);
        await(agent);
        await(track, sight.seen().observed() + track.patience());
    }

    @Override
    public Optional<Now> moment(DetectRow row) {
        return row instanceof DetectRow.Sight sight ? Optional.of(sight.seen()) : Optional.empty();
    }

    @Override
    public Outcome<DetectRow, Observation> decide(DetectInput input, Place place, Now now) {
        Outcome<DetectRow, Observation> outcome = new Outcome<>();
        noticeBlindness(place, now, outcome);
        if (input instanceof DetectInput.Beat beat) {
            Optional<String> reason = refusal.of(beat.heartbeat());
            reason.ifPresentOrElse(outcome::refuse, () -> hear(beat.heartbeat(), place, now, outcome));
        }
        silences.drain(now.observed(), MOST_DUE, agent -> judge(agent, place, now, outcome));
        components.drain(now.observed(), MOST_DUE, track -> judge(track, place, now, outcome));
        mark(place, now, outcome);
        return outcome;
    }

    private void noticeBlindness(Place place, Now now, Outcome<DetectRow, Observation> outcome) {
        if (read != 0 && now.log() - read > ObservedClock.MOST_PER_RECORD) {
            floor = now.observed() + Rule.RECONNECT.standard();
            outcome.say(new Observation.Blind(place.partition(), read, now.log()));
            outcome.keep(new DetectRow.Partition(floor, marked));
        }
        read = now.log();
    }

    private void hear(Heartbeat beat, Place place, Now now, Outcome<DetectRow, Observation> outcome) {
        AgentTrack agent = agent(beat.agent());
        agent.site = beat.site();
        Track track = agent.tracks.get(beat.component());
        boolean first = track == null;
        View view = view(beat.status());
        if (track == null) {
            track = new Track(agent, beat.component(), beat.domain(), view, now);
            agent.tracks.put(beat.component(), track);
        }
        if (agent.silent) {
            comeBack(agent, place, now, outcome);
        }
        boolean changed = first
                || track.view != view
                || track.generation != agent.generation
                || !track.domain.equals(beat.domain());
        boolean wasAwaited = !first && track.view != View.SILENT;
        remember(track, beat, view, now);
        if (changed) {
            outcome.say(seen(track, view, beat.message(), now.log(), place));
        }
        outcome.keep(track.row());
        await(agent);
        if (!wasAwaited) {
            await(track, track.deadline(floor));
        }
        askWaiting(agent, now);
    }

    private static void remember(Track track, Heartbeat beat, View view, Now now) {
        track.domain = beat.domain();
        track.view = view;
        track.generation = track.agent.generation;
        track.interval = beat.interval();
        track.grace = beat.grace();
        track.seen = now;
        track.allowedUntil = view == View.LEAVING ? now.observed() + Rule.LEAVING_FOR.standard() : 0;
        track.agent.heard(now);
        track.agent.noticePatience(track);
    }

    /** A silent agent speaks again: what it said before no longer counts until each component has been seen anew. */
    private void comeBack(AgentTrack agent, Place place, Now now, Outcome<DetectRow, Observation> outcome) {
        agent.silent = false;
        agent.generation++;
        agent.returned = now.observed();
        outcome.keep(agent.row());
        Track own = agent.tracks.get(agent.id);
        if (own == null) {
            for (String domain : agent.domains()) {
                outcome.say(ofAgent(agent, domain, View.OK, "heard again", now.log(), place));
            }
        }
    }

    private void askWaiting(AgentTrack agent, Now now) {
        if (!agent.waiting.isEmpty()) {
            agent.waiting.forEach(track -> components.add(track, now.observed()));
            agent.waiting.clear();
        }
    }

    private void judge(AgentTrack agent, Place place, Now now, Outcome<DetectRow, Observation> outcome) {
        agent.queued = false;
        if (agent.silent) {
            return;
        }
        if (agent.deadline(floor) > now.observed()) {
            await(agent);
            return;
        }
        agent.silent = true;
        outcome.keep(agent.row());
        for (String domain : agent.domains()) {
            outcome.say(ofAgent(agent, domain, View.SILENT, "nothing heard from it", agent.heard.log(), place));
        }
    }

    private void judge(Track track, Place place, Now now, Outcome<DetectRow, Observation> outcome) {
        if (track.view == View.SILENT || track.isAgentItself()) {
            return;
        }
        long deadline = track.deadline(floor);
        if (deadline > now.observed()) {
            components.add(track, deadline);
        } else if (track.agent.silent || track.agent.heard.observed() <= deadline) {
            track.agent.waiting.add(track);
        } else {
            track.view = View.SILENT;
            track.generation = track.agent.generation;
            outcome.say(seen(track, View.SILENT, "not seen since its deadline", track.seen.log(), place));
            outcome.keep(track.row());
        }
    }

    private void mark(Place place, Now now, Outcome<DetectRow, Observation> outcome) {
        if (now.log() - marked >= MARK_EVERY) {
            marked = now.log();
            outcome.say(new Observation.Mark(place.partition(), now.log()));
            outcome.keep(new DetectRow.Partition(floor, marked));
        }
    }

    private void await(AgentTrack agent) {
        if (!agent.queued) {
            agent.queued = true;
            silences.add(agent, agent.deadline(floor));
        }
    }

    private void await(Track track, long deadline) {
        if (!track.isAgentItself() && track.view != View.SILENT) {
            components.add(track, deadline);
        }
    }

    private AgentTrack agent(String id) {
        return agents.computeIfAbsent(id, AgentTrack::new);
    }

    private static Observation.Seen seen(Track track, View view, String message, long since, Place place) {
        return new Observation.Seen(
                track.agent.id,
                track.component,
                track.domain,
                track.agent.site,
                view,
                message,
                since,
                track.patience(),
                place.partition());
    }

    private static Observation.Seen ofAgent(
            AgentTrack agent, String domain, View view, String message, long since, Place place) {
        return new Observation.Seen(
                agent.id, agent.id, domain, agent.site, view, message, since, agent.patience(), place.partition());
    }

    private static View view(HeartbeatStatus status) {
        switch (status) {
            case OK:
                return View.OK;
            case DEGRADED:
                return View.DEGRADED;
            case FAILED:
                return View.FAILED;
            case BROKEN:
                return View.BROKEN;
            case LEAVING:
                return View.LEAVING;
            case STARTED:
                return View.STARTED;
        }
        throw new IllegalArgumentException("no view for " + status);
    }
}
