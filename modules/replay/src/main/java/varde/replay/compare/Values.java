package varde.replay.compare;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Observation;
import varde.core.escalate.Escalation;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.wire.Rejected;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.UndecodableException;

/** What the stages' output records say, by topic, and what they are about. */
public final class Values {

    /** What the identity of a mark begins with. */
    static final String MARK = "mark of ";

    private final Map<String, Function<byte[], Object>> readers = new TreeMap<>();

    private final boolean withoutTexts;

    /**
     * Of these topics.
     *
     * @param withoutTexts whether the recording holds no texts of pages
     */
    public Values(Topics topics, Codecs codecs, boolean withoutTexts) {
        this.withoutTexts = withoutTexts;
        readers.put(topics.observations().name(), codecs.observations()::decode);
        readers.put(topics.outages().name(), codecs.outages()::decode);
        readers.put(topics.members().name(), codecs.members()::decode);
        readers.put(topics.escalations().name(), codecs.escalations()::decode);
        readers.put(topics.rejected().name(), codecs.rejected()::decode);
        readers.put(topics.pagesCanary().name(), codecs.canaries()::decode);
        for (Channel channel : Channel.values()) {
            readers.put(topics.pages(channel).name(), codecs.pages(channel)::decode);
        }
    }

    /** The value of a record of such a topic; the complaint about it if it cannot be read. */
    Object read(String topic, byte[] bytes) {
        Function<byte[], Object> reader = readers.get(topic);
        if (reader == null) {
            throw new IllegalArgumentException(topic + " is no output of a stage");
        }
        try {
            return LinkMask.masked(reader.apply(bytes), withoutTexts);
        } catch (UndecodableException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    /** What a value is about, so that two that differ can be set side by side. */
    static String identity(Object value) {
        if (value instanceof Observation.Seen seen) {
            return "view of " + seen.agent() + " on " + seen.component() + " since " + seen.since();
        }
        if (value instanceof Observation.Mark mark) {
            return MARK + "heartbeats-" + mark.partition() + " at " + mark.readUpTo();
        }
        if (value instanceof Observation.Blind blind) {
            return "blind interval of heartbeats-" + blind.partition() + " until " + blind.to();
        }
        if (value instanceof Outage outage) {
            return "outage " + outage.number() + " (" + outage.root() + ") revision " + outage.revision() + " of "
                    + outage.id();
        }
        if (value instanceof OutageRecord.Mark mark) {
            return MARK + "observations-" + mark.partition() + " at " + mark.readUpTo();
        }
        if (value instanceof OutageRecord.Canary canary) {
            return "canary of heartbeats-" + canary.partition() + " silent since " + canary.since();
        }
        return rest(value);
    }

    private static String rest(Object value) {
        if (value instanceof Member member) {
            return "member " + member.component() + " " + member.standing() + " at " + member.at();
        }
        if (value instanceof Escalation escalation) {
            return "escalation of " + escalation.number() + " to " + escalation.team() + " revision "
                    + escalation.revision() + " of " + escalation.outage();
        }
        if (value instanceof Page page) {
            return page.kind() + " " + page.id();
        }
        if (value instanceof Rejected rejected) {
            return "rejected " + rejected.topic() + "-" + rejected.partition() + "@" + rejected.offset() + " "
                    + rejected.reason();
        }
        return String.valueOf(value);
    }
}
