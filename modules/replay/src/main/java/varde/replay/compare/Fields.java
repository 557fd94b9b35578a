package varde.replay.compare;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says field by field how two values differ. */
final class Fields {

    private static final int LONGEST = 300;

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
                differences.add(field.getName() + ": recorded " + cut(before) + ", now " + cut(now));
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
        String text = String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
