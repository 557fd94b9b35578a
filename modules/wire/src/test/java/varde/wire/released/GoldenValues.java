package varde.wire.released;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.command.Command;
import varde.core.correlate.Explanation;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.correlate.Severity;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.escalate.Escalation;
import varde.core.landscape.State;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.page.Receipt;
import varde.core.route.Route;
import varde.core.stage.Reason;
import varde.wire.Order;
import varde.wire.Rejected;
import varde.wire.Sent;
import varde.wire.ValueSchema;

/** What the golden bytes of every release must still mean. */
final class GoldenValues {

    private static final String OUTAGE = "Kx0a-0-1041";
    private static final long AT = 1_767_000_000_000L;

    private GoldenValues() {}

    /** The values of a schema, in the order of its golden file. */
    static List<?> of(ValueSchema schema) {
        return switch (schema) {
            case HEARTBEAT -> heartbeats();
            case OBSERVATION -> observations();
            case OUTAGE -> outages();
            case MEMBER -> members();
            case ESCALATION -> List.of(escalation());
            case PAGE -> List.of(page());
            case CANARY -> List.of(new OutageRecord.Canary(3, AT, AT + 10_000));
            case RECEIPT -> List.of(receipt());
            case SENT -> sent();
            case COMMAND -> commands();
            case CONFIG_CORRELATE -> GoldenConfiguration.correlate();
            case CONFIG_ESCALATE -> GoldenConfiguration.escalate();
            case ORDER -> List.of(new Order("varde.outages", 42));
            case REJECTED -> rejected();
        };
    }

    private static List<?> heartbeats() {
        return List.of(
                new Heartbeat(
                        "agent/osl-1",
                        "oslo-1/db-kj-a",
                        "main",
                        "oslo-1",
                        HeartbeatStatus.FAILED,
                        10_000,
                        5_000,
                        "nå: nede",
                        7,
                        AT,
                        42),
                new Heartbeat("a", "a", "", "", HeartbeatStatus.LEAVING, 1, 0, "", 0, 0, -1));
    }

    private static List<?> observations() {
        return List.of(
                new Observation.Seen("agent/osl-1", "oslo-1/db-kj-a", "main", "oslo-1", View.SILENT, "", AT, 15_000, 3),
                new Observation.Mark(3, AT),
                new Observation.Blind(3, AT, AT + 60_000));
    }

    private static List<?> outages() {
        Outage.Counts counts = new Outage.Counts(
                37, 41, new TreeMap<>(Map.of("server", 36, "application", 1)), new TreeMap<>(Map.of("oslo-1", 37)));
        return List.of(
                new Outage(
                        OUTAGE,
                        1041,
                        2,
                        Outage.Change.CLOSED,
                        Outage.Status.CLOSED,
                        "main",
                        "oslo-1/db-kj-a",
                        "Database for kjernejournal",
                        "server",
                        State.DOWN,
                        Severity.CRITICAL,
                        new TreeMap<>(Map.of("kind", "server", "site", "oslo-1")),
                        List.of(new Route.Destination("database", "routes.yaml:14")),
                        AT,
                        AT + 3_000,
                        AT + 60_000,
                        Optional.of(AT + 60_000),
                        3_000,
                        counts,
                        List.of(new Outage.Hit("app/kjernejournal", "Kjernejournal", State.DOWN)),
                        List.of("Kjernejournal"),
                        Optional.of("Kx0a-0-1042"),
                        Optional.of(AT + 10_000),
                        true,
                        List.of(new Reason("quorum", "down from 2 of 2 sites")),
                        Explanation.NONE),
                new OutageRecord.Mark(0, AT));
    }

    private static List<?> members() {
        return List.of(
                new Member(
                        "oslo-1/db-kj-a",
                        "main",
                        Member.Standing.MEMBER,
                        Optional.of(OUTAGE),
                        State.DOWN,
                        AT,
                        "2 of 2"),
                new Member("x", "main", Member.Standing.UNLISTED, Optional.empty(), State.UNKNOWN, AT, ""));
    }

    private static Escalation escalation() {
        return new Escalation(
                OUTAGE,
                1041,
                "database",
                3,
                Escalation.Status.ACKNOWLEDGED,
                Severity.MAJOR,
                "Kjernejournal",
                1,
                0,
                AT,
                AT,
                AT + 19_000,
                Optional.of(AT + 3_600_000),
                List.of(new Escalation.Acknowledgement(
                        "kari", Command.How.LINK, AT + 19_000, Optional.of(AT + 3_619_000))),
                List.of(new Escalation.PageMade(
                        OUTAGE + "-database-1",
                        PageEvent.OPENED,
                        "kari",
                        Channel.SMS,
                        0,
                        0,
                        AT,
                        AT + 60_000,
                        Escalation.Fate.DELIVERED,
                        "",
                        "")),
                List.of(new Reason("on-call", "kari until Monday 08:00")));
    }

    private static Page page() {
        return new Page(
                OUTAGE + "-database-1",
                Page.Kind.PAGE,
                PageEvent.OPENED,
                OUTAGE,
                1041,
                "database",
                "kari",
                Channel.SMS,
                "+4790000001",
                Language.NB,
                Severity.CRITICAL,
                "KRITISK 1041: Kjernejournal nede fra 03:14.",
                "KRITISK 1041",
                "Årsak: db-kj-a",
                "<p>Årsak: db-kj-a</p>",
                AT + 60_000,
                true);
    }

    private static Receipt receipt() {
        return new Receipt(
                OUTAGE + "-database-1",
                OUTAGE,
                "database",
                "kari",
                Channel.EMAIL,
                Receipt.Status.FAILED,
                "relay",
                "<1@x>",
                2,
                "550 no",
                AT);
    }

    private static List<?> sent() {
        return List.of(
                new Sent(
                        "p",
                        Sent.Phase.INTENT,
                        1,
                        Channel.SMS,
                        "kari",
                        OUTAGE,
                        "database",
                        "a",
                        "",
                        Optional.empty(),
                        "",
                        AT,
                        false,
                        3,
                        42),
                new Sent(
                        "p",
                        Sent.Phase.OUTCOME,
                        2,
                        Channel.SMS,
                        "kari",
                        OUTAGE,
                        "database",
                        "b",
                        "17",
                        Optional.of(Receipt.Status.DELIVERED),
                        "may be a repeat",
                        AT,
                        true,
                        -1,
                        -1));
    }

    private static List<?> commands() {
        return List.of(
                new Command(
                        "c-1",
                        Command.Kind.REASSIGN,
                        "kari",
                        Command.How.LINK,
                        Optional.of(1041),
                        Optional.of("database"),
                        "til nett",
                        new TreeMap<>(Map.of("to", "backbone"))),
                new Command(
                        "c-2",
                        Command.Kind.RAISE,
                        "root",
                        Command.How.COMMAND_LINE,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        new TreeMap<>()));
    }

    private static List<?> rejected() {
        return List.of(
                new Rejected(
                        "detect",
                        "varde.heartbeats",
                        3,
                        42,
                        AT,
                        "begins with byte 112 instead of 0",
                        new byte[] {1},
                        new byte[] {2, 3},
                        "x.Y"),
                new Rejected("detect", "varde.heartbeats", 3, 43, AT, "no", null, null, ""));
    }
}
