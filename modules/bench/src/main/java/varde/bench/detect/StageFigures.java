package varde.bench.detect;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What a stage's process says of itself.
 *
 * @param heapBytes what its heap holds after a collection
 * @param changelogBytes what it has written to changelogs since it started, as compressed on the wire
 * @param changelogRecords how many records these were
 */
public record StageFigures(long heapBytes, long changelogBytes, long changelogRecords) {

    static StageFigures of(Map<MetricName, ? extends Metric> metrics, long heapBytes) {
        return new StageFigures(
                heapBytes, toChangelogs(metrics, "byte-total"), toChangelogs(metrics, "record-send-total"));
    }

    private static long toChangelogs(Map<MetricName, ? extends Metric> metrics, String name) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name)
                        && metric.getKey().group().equals("producer-topic-metrics")
                        && metric.getKey().tags().getOrDefault("topic", "").endsWith("-changelog"))
                .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
                .sum();
    }

    String line() {
        return heapBytes + " " + changelogBytes + " " + changelogRecords;
    }

    /** Reads what {@link #line} wrote. */
    static StageFigures read(String line) {
        String[] numbers = line.split(" ", -1);
        return new StageFigures(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }
}
