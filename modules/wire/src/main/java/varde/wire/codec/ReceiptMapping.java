package varde.wire.codec;

import varde.core.oncall.Channel;
import varde.core.page.Receipt;
import varde.wire.avro.ReceiptChannel;
import varde.wire.avro.ReceiptStatus;
import varde.wire.avro.ReceiptValue;

/** Receipts. */
final class ReceiptMapping implements Mapping<Receipt, ReceiptValue> {

    @Override
    public ReceiptValue toAvro(Receipt value) {
        return new ReceiptValue(
                value.page(),
                value.outage(),
                value.team(),
                value.person(),
                Symbols.same(value.channel(), ReceiptChannel.class),
                Symbols.same(value.status(), ReceiptStatus.class),
                value.provider(),
                value.providerId(),
                value.attempt(),
                value.reason(),
                value.at());
    }

    @Override
    public Receipt toCore(ReceiptValue avro) {
        return new Receipt(
                avro.getPage(),
                avro.getOutage(),
                avro.getTeam(),
                avro.getPerson(),
                Symbols.same(avro.getChannel(), Channel.class),
                Symbols.same(avro.getStatus(), Receipt.Status.class),
                avro.getProvider(),
                avro.getProviderId(),
                avro.getAttempt(),
                avro.getReason(),
                avro.getAt());
    }
}
