package varde.config.pages;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import varde.config.problem.Mark;
import varde.config.problem.Nearest;
import varde.config.problem.Problems;
import varde.config.yaml.Document;
import varde.core.page.Texts;

/** Reads {@code templates/}: each file replaces the text of its name, and may hold only what pages fill in. */
public final class TemplatesReader {

    private static final String FOLDER = "templates/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Problems problems;

    /** Reports to these. */
    public TemplatesReader(Problems problems) {
        this.problems = problems;
    }

    /** The texts by name, such as {@code nb/opened.sms}; those with an error are reported and left out. */
    public SortedMap<String, String> read(SortedMap<String, byte[]> files) {
        SortedMap<String, String> texts = new TreeMap<>();
        List<String> possible = Texts.possibleNames();
        files.forEach((name, bytes) -> {
            if (!possible.contains(name)) {
                problems.error(
                        Mark.of(FOLDER + name),
                        "there is no text of this name"
                                + Nearest.ending(name, possible, "; write it like " + possible.get(0)));
                return;
            }
            Document.text(FOLDER + name, bytes, problems)
                    .filter(text -> good(FOLDER + name, text))
                    .ifPresent(text -> texts.put(name, text));
        });
        return texts;
    }

    private boolean good(String file, String text) {
        boolean good = true;
        if (text.isBlank()) {
            problems.error(Mark.of(file), "this text is empty; fill it in or remove it");
            good = false;
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher place = PLACEHOLDER.matcher(lines[i]);
            while (place.find()) {
                if (!Texts.placeholders().contains(place.group(1))) {
                    unknown(new Mark(file, i + 1, place.start() + 1), place.group(1));
                    good = false;
                }
            }
        }
        return good;
    }

    private void unknown(Mark at, String name) {
        List<String> known = Texts.placeholders().stream().sorted().toList();
        problems.error(
                at,
                "nothing fills in {" + name + "}"
                        + Nearest.ending(name, known, "; known are " + String.join(", ", known)));
    }
}
