package varde.streams;

import java.util.List;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import varde.wire.registry.RegistryAwayException;

/**
 * Tells whether a thread died of somebody's absence: brokers that do not answer, a registry that does not, or a transaction
 * that the brokers ended while they could not be reached. That passes, however long it takes and however often it comes.
 */
final class Absence {

    private static final List<Class<? extends Exception>> AWAY = List.of(
            RetriableException.class,
            RegistryAwayException.class,
            InvalidTxnStateException.class,
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            InvalidPidMappingException.class,
            OutOfOrderSequenceException.class,
            TransactionAbortedException.class,
            TransactionAbortableException.class);

    /** What Kafka would try again as well, although it does not pass by itself. */
    private static final List<Class<? extends Exception>> THERE_BUT_WRONG = List.of(
            UnknownTopicOrPartitionException.class, UnknownTopicIdException.class, CorruptRecordException.class);

    private Absence() {}

    /** Whether this failure, or one that caused it, is an absence. */
    static boolean explains(Throwable failure) {
        boolean away = false;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (isOneOf(THERE_BUT_WRONG, at)) {
                return false;
            }
            away |= isOneOf(AWAY, at);
        }
        return away;
    }

    private static boolean isOneOf(List<Class<? extends Exception>> kinds, Throwable failure) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(failure));
    }
}
