package varde.replay.recording;

import org.jspecify.annotations.Nullable;

/** Records of which the next can be looked at before it is taken. */
public final class Ahead implements Records {

    private final Records records;
    private @Nullable Recorded head;
    private boolean filled;

    /** Looks ahead in these. */
    public Ahead(Records records) {
        this.records = records;
    }

    /** The next record, which stays; null when there is none. */
    public @Nullable Recorded peek() {
        if (!filled) {
            head = records.next();
            filled = true;
        }
        return head;
    }

    @Override
    public @Nullable Recorded next() {
        Recorded next = peek();
        head = null;
        filled = false;
        return next;
    }

    @Override
    public void close() {
        records.close();
    }
}
