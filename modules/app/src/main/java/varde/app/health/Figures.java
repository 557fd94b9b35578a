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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.Metric;
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
            "stream-thread-metrics/commit-latency-max", "varde.kafka.commit.latency.max",
            "stream-thread-metrics/poll-ratio", "varde.kafka.poll.ratio",
            "stream-task-metrics/dropped-records-total", "varde.kafka.dropped.records",
            "consumer-fetch-manager-metrics/records-lag-max", "varde.kafka.records.lag.max",
            "consumer-coordinator-metrics/rebalance-total", "varde.kafka.rebalances",
            "producer-metrics/txn-commit-time-ns-total", "varde.kafka.txn.commit.ns",
            "stream-state-updater-metrics/restore-records-rate", "varde.kafka.restore.rate");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final Map<StageApplication, Map<String, MultiGauge>> stages = new ConcurrentHashMap<>();

    /** The figures of this process and its Java, so far. */
    public Figures() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    /** Adds those of a stage. */
    public void add(StageApplication stage) {
        Tags tags = Tags.of("stage", stage.name());
        StageFigures figures = stage.figures();
        gauge("varde.observed.lag", "s", tags, figures, of -> of.lag().orElse(0) / 1_000.0);
        gauge("varde.still", "s", tags, figures, of -> of.stillFor() / 1_000.0);
        gauge("varde.partitions", "", tags, figures, StageFigures::partitions);
        counter("varde.records", tags, figures, StageFigures::records);
        counter("varde.rejected.records", tags, figures, StageFigures::rejections);
        Map<String, MultiGauge> gauges = new HashMap<>();
        KAFKA.values().forEach(name -> gauges.put(name, MultiGauge.builder(name).register(registry)));
        gauges.put("varde.core", MultiGauge.builder("varde.core").register(registry));
        stages.put(stage, gauges);
    }

    /** Adds a number that only grows. */
    public <T> void counter(String name, Tags tags, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, value).tags(tags).register(registry);
    }

    /** Adds a number that goes up and down. */
    public <T> void gauge(String name, String unit, Tags tags, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value)
                .baseUnit(unit.isEmpty() ? null : unit)
                .tags(tags)
                .register(registry);
    }

    /** All of them now, in Prometheus' text. */
    public String text() {
        stages.forEach(this::sample);
        return registry.scrape();
    }

    private void sample(StageApplication stage, Map<String, MultiGauge> gauges) {
        Map<String, List<MultiGauge.Row<?>>> rows = new HashMap<>();
        stage.figures()
                .core()
                .forEach((figure, value) -> rows.computeIfAbsent("varde.core", any -> new ArrayList<>())
                        .add(MultiGauge.Row.of(Tags.of("stage", stage.name(), "figure", figure), value)));
        stage.metrics().forEach((name, metric) -> {
            String ours = KAFKA.get(name.group() + "/" + name.name());
            // Of a consumer's lag there is one for the whole and one for each partition: the whole is enough.
            if (ours != null && !name.tags().containsKey("partition") && metric.metricValue() instanceof Number value) {
                rows.computeIfAbsent(ours, any -> new ArrayList<>()).add(row(stage, name, metric, value));
            }
        });
        gauges.forEach((name, gauge) -> gauge.register(rows.getOrDefault(name, List.of()), true));
    }

    private static MultiGauge.Row<?> row(StageApplication stage, MetricName name, Metric metric, Number value) {
        String who = name.tags().getOrDefault("thread-id", name.tags().getOrDefault("client-id", ""));
        String task = name.tags().getOrDefault("task-id", "");
        return MultiGauge.Row.of(Tags.of("stage", stage.name(), "client", who, "task", task), value.doubleValue());
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
