package varde.wire.codec;

import java.util.Optional;
import varde.core.oncall.Channel;
import varde.core.page.Receipt;
import varde.wire.Sent;
import varde.wire.avro.SentChannel;
import varde.wire.avro.SentPhase;
import varde.wire.avro.SentStatus;
import varde.wire.avro.SentValue;

/** The notifiers' memory. */
final class SentMapping implements Mapping<Sent, SentValue> {

    @Override
    public SentValue toAvro(Sent value) {
        return new SentValue(
                value.page(),
                Symbols.same(value.phase(), SentPhase.class),
                value.attempt(),
                Symbols.same(value.channel(), SentChannel.class),
                value.person(),
                value.outage(),
                value.team(),
                value.provider(),
                value.providerId(),
                value.status()
                        .map(status -> Symbols.same(status, SentStatus.class))
                        .orElse(null),
                value.reason(),
                value.at(),
                value.maybeRepeat(),
                value.partition(),
                value.offset());
    }

    @Override
    public Sent toCore(SentValue avro) {
        return new Sent(
                avro.getPage(),
                Symbols.same(avro.getPhase(), Sent.Phase.class),
                avro.getAttempt(),
                Symbols.same(avro.getChannel(), Channel.class),
                avro.getPerson(),
                avro.getOutage(),
                avro.getTeam(),
                avro.getProvider(),
                avro.getProviderId(),
                Optional.ofNullable(avro.getStatus()).map(status -> Symbols.same(status, Receipt.Status.class)),
                avro.getReason(),
                avro.getAt(),
                avro.getMaybeRepeat(),
                avro.getPartition(),
                avro.getOffset());
    }
}
