package varde.wire.codec;

import java.util.TreeMap;
import varde.wire.Order;
import varde.wire.avro.OrderValue;

/** In which order inputs were read. */
final class OrderMapping implements Mapping<Order, OrderValue> {

    @Override
    public OrderValue toAvro(Order value) {
        return new OrderValue(value.topic(), value.offset(), value.start(), value.given());
    }

    @Override
    public Order toCore(OrderValue avro) {
        return new Order(avro.getTopic(), avro.getOffset(), avro.getStart(), new TreeMap<>(avro.getGiven()));
    }
}
