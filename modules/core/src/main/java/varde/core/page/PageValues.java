package varde.core.page;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The values of the placeholders, as facts and a language make them. Control characters never get this far. */
final class PageValues {

    /** All placeholders that a template may name. */
    static final Set<String> NAMES = Set.of(
            "severity",
            "number",
            "mark",
            "title",
            "broken",
            "since",
            "ended",
            "duration",
            "lasted",
            "cause",
            "hits",
            "hitLines",
            "hitItems",
            "team",
            "person",
            "step",
            "target",
            "source",
            "link",
            "unconfirmed",
            "by",
            "movedTo",
            "into",
            "until",
            "reasonLines",
            "reasonItems",
            "code",
            "asking",
            "told",
            "itemLines",
            "itemItems",
            "count",
            "first",
            "lead",
            "subject");

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MOST_LINES = 12;

    private final PageFacts facts;
    private final Words words;

    PageValues(PageFacts facts) {
        this.facts = facts;
        this.words = Words.of(facts.language());
    }

    /** The values for plain text. */
    Map<String, String> plain() {
        Map<String, String> values = values(UnaryOperator.identity());
        values.put("hitLines", String.join("\n", prefixed(hitLines())));
        values.put("reasonLines", String.join("\n", prefixed(facts.reasons())));
        values.put("itemLines", String.join("\n", prefixed(itemLines())));
        return values;
    }

    /** The values for HTML, escaped. */
    Map<String, String> html() {
        Map<String, String> values = values(PageValues::escaped);
        values.put("hitItems", items(hitLines()));
        values.put("reasonItems", items(facts.reasons()));
        values.put("itemItems", items(itemLines()));
        return values;
    }

    /** Text without control characters, in one line, without directions that could turn it around. */
    static String clean(String text) {
        return isClean(text)
                ? text
                : INVISIBLE.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
    }

    /** Whether it surely is as it should be; most texts are, and looking costs little. */
    private static boolean isClean(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.FORMAT,
                        Character.SURROGATE -> {
                    return false;
                }
                default -> {
                    // The next.
                }
            }
        }
        return true;
    }

    /** Text that means itself in HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private Map<String, String> values(UnaryOperator<String> escaping) {
        Map<String, String> values = new TreeMap<>();
        values.put("severity", words.severity(facts.severity()));
        values.put("number", Integer.toString(facts.number()));
        values.put("mark", mark());
        values.put("title", facts.title());
        values.put("broken", words.broken(facts.degraded()));
        values.put("since", time(facts.since()));
        ending(values);
        values.put("cause", facts.cause().orElse(""));
        values.put("hits", hits());
        values.put("team", facts.team());
        values.put("person", facts.person());
        values.put(
                "step",
                facts.why().step() == 0 ? "" : Integer.toString(facts.why().step()));
        values.put("target", facts.why().target().map(words::target).orElse(""));
        values.put("source", facts.why().source());
        values.put("link", facts.link().orElse(""));
        values.put(
                "unconfirmed",
                facts.notConfirmedSince()
                        .map(this::time)
                        .map(words::notConfirmedSince)
                        .orElse(""));
        values.put("by", facts.by().orElse(""));
        values.put("movedTo", facts.movedTo().orElse(""));
        values.put("into", facts.into().map(number -> Integer.toString(number)).orElse(""));
        values.put("until", facts.until().map(this::time).orElse(""));
        several(values);
        values.replaceAll((name, value) -> escaping.apply(clean(value)));
        return values;
    }

    private void ending(Map<String, String> values) {
        Optional<String> duration = facts.endedAt().map(end -> words.duration(end - facts.since()));
        values.put("ended", facts.endedAt().map(this::time).orElse(""));
        values.put("duration", duration.orElse(""));
        values.put(
                "lasted",
                duration.map(time -> words.lasted(facts.degraded(), time)).orElse(""));
    }

    /** What a page says that stands for several, or that tells what is wrong with who will be on call. */
    private void several(Map<String, String> values) {
        facts.digest().ifPresent(digest -> {
            int asking = digest.count(PageFacts.Item::asks);
            int over = digest.count(item -> item.event() == PageEvent.ALL_CLEAR);
            int other = digest.items().size() - asking - over;
            values.put("code", asking == 0 ? "" : digest.code());
            values.put("asking", asking == 0 ? "" : words.asking(asking));
            values.put("told", words.told(over, other));
            values.put("count", Integer.toString(digest.items().size()));
        });
        if (!facts.roster().isEmpty()) {
            values.put(
                    "count",
                    facts.roster().size() == 1
                            ? ""
                            : Integer.toString(facts.roster().size()));
            values.put("first", wrong(facts.roster().get(0)));
        }
    }

    private List<String> itemLines() {
        List<String> lines = new ArrayList<>();
        facts.digest().ifPresent(digest -> {
            for (PageFacts.Item item : digest.items()) {
                lines.add(words.event(item.event(), item.severity()) + " " + item.number() + ": " + item.title() + ", "
                        + time(item.since()));
            }
        });
        facts.roster().forEach(trouble -> lines.add(wrong(trouble)));
        return lines;
    }

    private String wrong(PageFacts.RosterTrouble trouble) {
        String what = words.wrong(trouble.what(), trouble.schedule(), trouble.person());
        return what + " " + time(trouble.from()) + " - " + time(trouble.to());
    }

    private String mark() {
        List<String> marks = new ArrayList<>();
        if (facts.drill()) {
            marks.add(words.drill());
        }
        if (facts.lateBy() > 0) {
            marks.add(words.late(words.duration(facts.lateBy())));
        }
        return marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")";
    }

    private String hits() {
        PageFacts.Hits hits = facts.hits();
        if (!hits.applications().isEmpty()) {
            return words.services(hits.applications().size());
        }
        return hits.components() > 0 ? words.components(hits.components()) : "";
    }

    private List<String> hitLines() {
        List<String> lines = new ArrayList<>(facts.hits().applications());
        facts.hits().weightiest().stream()
                .filter(hit -> !facts.hits().applications().contains(hit.name()))
                .forEach(hit -> lines.add(hit.name() + " (" + words.state(hit.state()) + ")"));
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST_LINES));
        int named = MOST_LINES;
        int all = Math.max(facts.hits().components(), lines.size());
        first.add(words.more(all - named));
        return first;
    }

    private String time(long at) {
        ZonedDateTime local = Instant.ofEpochMilli(at).atZone(facts.zone());
        boolean today = local.toLocalDate()
                .equals(Instant.ofEpochMilli(facts.now()).atZone(facts.zone()).toLocalDate());
        Optional<DateTimeFormatter> withDay =
                today ? Optional.empty() : Optional.of(DateTimeFormatter.ofPattern(words.dayPattern(), Locale.ROOT));
        return local.format(withDay.orElse(CLOCK));
    }

    private static List<String> prefixed(List<String> lines) {
        return lines.stream().map(line -> "  - " + clean(line)).toList();
    }

    private static String items(List<String> lines) {
        return String.join(
                "",
                lines.stream()
                        .map(line -> "<li>" + escaped(clean(line)) + "</li>")
                        .toList());
    }
}
