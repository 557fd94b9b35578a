package varde.app.bench;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import varde.agent.AgentFile;
import varde.agent.Heartbeats;
import varde.agent.Look;
import varde.agent.Pace;
import varde.agent.ProbeAgent;
import varde.agent.Watched;
import varde.agent.Witness;
import varde.agent.check.Check;
import varde.agent.check.ExecCheck;
import varde.agent.check.HttpCheck;
import varde.agent.check.StatusSet;
import varde.agent.check.TcpCheck;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;

/** The process that {@code bench agent} measures: one agent with many checks, whose heartbeats are counted. */
public final class AgentUnderLoad implements Heartbeats, Witness {

    /** What its last line begins with. */
    static final String FIGURES = "FIGURES";

    private final Map<String, Long> before = new ConcurrentHashMap<>();
    private final List<Long> lateness = new ArrayList<>();
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong well = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final long interval;
    private volatile boolean counting;

    private AgentUnderLoad(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** Arguments: checks, interval in ms, seconds, TCP port, HTTP port. */
    public static void main(String[] arguments) throws InterruptedException {
        int[] given = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        Duration interval = Duration.ofMillis(given[1]);
        AgentUnderLoad load = new AgentUnderLoad(interval);
        AgentFile file = AgentFile.of("agent/bench", "here", checks(given[0], interval, given[3], given[4]));
        try (ProbeAgent agent = ProbeAgent.start(file, load, load)) {
            pass(interval.multipliedBy(2));
            load.counting = true;
            long cpu = cpu();
            long wall = System.nanoTime();
            pass(Duration.ofSeconds(given[2]));
            load.counting = false;
            load.print(cpu() - cpu, System.nanoTime() - wall);
        }
    }

    private static void pass(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of twenty checks ten are TCP, nine HTTP and one runs a program. */
    private static List<Watched> checks(int count, Duration interval, int tcp, int http) {
        HttpCheck.Page page = new HttpCheck.Page(
                URI.create("http://127.0.0.1:" + http + "/"), StatusSet.of("200"), Optional.empty(), Duration.ZERO);
        Check web = HttpCheck.of(page);
        Check port = new TcpCheck("127.0.0.1", tcp);
        Check program = new ExecCheck(List.of("/bin/true"));
        List<Watched> checks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Check check = i % 20 == 0 ? program : i % 2 == 0 ? port : i % 20 == 1 ? port : web;
            checks.add(Watched.of("bench/" + i, check, Pace.every(interval)));
        }
        return checks;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    @Override
    public void say(Heartbeat heartbeat) {
        if (!counting || heartbeat.component().equals(heartbeat.agent())) {
            return;
        }
        looks.incrementAndGet();
        if (heartbeat.status() == HeartbeatStatus.OK) {
            well.incrementAndGet();
        }
        if (heartbeat.status() == HeartbeatStatus.BROKEN) {
            broken.incrementAndGet();
        }
        long now = System.nanoTime();
        Long last = before.put(heartbeat.component(), now);
        if (last != null) {
            synchronized (lateness) {
                lateness.add(Math.abs(now - last - interval));
            }
        }
    }

    private void print(long cpu, long wall) {
        List<Long> sorted;
        synchronized (lateness) {
            sorted = lateness.stream().sorted().toList();
        }
        long p99 = sorted.isEmpty() ? -1 : sorted.get(sorted.size() * 99 / 100);
        System.out.println(FIGURES + " " + looks + " " + well + " " + broken + " " + cpu / 1_000_000 + " "
                + wall / 1_000_000 + " " + p99 / 1_000_000);
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public void endWith(Heartbeat last) {
        // Counted ones have been said.
    }

    @Override
    public void looked(Look look) {
        // Its heartbeat is counted.
    }

    @Override
    public void cutOff(String why) {
        // No Kafka is here.
    }

    @Override
    public void through(long dropped) {
        // Nor here.
    }
}
