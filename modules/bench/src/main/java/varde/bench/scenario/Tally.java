package varde.bench.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Sums up the marks of many scenarios. */
public final class Tally {

    private final List<Marks> marks = new ArrayList<>();

    /** Adds one scenario. */
    public void add(Marks one) {
        marks.add(one);
    }

    private long sum(ToIntFunction<Marks> of) {
        return marks.stream().mapToInt(of).sum();
    }

    private double share(ToIntFunction<Marks> part, ToIntFunction<Marks> whole) {
        return sum(whole) == 0 ? 0 : (double) sum(part) / sum(whole);
    }

    /** How many scenarios. */
    public int scenarios() {
        return marks.size();
    }

    /** Faults that could be seen and have no outage. */
    public long missed() {
        return sum(Marks::faults) - sum(Marks::found);
    }

    /** The figures by their names in {@code --json}, in the order in which they are printed. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("scenarios", marks.size());
        figures.put("faults", sum(Marks::faults));
        figures.put("ac1", share(Marks::first, Marks::faults));
        figures.put("ac1_alike", share(Marks::alike, Marks::faults));
        figures.put("ac1_first_page", share(Marks::firstAtOnce, Marks::faults));
        figures.put("ac3", share(Marks::amongThree, Marks::faults));
        figures.put("f1", f1());
        figures.put("missed", missed());
        figures.put("false", sum(Marks::splinters) + sum(Marks::untrue) + sum(Marks::deceived));
        figures.put("splinters", sum(Marks::splinters));
        figures.put("untrue", sum(Marks::untrue));
        figures.put("deceived", sum(Marks::deceived));
        figures.put("merges", sum(Marks::merges));
        figures.put("splits", sum(Marks::late));
        figures.put("stuck", sum(Marks::stuck));
        figures.put("failures", sum(Marks::failures));
        figures.put("outages", sum(Marks::outages));
        figures.put("compression", sum(Marks::failures) == 0 ? 0.0 : 1 - share(Marks::outages, Marks::failures));
        figures.put("pages_per_outage", share(Marks::pages, Marks::outages));
        figures.put("delay_p50_ms", delay(0.5));
        figures.put("delay_p99_ms", delay(0.99));
        return figures;
    }

    /** The figures as cells of the evaluation's table. */
    String row() {
        Map<String, Object> figures = figures();
        String delay = String.format(
                Locale.ROOT, "%.1f s / %.1f s", seconds(figures, "delay_p50_ms"), seconds(figures, "delay_p99_ms"));
        String untrue = figures.get("false") + " (" + figures.get("splinters") + " of true failures)";
        return String.join(
                " | ",
                String.valueOf(figures.get("scenarios")),
                cell(figures, "ac1", "%.4f"),
                cell(figures, "ac1_alike", "%.4f"),
                cell(figures, "ac1_first_page", "%.4f"),
                cell(figures, "ac3", "%.4f"),
                cell(figures, "f1", "%.4f"),
                figures.get("missed") + " of " + figures.get("faults"),
                untrue,
                String.valueOf(figures.get("merges")),
                String.valueOf(figures.get("splits")),
                cell(figures, "compression", "%.5f"),
                cell(figures, "pages_per_outage", "%.2f"),
                delay);
    }

    private static String cell(Map<String, Object> figures, String name, String form) {
        return String.format(Locale.ROOT, form, figures.get(name));
    }

    private static double seconds(Map<String, Object> figures, String name) {
        return Long.parseLong(String.valueOf(figures.get(name))) / 1000.0;
    }

    private double f1() {
        return marks.stream()
                .filter(one -> one.f1().isPresent())
                .mapToDouble(one -> one.f1().getAsDouble())
                .average()
                .orElse(1);
    }

    private long delay(double share) {
        List<Long> delays = new ArrayList<>();
        marks.forEach(one -> delays.addAll(one.delays()));
        Collections.sort(delays);
        return delays.isEmpty() ? 0 : delays.get((int) Math.min(delays.size() - 1, share * delays.size()));
    }
}
