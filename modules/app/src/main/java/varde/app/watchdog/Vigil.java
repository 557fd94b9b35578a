package varde.app.watchdog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What is said of troubles: each once when it appears, again after a long while for as long as it lasts, and once when it
 * has been over for a while. What comes back within that while was never over. Times are milliseconds of a clock that only
 * moves forward.
 */
final class Vigil {

    /**
     * Something to be said.
     *
     * @param concern what it is about
     * @param over whether it is over
     * @param text for people
     */
    record Word(String concern, boolean over, String text) {}

    private static final class Case {
        private String text = "";
        private long said;
        private long calmSince = -1;
    }

    private final long repeat;
    private final long calm;
    private final Map<String, Case> cases = new HashMap<>();

    /**
     * Nothing is wrong yet.
     *
     * @param repeat after how long a trouble that lasts is said again
     * @param calm for how long a trouble must be gone before it is over
     */
    Vigil(long repeat, long calm) {
        this.repeat = repeat;
        this.calm = calm;
    }

    /**
     * What has to be said now.
     *
     * @param troubles what is wrong now, by concern
     */
    List<Word> look(SortedMap<String, String> troubles, long now) {
        List<Word> words = new ArrayList<>();
        troubles.forEach((concern, text) -> {
            Case known = cases.get(concern);
            if (known == null) {
                known = new Case();
                cases.put(concern, known);
                known.said = now;
                words.add(new Word(concern, false, text));
            } else if (now - known.said >= repeat) {
                known.said = now;
                words.add(new Word(concern, false, "still: " + text));
            }
            known.text = text;
            known.calmSince = -1;
        });
        for (String concern : new TreeSet<>(cases.keySet())) {
            Case known = cases.getOrDefault(concern, new Case());
            if (!troubles.containsKey(concern)) {
                known.calmSince = known.calmSince < 0 ? now : known.calmSince;
                if (now - known.calmSince >= calm) {
                    cases.remove(concern);
                    words.add(new Word(concern, true, "well again: " + known.text));
                }
            }
        }
        return words;
    }

    /** What is wrong, or was until a moment ago, by concern. */
    List<String> open() {
        return new TreeSet<>(cases.keySet()).stream().toList();
    }
}
