package varde.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What outlives a session: whatever happens to Kafka, what was done is told as soon as it can be.
 *
 * @param unreported messages that have left and of which that is not written down yet, in the order in which it happened
 * @param turns numbers pages in the order in which they are read
 * @param reports what providers have said later, of which not all is written down yet
 * @param figures what is told of all this
 */
record Carried(List<Conclusion> unreported, AtomicLong turns, Reports reports, NotifierFigures figures) {

    Carried() {
        this(new ArrayList<>(), new AtomicLong(), new Reports(), new NotifierFigures());
    }
}
