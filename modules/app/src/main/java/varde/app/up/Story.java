package varde.app.up;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import varde.core.correlate.Outage;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.escalate.Escalation;
import varde.core.landscape.State;
import varde.core.page.PageEvent;
import varde.core.route.Route;
import varde.core.stage.Reason;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/**
 * Tells in the terminal what the topics say, a line for each thing that people want to hear: broken, seen, outage, routed,
 * paged, acknowledged, over.
 */
final class Story {

    private final Topics topics;
    private final Codecs codecs;
    private final PrintWriter out;
    private final Duty duty;
    private final DateTimeFormatter clock;
    private final Map<String, Map<String, Observation.Seen>> views = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Map<String, Outage> outages = new HashMap<>();
    private final Map<String, Escalation> escalations = new HashMap<>();

    /** A story for this reader. */
    Story(Topics topics, Codecs codecs, Duty duty, ZoneId zone, PrintWriter out) {
        this.topics = topics;
        this.codecs = codecs;
        this.duty = duty;
        this.out = out;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** The topics that it is told from. */
    List<Topic> sources() {
        return List.of(topics.observations(), topics.outages(), topics.escalations());
    }

    /** Takes in a record of one of its topics. */
    synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(topics.observations().name())) {
            if (codecs.observations().decode(record.value()) instanceof Observation.Seen seen) {
                seen(seen, record.timestamp());
            }
        } else if (record.topic().equals(topics.outages().name())) {
            if (codecs.outages().decode(record.value()) instanceof Outage outage) {
                outage(outage);
            }
        } else if (record.topic().equals(topics.escalations().name())) {
            escalation(codecs.escalations().decode(record.value()));
        }
    }

    /** Says that something was broken or healed on purpose. */
    synchronized void simulated(String component, boolean isBroken) {
        if (isBroken) {
            broken.add(component);
        } else {
            broken.remove(component);
        }
        tell(System.currentTimeMillis(), isBroken ? "BROKEN" : "HEALED", component + " (simulated)");
    }

    /** From how many sites a component has been seen. */
    synchronized long sitesOf(String component) {
        return views.getOrDefault(component, Map.of()).values().stream()
                .map(Observation.Seen::site)
                .distinct()
                .count();
    }

    private void seen(Observation.Seen seen, long at) {
        Map<String, Observation.Seen> all = views.computeIfAbsent(seen.component(), any -> new TreeMap<>());
        all.put(seen.agent(), seen);
        if (!broken.contains(seen.component()) || !bad(seen)) {
            return;
        }
        Set<String> sites = all.values().stream().map(Observation.Seen::site).collect(Collectors.toSet());
        Set<String> down = all.values().stream()
                .filter(Story::bad)
                .map(Observation.Seen::site)
                .collect(Collectors.toSet());
        if (seen.agent().equals(seen.component())) {
            tell(at, "SEEN", seen.component() + " has fallen silent");
        } else if (down.size() == sites.size()) {
            tell(
                    at,
                    "SEEN",
                    "down from " + down.size() + " of " + sites.size() + (sites.size() == 1 ? " site" : " sites"));
        }
    }

    private static boolean bad(Observation.Seen seen) {
        return seen.view() == View.FAILED || seen.view() == View.SILENT;
    }

    private void outage(Outage outage) {
        Outage before = outages.put(outage.id(), outage);
        switch (outage.change()) {
            case OPENED:
            case REOPENED:
                opened(outage);
                routed(outage);
                break;
            case MERGED:
                tell(outage.changedAt(), "MERGED", outage.number() + " " + merged(outage));
                routed(outage);
                break;
            case WORSE:
                tell(outage.changedAt(), "WORSE", outage.number() + " " + outage.severity() + " " + title(outage));
                break;
            case CLOSED:
                break;
            case UPDATED:
                if (before == null || !teams(before).equals(teams(outage))) {
                    routed(outage);
                }
                break;
        }
    }

    private void opened(Outage outage) {
        int others = outage.counts().failed() - 1;
        String held =
                outage.held() < 500 ? "" : " (held " + Math.round(outage.held() / 1000.0) + " s for a deeper cause)";
        tell(
                outage.changedAt(),
                "OUTAGE",
                outage.number() + " " + outage.severity() + " " + title(outage)
                        + (outage.state() == State.DEGRADED ? " degraded" : "")
                        + (outage.change() == Outage.Change.REOPENED ? ", again" : "")
                        + "; cause " + outage.root() + (others > 0 ? "; explains " + others : "") + held);
    }

    private static String merged(Outage outage) {
        return outage.status() == Outage.Status.MERGED
                ? "is part of another outage now"
                : "has a deeper cause: " + outage.root();
    }

    private void routed(Outage outage) {
        for (Route.Destination destination : outage.destinations()) {
            tell(
                    outage.changedAt(),
                    "ROUTED",
                    destination.team() + " (" + destination.source() + ")"
                            + duty.words(destination.team(), Instant.ofEpochMilli(outage.changedAt())));
        }
    }

    private static List<String> teams(Outage outage) {
        return outage.destinations().stream().map(Route.Destination::team).toList();
    }

    private void escalation(Escalation escalation) {
        String key = escalation.outage() + "/" + escalation.team();
        Escalation before = escalations.put(key, escalation);
        List<Escalation.PageMade> known = before == null ? List.of() : before.pages();
        escalation.pages().forEach(page -> page(page, fate(known, page.id()), escalation));
        int answered = before == null ? 0 : before.acknowledgements().size();
        escalation.acknowledgements().stream()
                .skip(answered)
                .forEach(answer -> tell(
                        answer.at(),
                        "ACKED",
                        answer.person() + " by "
                                + answer.how().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        declines(escalation)
                .skip(before == null ? 0 : declines(before).count())
                .forEach(no -> tell(escalation.changedAt(), "SAID NO", no.text()));
        if (escalation.status() == Escalation.Status.ENDED
                && (before == null || before.status() != Escalation.Status.ENDED)) {
            over(escalation);
        }
    }

    private static Stream<Reason> declines(Escalation escalation) {
        return escalation.reasons().stream().filter(reason -> reason.rule().equals("declined"));
    }

    private static Optional<Escalation.Fate> fate(List<Escalation.PageMade> pages, String id) {
        return pages.stream()
                .filter(page -> page.id().equals(id))
                .map(Escalation.PageMade::fate)
                .findFirst();
    }

    private void page(Escalation.PageMade page, Optional<Escalation.Fate> before, Escalation escalation) {
        if (before.equals(Optional.of(page.fate())) || page.event() == PageEvent.ALL_CLEAR) {
            return;
        }
        String to = page.person() + " by " + page.channel()
                + (page.event() == PageEvent.OPENED
                        ? ""
                        : " (" + page.event().name().toLowerCase(Locale.ROOT) + ")");
        switch (page.fate()) {
            case DELIVERED:
                tell(
                        escalation.changedAt(),
                        "PAGED",
                        to + ", delivered after " + seconds(page, escalation) + next(escalation));
                break;
            case SENT:
                if (page.channel() != varde.core.oncall.Channel.SMS) {
                    tell(
                            escalation.changedAt(),
                            "PAGED",
                            to + ", sent after " + seconds(page, escalation) + next(escalation));
                }
                break;
            case FAILED:
            case DROPPED:
            case UNCONFIRMED:
                tell(
                        escalation.changedAt(),
                        page.fate().name(),
                        to + (page.note().isEmpty() ? "" : ": " + page.note()));
                break;
            case WAITING:
                tell(escalation.changedAt(), "WAITS", to + ": " + page.note());
                break;
            case PENDING:
                break;
        }
    }

    private static String seconds(Escalation.PageMade page, Escalation escalation) {
        return String.format(Locale.ROOT, "%.1f s", (escalation.changedAt() - page.at()) / 1000.0);
    }

    private String next(Escalation escalation) {
        return escalation.nextDue().map(due -> "; next step " + time(due)).orElse("");
    }

    private void over(Escalation escalation) {
        Outage outage = outages.get(escalation.outage());
        if (outage == null || outage.status() != Outage.Status.CLOSED) {
            return;
        }
        long pages = escalation.pages().stream()
                .filter(page -> page.event() != PageEvent.ALL_CLEAR)
                .count();
        String told = escalation.pages().stream()
                .filter(page -> page.event() == PageEvent.ALL_CLEAR)
                .map(Escalation.PageMade::person)
                .distinct()
                .collect(Collectors.joining(", "));
        Duration lasted = Duration.ofMillis(outage.closedAt().orElse(outage.changedAt()) - outage.brokeAt());
        tell(
                outage.changedAt(),
                "OVER",
                outage.number() + " after " + words(lasted) + "; "
                        + outage.counts().failures() + " failures, " + pages + (pages == 1 ? " page" : " pages")
                        + (told.isEmpty() ? "" : "; all-clear to " + told));
    }

    private static String words(Duration lasted) {
        long seconds = lasted.toSeconds();
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    private static String title(Outage outage) {
        return outage.applications().isEmpty()
                ? outage.rootName()
                : outage.applications().get(0);
    }

    private String time(long at) {
        return clock.format(Instant.ofEpochMilli(at));
    }

    private void tell(long at, String what, String rest) {
        out.println(time(at) + " " + String.format(Locale.ROOT, "%-7s", what) + " " + rest);
        out.flush();
    }
}
