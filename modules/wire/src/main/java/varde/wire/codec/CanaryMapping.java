package varde.wire.codec;

import varde.core.correlate.OutageRecord;
import varde.wire.avro.CanaryValue;

/** Canaries that have come out at the end. */
final class CanaryMapping implements Mapping<OutageRecord.Canary, CanaryValue> {

    @Override
    public CanaryValue toAvro(OutageRecord.Canary value) {
        return new CanaryValue(value.partition(), value.since(), value.due());
    }

    @Override
    public OutageRecord.Canary toCore(CanaryValue avro) {
        return new OutageRecord.Canary(avro.getPartition(), avro.getSince(), avro.getDue());
    }
}
