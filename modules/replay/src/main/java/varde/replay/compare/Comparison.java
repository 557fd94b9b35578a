package varde.replay.compare;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Observation;
import varde.replay.recording.Recorded;
import varde.replay.recording.Records;

/**
 * Compares what one task writes to one partition of a topic with what it wrote there. While the two agree, they are read
 * side by side. Where they do not, so much of the recorded is held in view that what belongs together can be found.
 */
final class Comparison {

    /** How much of both is held in view to find what belongs together. */
    private static final int VIEW = 2_000;

    /** So far behind what was last found, a recorded decision will not be made any more. */
    private static final int LATE = 1_000;

    /**
     * A decision.
     *
     * @param value what it says
     * @param at the log time of its input; of the record itself if it was recorded
     * @param bytes the value as it is written
     * @param sequence its place among what was recorded
     * @param offset where it stands, if it was recorded
     */
    record Said(Object value, long at, byte[] bytes, long sequence, long offset) {

        boolean sameAs(Said other) {
            return Arrays.equals(bytes, other.bytes) || value.equals(other.value);
        }
    }

    /** Told of what differs. */
    interface Listener {

        /** The two differ; one is missing if it has no counterpart. Moved: they are alike, but in another order. */
        void differ(@Nullable Said recorded, @Nullable Said now, boolean moved);
    }

    private final Records recorded;
    private final Values values;
    private final Predicate<Object> mine;
    private final Listener listener;
    private final Deque<Said> before = new ArrayDeque<>();
    private final Deque<Said> now = new ArrayDeque<>();
    private long agreed;
    private long read;
    private long found = -1;
    private long next;
    private long marked = Long.MIN_VALUE;

    /** Compares from the first of these on. */
    Comparison(Records recorded, Values values, Predicate<Object> mine, Listener listener) {
        this.recorded = recorded;
        this.values = values;
        this.mine = mine;
        this.listener = listener;
    }

    /** A decision was made now, on an input of this log time. */
    void take(String topic, byte[] bytes, long at) {
        if (now.isEmpty() && before.isEmpty()) {
            readOne();
        }
        Said head = now.isEmpty() ? before.peekFirst() : null;
        if (head != null && isAlike(head, topic, bytes)) {
            before.removeFirst();
            agree(head);
            return;
        }
        now.add(new Said(values.read(topic, bytes), at, bytes, -1, -1));
        while (before.size() < VIEW && readOne()) {
            // Until enough is in view.
        }
        pair(false);
    }

    /** Mostly the two are alike to the byte, and then nothing has to be read. */
    private boolean isAlike(Said head, String topic, byte[] bytes) {
        return Arrays.equals(head.bytes(), bytes) || head.value().equals(values.read(topic, bytes));
    }

    private void agree(Said recordedSaid) {
        if (recordedSaid.sequence() < found) {
            listener.differ(recordedSaid, recordedSaid, true);
        } else {
            found = recordedSaid.sequence();
            agreed++;
        }
    }

    private void pair(boolean last) {
        for (Iterator<Said> each = now.iterator(); each.hasNext(); ) {
            Said decided = each.next();
            Said same = same(decided);
            if (same != null) {
                before.remove(same);
                agree(same);
                each.remove();
            } else if (last || now.size() >= VIEW) {
                Said about = about(decided);
                if (about != null) {
                    before.remove(about);
                }
                listener.differ(about, decided, false);
                each.remove();
            }
        }
        while (!before.isEmpty() && before.getFirst().sequence() < found - LATE) {
            listener.differ(before.removeFirst(), null, false);
        }
    }

    private @Nullable Said same(Said decided) {
        for (Said candidate : before) {
            if (candidate.sameAs(decided)) {
                return candidate;
            }
        }
        return null;
    }

    private @Nullable Said about(Said decided) {
        String wanted = Values.identity(decided.value());
        for (Said candidate : before) {
            if (Values.identity(candidate.value()).equals(wanted)) {
                return candidate;
            }
        }
        return null;
    }

    private boolean readOne() {
        Recorded record = recorded.next();
        while (record != null) {
            byte[] bytes = record.value();
            next = record.offset() + 1;
            if (bytes != null) {
                Object value = values.read(record.topic(), bytes);
                if (mine.test(value)) {
                    noticeMark(value);
                    before.add(new Said(value, record.timestamp(), bytes, read++, record.offset()));
                    return true;
                }
            }
            record = recorded.next();
        }
        return false;
    }

    private void noticeMark(Object value) {
        if (value instanceof Observation.Mark mark) {
            marked = Math.max(marked, mark.readUpTo());
        } else if (value instanceof OutageRecord.Mark mark) {
            marked = Math.max(marked, mark.readUpTo());
        }
    }

    /**
     * Nothing more is decided.
     *
     * @param last log time of the last input: what was recorded after it came of inputs that were not read
     */
    void end(long last) {
        while (before.size() < VIEW && readOne()) {
            // What is left, to find counterparts and the latest mark.
        }
        pair(true);
        while (!before.isEmpty() && before.getFirst().at() < last) {
            listener.differ(before.removeFirst(), null, false);
            if (before.isEmpty()) {
                readOne();
            }
        }
    }

    /** The offset of the first recorded decision that was not made again so far. */
    long position() {
        return before.isEmpty() ? next : before.getFirst().offset();
    }

    /** How many decisions agree. */
    long agreed() {
        return agreed;
    }

    /** The latest mark that was read: the task had read so far; empty if there was none. */
    OptionalLong marked() {
        return marked == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(marked);
    }
}
