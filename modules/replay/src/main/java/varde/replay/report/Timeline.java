package varde.replay.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.detect.Observation;
import varde.core.escalate.Escalation;
import varde.core.landscape.State;
import varde.replay.story.OutageTale;
import varde.replay.story.Story;
import varde.replay.story.Timed;

/** The picture of one outage over time: components, the outage, people with their pages, and what was not measured. */
final class Timeline {

    private static final int WIDTH = 1000;
    private static final int LEFT = 220;
    private static final int LANE = 26;
    private static final int MOST_COMPONENTS = 8;
    /** A bar so wide has room for a word. */
    private static final int WORD = 86;
    /** A label of the scale needs so much room to its right. */
    private static final int LABEL = 36;

    private static final long A_DAY = 86_400_000;

    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
        604_800
    };

    private final OutageTale tale;
    private final Story story;
    private final Spell spell;
    private final long from;
    private final long to;
    private final Svg svg;
    private int y = 8;

    private Timeline(OutageTale tale, Story story, Spell spell) {
        this.tale = tale;
        this.story = story;
        this.spell = spell;
        long begin = tale.brokeAt();
        long end = Math.max(tale.endedAt().orElse(story.interval().to()), lastPage());
        long margin = Math.max(5_000, (end - begin) / 25);
        this.from = begin - margin;
        this.to = end + margin;
        this.svg =
                Svg.begin(WIDTH, height(), "Timeline of outage " + tale.last().number());
    }

    private long lastPage() {
        return people().values().stream()
                .flatMap(List::stream)
                .mapToLong(Escalation.PageMade::at)
                .max()
                .orElse(0);
    }

    static String of(OutageTale tale, Story story, Spell spell) {
        Timeline timeline = new Timeline(tale, story, spell);
        return timeline.draw();
    }

    private int height() {
        return 8 + (components().size() + people().size() + 1) * LANE + 3 * 22 + 34;
    }

    private String draw() {
        int bottom = height() - 30;
        blind(bottom);
        ticks(bottom);
        heading("Components");
        components().forEach(this::component);
        heading("Outage");
        outage();
        heading("People");
        people().forEach(this::person);
        return svg.end();
    }

    private double x(long at) {
        double part = (at - from) / (double) (to - from);
        return LEFT + Math.max(0, Math.min(1, part)) * (WIDTH - LEFT - 14);
    }

    private void heading(String text) {
        svg.text(0, y + 13, "lane-head", text);
        y += 22;
    }

    private void lane(String name) {
        svg.text(0, y + 17, "lane", Mark.cut(name, 28));
        svg.line(LEFT, y + LANE - 1, WIDTH - 14, y + LANE - 1, "rule");
    }

    private void blind(int bottom) {
        for (Observation.Blind stretch : story.blind()) {
            if (stretch.to() > from && stretch.from() < to) {
                svg.rect(
                        new Svg.Box(x(stretch.from()), 4, x(stretch.to()) - x(stretch.from()), bottom - 4),
                        "blind",
                        "not measured from " + spell.clock(stretch.from()) + " to " + spell.clock(stretch.to()));
            }
        }
    }

    private void ticks(int bottom) {
        long step = STEPS[STEPS.length - 1];
        for (long candidate : STEPS) {
            if ((to - from) / 1_000 / candidate <= 8) {
                step = candidate;
                break;
            }
        }
        long millis = step * 1_000;
        for (long at = (from / millis + 1) * millis; at < to; at += millis) {
            svg.line(x(at), 4, x(at), bottom, "tick");
            if (x(at) < WIDTH - LABEL) {
                svg.text(x(at), bottom + 18, "time", spell.tick(at, step < 60, to - from > A_DAY));
            }
        }
    }

    /** The root and the weightiest members, with when they were in what state. */
    private Map<String, List<Timed<Member>>> components() {
        Set<String> wanted = new LinkedHashSet<>();
        wanted.add(tale.last().root());
        tale.revisions().forEach(revision -> wanted.add(revision.said().root()));
        tale.revisions().forEach(revision -> revision.said().weightiest().forEach(hit -> wanted.add(hit.component())));
        Map<String, List<Timed<Member>>> lanes = new LinkedHashMap<>();
        wanted.stream().limit(MOST_COMPONENTS).forEach(component -> lanes.put(component, new ArrayList<>()));
        for (Timed<Member> member : story.members()) {
            List<Timed<Member>> lane = lanes.get(member.said().component());
            if (lane != null) {
                lane.add(member);
            }
        }
        return lanes;
    }

    private void component(String component, List<Timed<Member>> changes) {
        lane(component);
        // Of the first root alone is known since when: a later one joined with what it was by then.
        Outage first = tale.revisions().get(0).said();
        boolean root = component.equals(first.root());
        long since = root ? tale.brokeAt() : -1;
        State state = root ? first.state() : State.UP;
        for (Timed<Member> change : changes) {
            Member member = change.said();
            boolean ours = member.outage().filter(tale.id()::equals).isPresent();
            if (since >= 0 && member.at() > since) {
                bar(since, member.at(), state, component);
            }
            since = ours && member.state() != State.UP ? Math.max(member.at(), tale.brokeAt()) : -1;
            if (root && ours && since == tale.openedAt()) {
                since = tale.brokeAt();
            }
            state = member.state();
        }
        if (since >= 0) {
            bar(since, tale.endedAt().orElse(to), state, component);
        }
        y += LANE;
    }

    private void bar(long begin, long end, State state, String component) {
        String style = state == State.DOWN ? "down" : state == State.DEGRADED ? "degraded" : "unknown";
        svg.rect(
                new Svg.Box(x(begin), y + 6, x(end) - x(begin), LANE - 13),
                style,
                component + " " + state + " from " + spell.clock(begin) + " to " + spell.clock(end));
        word(begin, end, state.name());
    }

    /** Not by colour alone: who prints in black and white, or sees few colours, reads it. */
    private void word(long begin, long end, String word) {
        if (x(end) - x(begin) >= WORD) {
            svg.text(x(begin) + 7, y + 17, "on-bar", word);
        }
    }

    private void outage() {
        lane("outage " + tale.last().number());
        long held = tale.brokeAt();
        svg.rect(
                new Svg.Box(x(held), y + 9, x(tale.openedAt()) - x(held), LANE - 19),
                "held",
                "held back until " + spell.clock(tale.openedAt()));
        String severity = "";
        long since = tale.openedAt();
        for (Timed<Outage> revision : tale.revisions()) {
            Outage outage = revision.said();
            boolean open = outage.status() == Outage.Status.OPEN;
            if (!severity.isEmpty()) {
                severityBar(since, outage.changedAt(), severity);
            }
            severity = open ? outage.severity().name() : "";
            since = outage.changedAt();
        }
        if (!severity.isEmpty()) {
            severityBar(since, to, severity);
        }
        y += LANE;
    }

    private void severityBar(long begin, long end, String severity) {
        svg.rect(
                new Svg.Box(x(begin), y + 6, x(end) - x(begin), LANE - 13),
                "sev-" + severity.toLowerCase(java.util.Locale.ROOT),
                severity + " from " + spell.clock(begin));
        word(begin, end, severity);
    }

    private Map<String, List<Escalation.PageMade>> people() {
        Map<String, List<Escalation.PageMade>> people = new TreeMap<>();
        for (Escalation escalation : tale.latest()) {
            escalation
                    .pages()
                    .forEach(page -> people.computeIfAbsent(page.person(), any -> new ArrayList<>())
                            .add(page));
            escalation
                    .acknowledgements()
                    .forEach(answer -> people.computeIfAbsent(answer.person(), any -> new ArrayList<>()));
        }
        return people;
    }

    private void person(String person, List<Escalation.PageMade> pages) {
        lane(story.staff().name(person));
        for (Escalation.PageMade page : pages) {
            String event =
                    page.event().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            String style = event.equals("all-clear")
                    ? "clear"
                    : event.equals("opened") || event.equals("worse") ? "page" : "word";
            svg.circle(
                    x(page.at()),
                    y + 13,
                    5,
                    style + (page.fate().mayReach() ? "" : " lost"),
                    spell.clock(page.at()) + " " + event + " by " + page.channel() + ": " + page.fate());
        }
        answer(person).ifPresent(at -> svg.path("M" + Svg.number(x(at) - 5) + " " + (y + 13) + "l4 5l7 -10", "answer"));
        y += LANE;
    }

    private Optional<Long> answer(String person) {
        return tale.latest().stream()
                .flatMap(escalation -> escalation.acknowledgements().stream())
                .filter(answer -> answer.person().equals(person))
                .map(Escalation.Acknowledgement::at)
                .findFirst();
    }
}
