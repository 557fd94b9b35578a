package varde.app.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.MetricName;
import varde.streams.StageApplication;
import varde.streams.StageFigures;

/** The figures of a process, for Prometheus. They are sampled when somebody asks for them. */
public final class Figures implements AutoCloseable {

    /**
     * What Kafka Streams and its clients measure that is worth a look each day. Not all: there are thousands, one for each
     * partition, and Prometheus would ask for them every few seconds.
     */
    private static final Map<String, String> KAFKA = Map.of(
            "stream-metrics/alive-stream-threads", "varde.kafka.stream.threads.alive",
            "stream-thread-metrics/process-rate", "varde.kafka.process.rate",
            "stream-thread-metrics/commit-latency-max", "varde.kafka.commit.latency.max.ms",
            "stream-thread-metrics/poll-ratio", "varde.kafka.poll.ratio",
            "stream-task-metrics/dropped-records-total", "varde.kafka.dropped.records",
            "consumer-fetch-manager-metrics/records-lag-max", "varde.kafka.records.lag.max",
            "consumer-coordinator-metrics/rebalance-total", "varde.kafka.rebalances",
            "producer-metrics/txn-commit-time-ns-total", "varde.kafka.txn.commit.ns",
            "stream-state-updater-metrics/restore-records-rate", "varde.kafka.restore.rate");

    private static final String TIME = "_ms";
    private static final String TOTAL = "_total";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final Map<String, MultiGauge> gauges = new HashMap<>();
    private final List<StageApplication> stages = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /** The figures of this process and its Java, so far. */
    public Figures() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    /** Adds those of a stage. */
    public synchronized void add(StageApplication stage) {
        Tags tags = Tags.of("stage", stage.name());
        StageFigures figures = stage.figures();
        gauge("varde.partitions", tags, figures, StageFigures::partitions);
        gauge("varde.dead.threads", tags, stage, StageApplication::deadThreads);
        counter("varde.records", tags, figures, StageFigures::records);
        counter("varde.rejected.records", tags, figures, StageFigures::rejections);
        stages.add(stage);
    }

    /** Adds a number that only grows. */
    public <T> void counter(String name, Tags tags, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, value).tags(tags).register(registry);
    }

    /** Adds a number that goes up and down. */
    public <T> void gauge(String name, Tags tags, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).strongReference(true).tags(tags).register(registry);
    }

    /** All of them now, in Prometheus' text. */
    public synchronized String text() {
        Map<String, List<MultiGauge.Row<?>>> rows = new HashMap<>();
        for (StageApplication stage : stages) {
            StageFigures figures = stage.figures();
            figures.core().keySet().forEach(name -> core(stage, name));
            byPartition(stage, "varde.observed.lag.seconds", figures.lag(), rows);
            byPartition(stage, "varde.still.seconds", figures.still(), rows);
            kafka(stage, rows);
        }
        rows.keySet()
                .forEach(name -> gauges.computeIfAbsent(
                        name, any -> MultiGauge.builder(any).register(registry)));
        gauges.forEach((name, gauge) -> gauge.register(rows.getOrDefault(name, List.of()), true));
        return registry.scrape();
    }

    /** A figure of core has its own name, under that of its stage. */
    private void core(StageApplication stage, String figure) {
        String name = "varde." + stage.name() + "." + figure.replace('_', '.');
        if (!known.add(name)) {
            return;
        }
        StageFigures of = stage.figures();
        if (figure.endsWith(TOTAL)) {
            counter(
                    name.substring(0, name.length() - TOTAL.length()),
                    Tags.empty(),
                    of,
                    now -> now.core().getOrDefault(figure, 0L));
        } else if (figure.endsWith(TIME)) {
            gauge(
                    name.substring(0, name.length() - TIME.length()) + ".seconds",
                    Tags.empty(),
                    of,
                    now -> now.core().getOrDefault(figure, 0L) / 1_000.0);
        } else {
            gauge(name, Tags.empty(), of, now -> now.core().getOrDefault(figure, 0L));
        }
    }

    private static void byPartition(
            StageApplication stage,
            String name,
            SortedMap<Integer, Long> millis,
            Map<String, List<MultiGauge.Row<?>>> rows) {
        millis.forEach((partition, value) -> rows.computeIfAbsent(name, any -> new ArrayList<>())
                .add(MultiGauge.Row.of(
                        Tags.of("stage", stage.name(), "partition", Integer.toString(partition)), value / 1_000.0)));
    }

    private static void kafka(StageApplication stage, Map<String, List<MultiGauge.Row<?>>> rows) {
        stage.metrics().forEach((name, metric) -> {
            String ours = KAFKA.get(name.group() + "/" + name.name());
            // Of a consumer's lag there is one for the whole and one for each partition: the whole is enough.
            if (ours != null && !name.tags().containsKey("partition") && metric.metricValue() instanceof Number value) {
                rows.computeIfAbsent(ours, any -> new ArrayList<>()).add(row(stage, name, value));
            }
        });
    }

    private static MultiGauge.Row<?> row(StageApplication stage, MetricName name, Number value) {
        String client = name.tags().getOrDefault("thread-id", name.tags().getOrDefault("client-id", ""));
        String task = name.tags().getOrDefault("task-id", "");
        return MultiGauge.Row.of(Tags.of("stage", stage.name(), "client", client, "task", task), value.doubleValue());
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
