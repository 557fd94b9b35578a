package varde.core.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists that mostly hold nothing or one thing, and are made a hundred thousand times a second. */
public final class Few {

    private Few() {}

    /** A list with one thing more; the given one must not be used any longer. Begins with {@link List#of()}. */
    public static <T> List<T> with(List<T> list, T more) {
        if (list.isEmpty()) {
            return List.of(more);
        }
        List<T> longer = list.size() == 1 ? new ArrayList<>(list) : list;
        longer.add(more);
        return longer;
    }

    /** What such a list holds, to be looked at only. */
    public static <T> List<T> view(List<T> list) {
        return list.size() < 2 ? list : Collections.unmodifiableList(list);
    }
}
