package varde.wire.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Each topic with its codec and core's type.
 *
 * @param topic the topic
 * @param codec its codec
 * @param type core's type of its values
 */
record Values(Topic topic, Codec<Object> codec, Type type) {

    /** All topics. */
    static List<Values> of(Topics topics, Codecs codecs) {
        List<Values> all = new ArrayList<>(List.of(
                value(topics.heartbeats(), codecs.heartbeats(), Heartbeat.class),
                value(topics.observations(), codecs.observations(), Observation.class),
                value(topics.outages(), codecs.outages(), OutageRecord.class),
                value(topics.members(), codecs.members(), Member.class),
                value(topics.escalations(), codecs.escalations(), Escalation.class),
                value(topics.pagesCanary(), codecs.canaries(), OutageRecord.Canary.class),
                value(topics.receipts(), codecs.receipts(), Receipt.class),
                value(topics.sent(), codecs.sent(), Sent.class),
                value(topics.commandsCorrelate(), codecs.commandsCorrelate(), Command.class),
                value(topics.commandsEscalate(), codecs.commandsEscalate(), Command.class),
                value(topics.configCorrelate(), codecs.configCorrelate(), configOf(CorrelatePart.class)),
                value(topics.configEscalate(), codecs.configEscalate(), configOf(EscalatePart.class)),
                value(topics.orderCorrelate(), codecs.orderCorrelate(), Order.class),
                value(topics.orderEscalate(), codecs.orderEscalate(), Order.class),
                value(topics.rejected(), codecs.rejected(), Rejected.class)));
        for (Channel channel : Channel.values()) {
            all.add(value(topics.pages(channel), codecs.pages(channel), Page.class));
        }
        return all;
    }

    /** A drawn value. */
    Object draw(long seed) {
        return new Anything(seed).of(type);
    }

    @Override
    public String toString() {
        return topic.shortName();
    }

    @SuppressWarnings("unchecked")
    private static Values value(Topic topic, Codec<?> codec, Type type) {
        return new Values(topic, (Codec<Object>) codec, type);
    }

    private static ParameterizedType configOf(Class<?> part) {
        return new ParameterizedType() {
            @Override
            public Type[] getActualTypeArguments() {
                return new Type[] {part};
            }

            @Override
            public Type getRawType() {
                return ConfigRecord.class;
            }

            @Override
            public Type getOwnerType() {
                return null;
            }
        };
    }
}
