package varde.streams;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends a record to the partitions that its address names. */
final class AddressPartitioner implements StreamPartitioner<Address, byte[]> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, Address address, byte[] value, int count) {
        return Optional.of(partitions(address, count));
    }

    static Set<Integer> partitions(Address address, int count) {
        switch (address.reach()) {
            case OWN:
                return Set.of(address.own());
            case EVERY:
                return IntStream.range(0, count).boxed().collect(Collectors.toSet());
            case BY_KEY:
                break;
        }
        byte[] key = address.key();
        return Set.of(key == null ? 0 : BuiltInPartitioner.partitionForKey(key, count));
    }
}
