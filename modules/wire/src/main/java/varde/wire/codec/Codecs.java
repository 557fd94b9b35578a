package varde.wire.codec;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import varde.core.command.Command;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.Member;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Heartbeat;
import varde.core.detect.Observation;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.Escalation;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.core.stage.ConfigRecord;
import varde.wire.Order;
import varde.wire.Rejected;
import varde.wire.Sent;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.avro.CanaryValue;
import varde.wire.avro.CommandValue;
import varde.wire.avro.CorrelateConfigValue;
import varde.wire.avro.EscalateConfigValue;
import varde.wire.avro.EscalationValue;
import varde.wire.avro.HeartbeatValue;
import varde.wire.avro.MemberValue;
import varde.wire.avro.ObservationValue;
import varde.wire.avro.OrderValue;
import varde.wire.avro.OutageValue;
import varde.wire.avro.PageValue;
import varde.wire.avro.ReceiptValue;
import varde.wire.avro.RejectedValue;
import varde.wire.avro.SentValue;
import varde.wire.serde.AvroFormat;
import varde.wire.serde.SchemaIds;
import varde.wire.serde.TrustedClasses;
import varde.wire.serde.WireFormat;

/** The codecs of all topics. Make one of these for a process and share it; every method returns the same codec again. */
public final class Codecs {

    static {
        TrustedClasses.trust();
    }

    private final AvroFormat format;
    private final Codec<Heartbeat> heartbeats;
    private final Codec<Observation> observations;
    private final Codec<OutageRecord> outages;
    private final Codec<Member> members;
    private final Codec<Escalation> escalations;
    private final Map<Channel, Codec<Page>> pages = new EnumMap<>(Channel.class);
    private final Codec<OutageRecord.Canary> canaries;
    private final Codec<Receipt> receipts;
    private final Codec<Sent> sent;
    private final Codec<Command> commandsCorrelate;
    private final Codec<Command> commandsEscalate;
    private final Codec<ConfigRecord<CorrelatePart>> configCorrelate;
    private final Codec<ConfigRecord<EscalatePart>> configEscalate;
    private final Codec<Order> orderCorrelate;
    private final Codec<Order> orderEscalate;
    private final Codec<Rejected> rejected;

    /** Codecs of these topics in Varde's own format. */
    public Codecs(Topics topics, SchemaIds ids) {
        this(topics, new WireFormat(ids), Optional.of(new HeartbeatCodec(topics.heartbeats(), ids)));
    }

    /** Codecs of these topics in any format. */
    public Codecs(Topics topics, AvroFormat format) {
        this(topics, format, Optional.empty());
    }

    private Codecs(Topics topics, AvroFormat format, Optional<Codec<Heartbeat>> hot) {
        this.format = format;
        heartbeats = hot.orElseGet(() -> codec(topics.heartbeats(), new HeartbeatMapping(), HeartbeatValue.class));
        observations = codec(topics.observations(), new ObservationMapping(), ObservationValue.class);
        outages = codec(topics.outages(), new OutageMapping(), OutageValue.class);
        members = codec(topics.members(), new MemberMapping(), MemberValue.class);
        escalations = codec(topics.escalations(), new EscalationMapping(), EscalationValue.class);
        for (Channel channel : Channel.values()) {
            pages.put(channel, codec(topics.pages(channel), new PageMapping(), PageValue.class));
        }
        canaries = codec(topics.pagesCanary(), new CanaryMapping(), CanaryValue.class);
        receipts = codec(topics.receipts(), new ReceiptMapping(), ReceiptValue.class);
        sent = codec(topics.sent(), new SentMapping(), SentValue.class);
        commandsCorrelate = codec(topics.commandsCorrelate(), new CommandMapping(), CommandValue.class);
        commandsEscalate = codec(topics.commandsEscalate(), new CommandMapping(), CommandValue.class);
        configCorrelate = codec(topics.configCorrelate(), new CorrelateConfigMapping(), CorrelateConfigValue.class);
        configEscalate = codec(topics.configEscalate(), new EscalateConfigMapping(), EscalateConfigValue.class);
        orderCorrelate = codec(topics.orderCorrelate(), new OrderMapping(), OrderValue.class);
        orderEscalate = codec(topics.orderEscalate(), new OrderMapping(), OrderValue.class);
        rejected = codec(topics.rejected(), new RejectedMapping(), RejectedValue.class);
    }

    private <T, A extends SpecificRecord> Codec<T> codec(Topic topic, Mapping<T, A> mapping, Class<A> type) {
        return new TopicCodec<>(
                mapping, format.records(topic.name(), topic.value().schema(), type));
    }

    /** Of {@code heartbeats}: cheap enough for a hundred thousand a second. */
    public Codec<Heartbeat> heartbeats() {
        return heartbeats;
    }

    /** Of {@code observations}. */
    public Codec<Observation> observations() {
        return observations;
    }

    /** Of {@code outages}. */
    public Codec<OutageRecord> outages() {
        return outages;
    }

    /** Of {@code members}. */
    public Codec<Member> members() {
        return members;
    }

    /** Of {@code escalations}. */
    public Codec<Escalation> escalations() {
        return escalations;
    }

    /** Of the pages over one channel. */
    public Codec<Page> pages(Channel channel) {
        return Optional.ofNullable(pages.get(channel)).orElseThrow();
    }

    /** Of {@code pages.canary}. */
    public Codec<OutageRecord.Canary> canaries() {
        return canaries;
    }

    /** Of {@code receipts}. */
    public Codec<Receipt> receipts() {
        return receipts;
    }

    /** Of {@code sent}. */
    public Codec<Sent> sent() {
        return sent;
    }

    /** Of {@code commands.correlate}. */
    public Codec<Command> commandsCorrelate() {
        return commandsCorrelate;
    }

    /** Of {@code commands.escalate}. */
    public Codec<Command> commandsEscalate() {
        return commandsEscalate;
    }

    /** Of {@code config.correlate}. */
    public Codec<ConfigRecord<CorrelatePart>> configCorrelate() {
        return configCorrelate;
    }

    /** Of {@code config.escalate}. */
    public Codec<ConfigRecord<EscalatePart>> configEscalate() {
        return configEscalate;
    }

    /** Of {@code order.correlate}. */
    public Codec<Order> orderCorrelate() {
        return orderCorrelate;
    }

    /** Of {@code order.escalate}. */
    public Codec<Order> orderEscalate() {
        return orderEscalate;
    }

    /** Of {@code rejected}. */
    public Codec<Rejected> rejected() {
        return rejected;
    }
}
