package varde.bench.agent;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import varde.agent.AgentFile;
import varde.agent.KafkaHeartbeats;
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
import varde.agent.check.TlsCheck;
import varde.bench.ground.Ground;
import varde.bench.ground.Lifeline;
import varde.core.detect.HeartbeatStatus;

/**
 * The process that {@code bench agent} measures: one agent as it is in production, with many checks, whose heartbeats go to Kafka.
 * It is told {@code COUNT} and {@code FIGURES} by lines.
 */
public final class AgentUnderLoad {

    /** What was counted: looks by what they found, and how far each came from its time. */
    private static final class Count implements Witness {
        private final Map<String, Long> before = new HashMap<>();
        private final List<Long> off = new ArrayList<>();
        private final long[] found = new long[HeartbeatStatus.values().length];
        private final long interval;
        private final long cpu = cpu();
        private final long start = System.nanoTime();

        Count(Duration interval) {
            this.interval = interval.toNanos();
        }

        @Override
        public synchronized void looked(Look look) {
            found[look.finding().status().ordinal()]++;
            long now = System.nanoTime();
            Long last = before.put(look.watched().component(), now);
            if (last != null) {
                off.add(Math.abs(now - last - interval));
            }
        }

        @Override
        public void cutOff(String why) {
            Lifeline.say("CUT OFF " + why);
        }

        @Override
        public void through(long dropped) {
            Lifeline.say("THROUGH " + dropped);
        }

        /** OK, FAILED, BROKEN, CPU and elapsed time in ms, p99 of the distance from its time in ms, most memory in MiB. */
        synchronized String line() {
            List<Long> sorted = off.stream().sorted().toList();
            long p99 = sorted.isEmpty() ? -1 : sorted.get(sorted.size() * 99 / 100) / 1_000_000;
            return "FIGURES " + of(HeartbeatStatus.OK) + " " + of(HeartbeatStatus.FAILED) + " "
                    + of(HeartbeatStatus.BROKEN) + " " + (cpu() - cpu) / 1_000_000 + " "
                    + (System.nanoTime() - start) / 1_000_000 + " " + p99 + " " + mostMemory() + " "
                    + ManagementFactory.getThreadMXBean().getPeakThreadCount();
        }

        private long of(HeartbeatStatus status) {
            return found[status.ordinal()];
        }
    }

    private AgentUnderLoad() {}

    /** Arguments: brokers, prefix, the certificate to trust, checks, interval in ms, 1 if nothing answers, then the ports of {@link Peers}. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Ground ground = Ground.at(arguments[0], arguments[1], 1);
        int[] given =
                Arrays.stream(arguments).skip(3).mapToInt(Integer::parseInt).toArray();
        Duration interval = Duration.ofMillis(given[1]);
        AgentFile file = AgentFile.of("agent/bench", "here", checks(interval, Path.of(arguments[2]), given));
        AtomicReference<Count> count = new AtomicReference<>(new Count(interval));
        Witness counting = new Handing(count);
        KafkaHeartbeats heartbeats = KafkaHeartbeats.start(
                new KafkaHeartbeats.Line(
                        ground.bootstrap(),
                        ground.clients(),
                        ground.topics().heartbeats(),
                        ground.codecs().heartbeats(),
                        file.id()),
                file.shortestInterval(),
                counting);
        try (ProbeAgent agent = ProbeAgent.start(file, heartbeats, counting)) {
            Lifeline.say("RUNNING " + file.workers());
            Lifeline.hear(line -> {
                if (line.equals("COUNT")) {
                    count.set(new Count(interval));
                } else {
                    Lifeline.say(count.get().line());
                }
            });
        }
        Runtime.getRuntime().halt(0);
    }

    /** Hands on to whoever counts now. */
    private record Handing(AtomicReference<Count> to) implements Witness {
        @Override
        public void looked(Look look) {
            to.get().looked(look);
        }

        @Override
        public void cutOff(String why) {
            to.get().cutOff(why);
        }

        @Override
        public void through(long dropped) {
            to.get().through(dropped);
        }
    }

    /** Of twenty checks nine are TCP, seven HTTP, three TLS and one runs a program; or all are HTTP that nobody answers. */
    private static List<Watched> checks(Duration interval, Path pem, int[] given)
            throws IOException, GeneralSecurityException {
        Check port = new TcpCheck("127.0.0.1", given[3]);
        Check web = http(given[4]);
        Check secure = TlsCheck.trusting(pem, new TlsCheck.Endpoint("127.0.0.1", given[5], "localhost", Duration.ZERO));
        Check program = new ExecCheck(List.of("/bin/true"));
        Check silent = http(given[6]);
        boolean mute = given[2] == 1;
        List<Watched> checks = new ArrayList<>();
        for (int i = 0; i < given[0]; i++) {
            int kind = i % 20;
            Check check = mute ? silent : kind == 0 ? program : kind < 4 ? secure : kind < 11 ? web : port;
            checks.add(Watched.of("bench/" + i, check, Pace.every(interval)));
        }
        return checks;
    }

    private static Check http(int port) {
        return HttpCheck.of(new HttpCheck.Page(
                URI.create("http://127.0.0.1:" + port + "/"), StatusSet.of("200"), Optional.empty(), Duration.ZERO));
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** The most that the process has held so far, as Linux tells it; -1 elsewhere. */
    private static long mostMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1_024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException elsewhere) {
            return -1;
        }
    }
}
