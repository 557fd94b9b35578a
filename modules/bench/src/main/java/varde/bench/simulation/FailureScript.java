package varde.bench.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import varde.core.landscape.Component;

/**
 * Breaks a simulated network now and then: first what the example is about, then by seed, owner after owner, so that every
 * team gets its turn. Each break heals by itself after a while.
 */
public final class FailureScript implements AutoCloseable {

    /** A component was broken or healed by the script. */
    public record Step(String component, boolean broken) {}

    /**
     * How fast it goes.
     *
     * @param firstAfter milliseconds to the first break
     * @param lasts how long a break lasts, in milliseconds
     * @param every milliseconds between the begins of two breaks
     */
    public record Pace(long firstAfter, long lasts, long every) {}

    /**
     * In which order components break.
     *
     * @param first the component to begin with, if it is there
     * @param group what components are taken in turn by, such as their team
     * @param seed decides the order within a group
     */
    public record Order(String first, Function<Component, String> group, long seed) {}

    private final SimulatedNetwork network;
    private final Pace pace;
    private final List<String> victims;
    private final Consumer<Step> story;
    private final ScheduledExecutorService clock;
    private int next;

    private FailureScript(SimulatedNetwork network, Pace pace, List<String> victims, Consumer<Step> story) {
        this.network = network;
        this.pace = pace;
        this.victims = victims;
        this.story = story;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "failure-script");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts breaking things.
     *
     * @param order in which order
     * @param pace how fast
     * @param story told each step
     */
    public static FailureScript start(SimulatedNetwork network, Order order, Pace pace, Consumer<Step> story) {
        List<String> victims = victims(network, order);
        FailureScript script = new FailureScript(network, pace, victims, story);
        if (!victims.isEmpty()) {
            script.clock.scheduleAtFixedRate(script::breakNext, pace.firstAfter(), pace.every(), TimeUnit.MILLISECONDS);
        }
        return script;
    }

    /** One watched component of each group, those that the order's first leads. */
    static List<String> victims(SimulatedNetwork network, Order order) {
        Map<String, List<String>> groups = new TreeMap<>();
        network.components().values().stream()
                .filter(component -> component.watch().isPresent()
                        && component.watch().get().job().isEmpty())
                .forEach(component -> groups.computeIfAbsent(order.group().apply(component), any -> new ArrayList<>())
                        .add(component.id()));
        Random random = new Random(order.seed());
        List<String> victims = new ArrayList<>();
        groups.values().forEach(members -> victims.add(members.get(random.nextInt(members.size()))));
        Collections.shuffle(victims, random);
        if (network.components().containsKey(order.first())) {
            victims.remove(order.first());
            victims.add(0, order.first());
        }
        return victims;
    }

    private void breakNext() {
        String victim = victims.get(next++ % victims.size());
        if (network.breakDown(victim)) {
            story.accept(new Step(victim, true));
            clock.schedule(() -> heal(victim), pace.lasts(), TimeUnit.MILLISECONDS);
        }
    }

    private void heal(String victim) {
        if (network.heal(victim)) {
            story.accept(new Step(victim, false));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
