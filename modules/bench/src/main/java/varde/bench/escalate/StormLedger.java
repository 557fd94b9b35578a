package varde.bench.escalate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import varde.bench.detect.Waits;
import varde.core.escalate.Escalation;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.core.rules.Rule;

/** What a reader of committed records has seen of a storm, and when. */
final class StormLedger {

    private static final long SOON = 2_000;

    private final Map<String, Long> written;
    private final Map<String, Long> decided = new HashMap<>();
    private final Map<String, Long> wanted = new HashMap<>();
    private final Map<String, Long> firstPage = new HashMap<>();
    private final Map<String, Long> mentioned = new HashMap<>();
    private final Map<String, Long> digests = new HashMap<>();
    private final Map<String, Set<String>> carried = new HashMap<>();
    private final Set<String> untilMorning = new HashSet<>();
    private final SentTimes sent = new SentTimes();
    private final List<Long> pages = new ArrayList<>();
    private int rejected;

    /**
     * An empty one.
     *
     * @param written log times of the outages, by identity, in milliseconds
     */
    StormLedger(Map<String, Long> written) {
        this.written = written;
    }

    /** A page can be read. Its time in the log is what it waits for a receipt, before the end of that. */
    void page(Page page, long now) {
        long at = page.tryUntil() - patience(page.channel());
        pages.add(now - at);
        sent.add(page, at);
        firstPage.putIfAbsent(page.person() + " " + page.team(), now);
        if (page.id().startsWith("digest/")) {
            digests.put(page.id(), now);
            carried.getOrDefault(page.id(), Set.of()).forEach(outage -> mentioned.putIfAbsent(outage, now));
        } else {
            mentioned.putIfAbsent(page.outage(), now);
        }
    }

    /** What an escalation has come to can be read. */
    void escalation(Escalation escalation, long now) {
        String outage = escalation.outage();
        decided.putIfAbsent(outage, now);
        for (PageMade made : escalation.pages()) {
            wanted.merge(made.person() + " " + escalation.team(), made.at(), Math::min);
            if (!made.bundle().isEmpty()) {
                carried.computeIfAbsent(made.bundle(), none -> new HashSet<>()).add(outage);
                Long told = digests.get(made.bundle());
                if (told != null) {
                    mentioned.putIfAbsent(outage, told);
                }
            }
            if (made.waits() && made.tryUntil() > made.at()) {
                untilMorning.add(outage);
            }
        }
    }

    void rejected() {
        rejected++;
    }

    /** Whether each outage has been named, or waits for the morning because its readers want it so. */
    boolean allTold(int outages) {
        return outages == written.size() && unmentioned() == 0;
    }

    private long unmentioned() {
        return written.keySet().stream()
                .filter(outage -> !mentioned.containsKey(outage) && !untilMorning.contains(outage))
                .count();
    }

    Map<String, Object> figures(int outages) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("log_outages", outages);
        figures.put(
                "log_written", written.values().stream().filter(at -> at > 0).count());
        waits(figures, "log_decided", since(decided));
        waits(figures, "log_page", Waits.of(pages));
        waits(figures, "log_first_page", firstPages());
        figures.put(
                "log_people_unpaged",
                wanted.keySet().stream()
                        .filter(line -> !firstPage.containsKey(line))
                        .count());
        Waits named = since(mentioned);
        waits(figures, "log_mentioned", named);
        figures.put("log_mentioned_within_2_s", soon());
        figures.put(
                "log_until_morning",
                untilMorning.stream()
                        .filter(outage -> !mentioned.containsKey(outage))
                        .count());
        figures.put("log_unmentioned", unmentioned());
        figures.put("log_pages", pages.size());
        figures.put("log_digests", digests.size());
        for (Channel channel : Channel.values()) {
            sent.figures(channel, "log_", figures);
        }
        figures.put("log_rejected", rejected);
        return figures;
    }

    private static void waits(Map<String, Object> figures, String name, Waits waits) {
        figures.put(name + "_p50_ms", waits.p50());
        figures.put(name + "_p99_ms", waits.p99());
        figures.put(name + "_max_ms", waits.max());
    }

    /** From an outage's record to something about it. */
    private Waits since(Map<String, Long> seen) {
        List<Long> waits = new ArrayList<>();
        seen.forEach((outage, at) -> waits.add(at - written.getOrDefault(outage, at)));
        return Waits.of(waits);
    }

    private long soon() {
        return mentioned.entrySet().stream()
                .filter(one -> one.getValue() - written.getOrDefault(one.getKey(), 0L) <= SOON)
                .count();
    }

    /** From the first page that was made for somebody by a team to the first that could be read. */
    private Waits firstPages() {
        List<Long> waits = new ArrayList<>();
        wanted.forEach((line, at) -> {
            Long first = firstPage.get(line);
            if (first != null) {
                waits.add(first - at);
            }
        });
        return Waits.of(waits);
    }

    private static long patience(Channel channel) {
        return switch (channel) {
            case SMS -> Rule.RECEIPT_SMS.standard();
            case EMAIL -> Rule.RECEIPT_EMAIL.standard();
            case WEBHOOK -> Rule.RECEIPT_WEBHOOK.standard();
        };
    }
}
