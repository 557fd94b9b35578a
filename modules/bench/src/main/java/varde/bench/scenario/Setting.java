package varde.bench.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of the evaluation's table.
 *
 * @param name what it is called there
 * @param meaning what it means, in a sentence
 * @param terms what is drawn
 * @param share one scenario for so many of the others: storms are long
 */
public record Setting(String name, String meaning, Draw.Terms terms, int share) {

    /** All lines of the table. */
    public static final List<Setting> ALL = List.of(
            new Setting("single fault", "one watched component breaks", new Draw.Terms(Draw.Sort.WATCHED, 1, 0, 0), 1),
            new Setting(
                    "two at once",
                    "two break within 20 s; every other time they are needed by the same",
                    new Draw.Terms(Draw.Sort.WATCHED, 2, 0, 0),
                    1),
            new Setting(
                    "10 % missing",
                    "one breaks; each failed component, the broken one too, goes unreported with a chance of 10 %: its check does not"
                            + " notice, or is broken itself",
                    new Draw.Terms(Draw.Sort.WATCHED, 1, 0.1, 0),
                    1),
            new Setting(
                    "5 % spurious",
                    "one breaks, and elsewhere single looks fail for nothing, 5 for 100 true symptoms and at least one",
                    new Draw.Terms(Draw.Sort.WATCHED, 1, 0, 0.05),
                    1),
            new Setting(
                    "stale landscape",
                    "one breaks; of those declared to need it a fifth do not, and as many others of the same kinds do",
                    new Draw.Terms(Draw.Sort.STALE, 1, 0, 0),
                    1),
            new Setting(
                    "isolated agent",
                    "an agent reaches nothing of the 20 or more that it looks at, and all of them work",
                    new Draw.Terms(Draw.Sort.ISOLATED, 1, 0, 0),
                    5),
            new Setting(
                    "unwatched cause",
                    "a trench, a power feed or a row of racks that nobody looks at breaks, and five or more watched components with it",
                    new Draw.Terms(Draw.Sort.UNWATCHED, 1, 0, 0),
                    2),
            new Setting(
                    "storm",
                    "one watched component breaks and takes 2,000 or more with it",
                    new Draw.Terms(Draw.Sort.STORM, 1, 0, 0),
                    50));

    /** How many scenarios this line has when the others have so many. */
    public int scenarios(int others) {
        return Math.max(1, others / share);
    }

    /** The table in Markdown, with what its lines mean. */
    public static String table(List<Setting> settings, List<Tally> tallies) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| | scenarios | AC@1 | AC@1 or alike | AC@1 in the first page | AC@3 | F1 | missed | false | merges | splits | compression | pages per outage |"
                        + " delay p50 / p99 |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (int row = 0; row < settings.size(); row++) {
            lines.add("| " + settings.get(row).name() + " | " + tallies.get(row).row() + " |");
        }
        lines.add("");
        settings.forEach(setting -> lines.add("- **" + setting.name() + ":** " + setting.meaning() + "."));
        return String.join("\n", lines);
    }
}
