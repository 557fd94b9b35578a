package varde.agent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import varde.core.detect.Heartbeat;

/** Hears all that an agent says, to Kafka and to people. */
final class Ears implements Heartbeats, Witness {

    final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    final List<Look> looks = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    volatile boolean ended;

    @Override
    public void say(Heartbeat heartbeat) {
        heartbeats.add(heartbeat);
    }

    @Override
    public long dropped() {
        return 7;
    }

    @Override
    public void endWith(Heartbeat last) {
        heartbeats.add(last);
        ended = true;
    }

    @Override
    public void looked(Look look) {
        looks.add(look);
    }

    @Override
    public void cutOff(String why) {
        told.add(why);
    }

    @Override
    public void through(long dropped) {
        told.add("through, dropped " + dropped);
    }

    /** What was said of one component, in order. */
    List<Heartbeat> of(String component) {
        return heartbeats.stream()
                .filter(heartbeat -> heartbeat.component().equals(component))
                .toList();
    }
}
