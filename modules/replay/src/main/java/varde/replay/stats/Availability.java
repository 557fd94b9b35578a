package varde.replay.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import varde.core.correlate.Member;
import varde.core.landscape.Component;
import varde.core.landscape.Fleets;
import varde.core.landscape.State;
import varde.replay.story.Story;
import varde.replay.story.Timed;

/**
 * How much of the time things were up. What was not measured and what was in maintenance counts apart: neither as up nor as
 * down. DEGRADED counts as up, and is said beside it.
 */
final class Availability {

    private static final List<String> NAMED = List.of("application", "service");

    private final Story story;
    private final Windows windows;
    private final Spans blind;
    private final Map<String, Spans> down = new HashMap<>();
    private final Map<String, Spans> degraded = new HashMap<>();

    /** Times of one thing or of several together, in milliseconds. */
    private static final class Sum {
        private long down;
        private long degraded;
        private long blind;
        private long maintenance;
        private long all;

        void add(Sum other, long times) {
            down += other.down * times;
            degraded += other.degraded * times;
            blind += other.blind * times;
            maintenance += other.maintenance * times;
            all += other.all * times;
        }
    }

    Availability(Story story) {
        this.story = story;
        this.windows = new Windows(story);
        List<long[]> gaps = new ArrayList<>();
        story.blind().forEach(stretch -> gaps.add(new long[] {stretch.from(), stretch.to()}));
        this.blind =
                Spans.of(gaps).within(story.interval().from(), story.interval().to());
        readMembers();
    }

    private void readMembers() {
        Map<String, Timed<Member>> before = new HashMap<>();
        Map<String, List<long[]>> downs = new HashMap<>();
        Map<String, List<long[]>> slow = new HashMap<>();
        for (Timed<Member> member : story.members()) {
            Timed<Member> last = before.put(member.said().component(), member);
            if (last != null) {
                note(last.said(), member.said().at(), downs, slow);
            }
        }
        before.values().forEach(last -> note(last.said(), story.interval().to(), downs, slow));
        downs.forEach((component, spans) -> down.put(component, cut(spans)));
        slow.forEach((component, spans) -> degraded.put(component, cut(spans)));
    }

    private Spans cut(List<long[]> spans) {
        return Spans.of(spans).within(story.interval().from(), story.interval().to());
    }

    private static void note(
            Member member, long until, Map<String, List<long[]>> downs, Map<String, List<long[]>> slow) {
        long[] span = {member.at(), until};
        if (member.state() == State.DOWN) {
            downs.computeIfAbsent(member.component(), any -> new ArrayList<>()).add(span);
        } else if (member.state() == State.DEGRADED) {
            slow.computeIfAbsent(member.component(), any -> new ArrayList<>()).add(span);
        }
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        Map<String, Sum> sites = new TreeMap<>();
        Map<String, Sum> teams = new TreeMap<>();
        Map<String, Sum> named = new TreeMap<>();
        for (Component declaration : story.landscape().components()) {
            boolean tell = NAMED.contains(declaration.kind());
            Map<String, Sum> members = members(declaration);
            long size = Fleets.range(declaration.id()).map(Fleets.Range::size).orElse(1);
            Sum quiet = sum(declaration, declaration.id(), Spans.NONE, Spans.NONE);
            Sum whole = new Sum();
            members.values().forEach(one -> whole.add(one, 1));
            whole.add(quiet, size - members.size());
            if (tell) {
                named.put(declaration.kind() + "|" + declaration.name(), whole);
            }
            String site = declaration.labels().get("site");
            if (site != null) {
                sites.computeIfAbsent(site, any -> new Sum()).add(whole, 1);
            }
            declaration
                    .owner()
                    .ifPresent(owner ->
                            teams.computeIfAbsent(owner, any -> new Sum()).add(whole, 1));
        }
        named.forEach((name, sum) -> figures.add(figure(name.split("\\|", 2)[0], name.split("\\|", 2)[1], sum)));
        sites.forEach((site, sum) -> figures.add(figure("site", site, sum)));
        teams.forEach((team, sum) -> figures.add(figure("team", team, sum)));
        return figures;
    }

    /** The components of a declaration that were ever down or degraded. */
    private Map<String, Sum> members(Component declaration) {
        Map<String, Sum> sums = new TreeMap<>();
        List<String> hit = new ArrayList<>(down.keySet());
        hit.addAll(degraded.keySet());
        for (String id : hit) {
            if (Fleets.contains(declaration.id(), id)) {
                sums.put(
                        id,
                        sum(declaration, id, down.getOrDefault(id, Spans.NONE), degraded.getOrDefault(id, Spans.NONE)));
            }
        }
        return sums;
    }

    private Sum sum(Component declaration, String id, Spans isDown, Spans isSlow) {
        Spans maintenance = windows.of(declaration, id);
        Spans apart = blind.and(maintenance);
        Sum sum = new Sum();
        sum.all = story.interval().length();
        sum.blind = blind.length();
        sum.maintenance = maintenance.without(blind).length();
        sum.down = isDown.without(apart).length();
        sum.degraded = isSlow.without(apart).without(isDown).length();
        return sum;
    }

    private static Figure figure(String section, String name, Sum sum) {
        long measured = sum.all - sum.blind - sum.maintenance;
        Map<String, Number> values = new LinkedHashMap<>();
        values.put("availability", measured <= 0 ? 1.0 : 1.0 - sum.down / (double) measured);
        values.put("downS", sum.down / 1000);
        values.put("degradedS", sum.degraded / 1000);
        values.put("notMeasuredS", sum.blind / 1000);
        values.put("maintenanceS", sum.maintenance / 1000);
        return new Figure(section, name, values);
    }
}
