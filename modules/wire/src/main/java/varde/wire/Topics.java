package varde.wire;

import static varde.wire.PartitionGroup.ASIDE;
import static varde.wire.PartitionGroup.CORRELATE;
import static varde.wire.PartitionGroup.DETECT;
import static varde.wire.PartitionGroup.ESCALATE;
import static varde.wire.PartitionGroup.NOTIFY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.core.oncall.Channel;
import varde.wire.Topic.CleanUp;

/**
 * The one list of topics. The topic tool, the table in {@code schemas/} and the tests are made from it; only the prefix
 * and the partition counts at creation are settings.
 */
public final class Topics {

    /** The usual prefix. */
    public static final String PREFIX = "varde.";

    private static final int MIB = 1 << 20;
    /** The broker's own default: a batch of 1 MiB and its overhead. */
    private static final int USUAL = MIB + 12;

    private static final Draft HEARTBEATS = new Draft("heartbeats", ValueSchema.HEARTBEAT, DETECT)
            .keyedBy("agent")
            .keptFor(3)
            .compressed()
            .pulsed()
            .is("what agents saw");
    private static final Draft OBSERVATIONS = new Draft("observations", ValueSchema.OBSERVATION, CORRELATE)
            .keyedBy("domain")
            .keptFor(30)
            .pulsed()
            .is("changes in what agents see, with DETECT's marks");
    private static final Draft OUTAGES = new Draft("outages", ValueSchema.OUTAGE, ESCALATE)
            .keyedBy("team")
            .keptFor(90)
            .pulsed()
            .is("an outage's whole state with revision and reasons, with CORRELATE's marks");
    private static final Draft MEMBERS = new Draft("members", ValueSchema.MEMBER, CORRELATE)
            .keyedBy("component, partitioned by domain")
            .keptFor(90)
            .is("which component belongs to which outage");
    private static final Draft ESCALATIONS = new Draft("escalations", ValueSchema.ESCALATION, ESCALATE)
            .keyedBy("team")
            .keptFor(400)
            .is("an escalation's whole state after each decision; person ids, no addresses");
    private static final Draft RECEIPTS = new Draft("receipts", ValueSchema.RECEIPT, ESCALATE)
            .keyedBy("team")
            .keptFor(90)
            .is("what became of pages");
    private static final Draft SENT = new Draft("sent", ValueSchema.SENT, NOTIFY)
            .keyedBy("page id")
            .keptFor(30)
            .compacted()
            .is("the notifiers' memory");
    private static final Draft COMMANDS_CORRELATE = new Draft("commands.correlate", ValueSchema.COMMAND, CORRELATE)
            .keyedBy("domain")
            .keptFor(400)
            .is("what people said, to CORRELATE");
    private static final Draft COMMANDS_ESCALATE = new Draft("commands.escalate", ValueSchema.COMMAND, ESCALATE)
            .keyedBy("team")
            .keptFor(400)
            .is("what people said, to ESCALATE");
    private static final Draft REJECTED = new Draft("rejected", ValueSchema.REJECTED, ASIDE)
            .keptFor(30)
            .atMost(3 * MIB)
            .is("what nobody could read or decide, with why");

    private static final Draft PAGES_CANARY = new Draft("pages.canary", ValueSchema.CANARY, ASIDE)
            .keyedBy("partition of heartbeats")
            .keptFor(7)
            .is("the canaries' silences that have gone the whole way, for the watchdogs");

    private static Draft pagesBy(String channel) {
        return new Draft("pages." + channel, ValueSchema.PAGE, NOTIFY)
                .keyedBy("person")
                .keptFor(30)
                .is("pages for notifiers; they hold addresses");
    }

    private static Draft configOf(String stage, ValueSchema value, PartitionGroup group) {
        return new Draft("config." + stage, value, group)
                .keptFor(400)
                .is("configuration, part by part, each version closed by a record that puts it in force");
    }

    private static Draft orderOf(String stage, PartitionGroup group) {
        return new Draft("order." + stage, ValueSchema.ORDER, group)
                .keptFor(400)
                .is("in which order inputs were read");
    }

    /** The topics under the usual prefix. */
    public static final Topics STANDARD = new Topics(PREFIX);

    private final String prefix;
    private final Topic heartbeats;
    private final Topic observations;
    private final Topic outages;
    private final Topic members;
    private final Topic escalations;
    private final Map<Channel, Topic> pages;
    private final Topic pagesCanary;
    private final Topic receipts;
    private final Topic sent;
    private final Topic commandsCorrelate;
    private final Topic commandsEscalate;
    private final Topic configCorrelate;
    private final Topic configEscalate;
    private final Topic orderCorrelate;
    private final Topic orderEscalate;
    private final Topic rejected;

    /**
     * The topics under a prefix.
     *
     * @param prefix such as {@code varde.}: letters, digits, dots, hyphens; may be empty
     */
    public Topics(String prefix) {
        if (!prefix.matches("[a-zA-Z0-9.-]*")) {
            throw new IllegalArgumentException(
                    "topic prefix \"" + prefix + "\": use letters, digits, dots and hyphens only");
        }
        this.prefix = prefix;
        heartbeats = HEARTBEATS.under(prefix);
        observations = OBSERVATIONS.under(prefix);
        outages = OUTAGES.under(prefix);
        members = MEMBERS.under(prefix);
        escalations = ESCALATIONS.under(prefix);
        pages = Map.of(
                Channel.SMS, pagesBy("sms").under(prefix),
                Channel.EMAIL, pagesBy("email").under(prefix),
                Channel.WEBHOOK, pagesBy("webhook").under(prefix));
        pagesCanary = PAGES_CANARY.under(prefix);
        receipts = RECEIPTS.under(prefix);
        sent = SENT.under(prefix);
        commandsCorrelate = COMMANDS_CORRELATE.under(prefix);
        commandsEscalate = COMMANDS_ESCALATE.under(prefix);
        configCorrelate =
                configOf("correlate", ValueSchema.CONFIG_CORRELATE, CORRELATE).under(prefix);
        configEscalate =
                configOf("escalate", ValueSchema.CONFIG_ESCALATE, ESCALATE).under(prefix);
        orderCorrelate = orderOf("correlate", CORRELATE).under(prefix);
        orderEscalate = orderOf("escalate", ESCALATE).under(prefix);
        rejected = REJECTED.under(prefix);
    }

    /** The prefix of these topics. */
    public String prefix() {
        return prefix;
    }

    /** What agents saw. */
    public Topic heartbeats() {
        return heartbeats;
    }

    /** Changes in what agents see. */
    public Topic observations() {
        return observations;
    }

    /** Outages. */
    public Topic outages() {
        return outages;
    }

    /** Which component belongs to which outage. */
    public Topic members() {
        return members;
    }

    /** Escalations. */
    public Topic escalations() {
        return escalations;
    }

    /** Pages over one channel. */
    public Topic pages(Channel channel) {
        return Optional.ofNullable(pages.get(channel)).orElseThrow();
    }

    /** The canaries' silences that have gone the whole way. */
    public Topic pagesCanary() {
        return pagesCanary;
    }

    /** What became of pages. */
    public Topic receipts() {
        return receipts;
    }

    /** The notifiers' memory. */
    public Topic sent() {
        return sent;
    }

    /** Commands to CORRELATE. */
    public Topic commandsCorrelate() {
        return commandsCorrelate;
    }

    /** Commands to ESCALATE. */
    public Topic commandsEscalate() {
        return commandsEscalate;
    }

    /** Configuration of CORRELATE. */
    public Topic configCorrelate() {
        return configCorrelate;
    }

    /** Configuration of ESCALATE. */
    public Topic configEscalate() {
        return configEscalate;
    }

    /** In which order CORRELATE read its inputs. */
    public Topic orderCorrelate() {
        return orderCorrelate;
    }

    /** In which order ESCALATE read its inputs. */
    public Topic orderEscalate() {
        return orderEscalate;
    }

    /** What nobody could read or decide. */
    public Topic rejected() {
        return rejected;
    }

    /** All topics, in the order of an alarm's way. */
    public List<Topic> all() {
        return List.of(
                heartbeats,
                observations,
                outages,
                members,
                escalations,
                pages(Channel.SMS),
                pages(Channel.EMAIL),
                pages(Channel.WEBHOOK),
                pagesCanary,
                receipts,
                sent,
                commandsCorrelate,
                commandsEscalate,
                configCorrelate,
                configEscalate,
                orderCorrelate,
                orderEscalate,
                rejected);
    }

    /** The topic of this name, with its prefix. */
    public Optional<Topic> named(String name) {
        return all().stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** What {@code max.request.size} a producer needs that may write to any of these topics, in bytes. */
    public int maxRequestSize() {
        return all().stream().mapToInt(Topic::maxMessageBytes).max().orElse(USUAL);
    }

    /** A topic without its prefix. */
    private static final class Draft {
        private final String shortName;
        private final ValueSchema value;
        private final PartitionGroup group;
        private String key = "–";
        private String what = "";
        private CleanUp cleanUp = CleanUp.DELETE;
        private Duration retention = Duration.ofDays(30);
        private String compression = "none";
        private int maxMessageBytes = USUAL;
        private boolean pulsed;

        Draft(String shortName, ValueSchema value, PartitionGroup group) {
            this.shortName = shortName;
            this.value = value;
            this.group = group;
        }

        Draft keyedBy(String meaning) {
            key = meaning;
            return this;
        }

        Draft keptFor(int days) {
            retention = Duration.ofDays(days);
            return this;
        }

        Draft compacted() {
            cleanUp = CleanUp.COMPACT_AND_DELETE;
            return this;
        }

        Draft compressed() {
            compression = "lz4";
            return this;
        }

        Draft atMost(int bytes) {
            maxMessageBytes = bytes;
            return this;
        }

        Draft pulsed() {
            pulsed = true;
            return this;
        }

        Draft is(String sentence) {
            what = sentence;
            return this;
        }

        Topic under(String prefix) {
            return new Topic(
                    prefix + shortName,
                    shortName,
                    key,
                    value,
                    cleanUp,
                    retention,
                    group,
                    compression,
                    maxMessageBytes,
                    pulsed,
                    what);
        }
    }
}
