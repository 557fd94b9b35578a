package varde.replay.recording;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one partition, one after the other, in the order of their offsets. For one thread. */
public interface Records extends AutoCloseable {

    /** The next record; null when there is none. */
    @Nullable
    Recorded next();

    @Override
    void close();

    /** These records. */
    static Records of(List<Recorded> records) {
        Iterator<Recorded> left = records.iterator();
        return new Records() {
            @Override
            public @Nullable Recorded next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
