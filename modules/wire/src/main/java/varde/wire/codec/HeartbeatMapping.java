package varde.wire.codec;

import varde.core.detect.Heartbeat;
import varde.wire.avro.HeartbeatStatus;
import varde.wire.avro.HeartbeatValue;

/** Heartbeats by Avro's generated classes: for values in an older or newer schema, and for Confluent's format. */
final class HeartbeatMapping implements Mapping<Heartbeat, HeartbeatValue> {

    @Override
    public HeartbeatValue toAvro(Heartbeat value) {
        return HeartbeatValue.newBuilder()
                .setAgent(value.agent())
                .setComponent(value.component())
                .setDomain(value.domain())
                .setSite(value.site())
                .setStatus(Symbols.same(value.status(), HeartbeatStatus.class))
                .setInterval(value.interval())
                .setGrace(value.grace())
                .setMessage(value.message())
                .setSequence(value.sequence())
                .setSentAt(value.sentAt())
                .setResponseTime(value.responseTime())
                .setSession(value.session())
                .build();
    }

    @Override
    public Heartbeat toCore(HeartbeatValue avro) {
        return new Heartbeat(
                avro.getAgent(),
                avro.getComponent(),
                avro.getDomain(),
                avro.getSite(),
                Symbols.same(avro.getStatus(), varde.core.detect.HeartbeatStatus.class),
                avro.getInterval(),
                avro.getGrace(),
                avro.getMessage(),
                avro.getSequence(),
                avro.getSentAt(),
                avro.getResponseTime(),
                avro.getSession());
    }
}
