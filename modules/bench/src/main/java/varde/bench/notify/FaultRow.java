package varde.bench.notify;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen when something failed.
 *
 * @param fault what failed
 * @param pages how many pages there were
 * @param arrived how many arrived
 * @param said how many did not arrive and have a receipt that says so
 * @param lost how many did not arrive without anybody saying so: there must be none
 * @param repeated arrivals beyond the first of each page
 * @param unmarked how many of these do not say that they may be a repeat: there must be none
 * @param seen the rest, for people
 */
public record FaultRow(
        String fault, int pages, long arrived, long said, long lost, long repeated, long unmarked, String seen) {

    /** The heading of {@link #words}. */
    public static final String HEADING = "%-58s %6s %8s %6s %5s %9s %9s  %s"
            .formatted("fault", "pages", "arrived", "said", "lost", "repeated", "unmarked", "seen");

    /** Whether nothing was lost and every repeat is marked. */
    public boolean good() {
        return lost == 0 && unmarked == 0;
    }

    /** For machines. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fault", fault);
        json.put("pages", pages);
        json.put("arrived", arrived);
        json.put("said", said);
        json.put("lost", lost);
        json.put("repeated", repeated);
        json.put("unmarked", unmarked);
        json.put("seen", seen);
        return json;
    }

    /** For people: a line of a table. */
    public String words() {
        return "%-58s %6d %8d %6d %5d %9d %9d  %s"
                .formatted(fault, pages, arrived, said, lost, repeated, unmarked, seen);
    }
}
