package varde.bench.escalate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import varde.core.oncall.Channel;
import varde.core.page.Page;

/** When what was sent to whom, to hold it against the limits. */
final class SentTimes {

    /** Who was paged for whom, and how. */
    private record Line(String person, String team, Channel channel) {}

    private final Map<Line, List<Long>> times = new HashMap<>();

    /** A page went, at this log time in milliseconds. */
    void add(Page page, long at) {
        times.computeIfAbsent(new Line(page.person(), page.team(), page.channel()), none -> new ArrayList<>())
                .add(at);
    }

    /** The most to one person for one team, and the shortest time between two of them; -1 if there were none. */
    void figures(Channel channel, String prefix, Map<String, Object> figures) {
        int most = 0;
        long closest = Long.MAX_VALUE;
        for (Map.Entry<Line, List<Long>> line : times.entrySet()) {
            if (line.getKey().channel() == channel) {
                List<Long> sorted = line.getValue().stream().sorted().toList();
                most = Math.max(most, sorted.size());
                for (int n = 1; n < sorted.size(); n++) {
                    closest = Math.min(closest, sorted.get(n) - sorted.get(n - 1));
                }
            }
        }
        String name = prefix + channel.name().toLowerCase(Locale.ROOT);
        figures.put(name, most);
        figures.put(name + "_closest_ms", closest == Long.MAX_VALUE ? -1 : closest);
    }
}
