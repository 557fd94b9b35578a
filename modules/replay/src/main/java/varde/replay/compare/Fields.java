package varde.replay.compare;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says field by field how two values differ. */
final class Fields {

    private static final int LONGEST = 300;
    private static final int BEFORE = 60;

    private Fields() {}

    static String difference(Object recorded, Object replayed) {
        if (!recorded.getClass().equals(replayed.getClass())
                || !recorded.getClass().isRecord()) {
            return "recorded " + cut(recorded) + ", now " + cut(replayed);
        }
        List<String> differences = new ArrayList<>();
        for (RecordComponent field : recorded.getClass().getRecordComponents()) {
            Object before = of(recorded, field);
            Object now = of(replayed, field);
            if (!Objects.equals(before, now)) {
                int alike = alike(String.valueOf(before), String.valueOf(now));
                differences.add(field.getName() + ": recorded " + cut(before, alike) + ", now " + cut(now, alike));
            }
        }
        return String.join("; ", differences);
    }

    static String whole(Object value) {
        return cut(value);
    }

    private static @Nullable Object of(Object record, RecordComponent field) {
        try {
            return field.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(record.getClass() + " is not public", impossible);
        }
    }

    private static String cut(@Nullable Object value) {
        return cut(value, 0);
    }

    /** Of what is long only that is shown where it begins to differ, with a little before it. */
    private static String cut(@Nullable Object value, int alike) {
        String text = String.valueOf(value);
        if (text.length() <= LONGEST) {
            return inOneLine(text);
        }
        int from = Math.max(0, Math.min(alike, text.length()) - BEFORE);
        int to = Math.min(text.length(), from + LONGEST);
        return (from == 0 ? "" : "…") + inOneLine(text.substring(from, to)) + (to == text.length() ? "" : "…");
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static int alike(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
