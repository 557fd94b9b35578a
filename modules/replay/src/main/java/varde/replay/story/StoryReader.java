package varde.replay.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import varde.core.command.Command;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.CorrelateRow;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.detect.Observation;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.EscalateRow;
import varde.core.escalate.Escalation;
import varde.core.landscape.Component;
import varde.core.landscape.Maintenance;
import varde.core.oncall.Channel;
import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.core.stage.ConfigRecord;
import varde.replay.recording.Beginning;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;
import varde.wire.serde.UndecodableException;
import varde.wire.state.CorrelateRowCodec;
import varde.wire.state.EscalateRowCodec;

/** Reads what a recording tells of outages: all of it up to the interval's end, so that what was open at its begin is known. */
public final class StoryReader {

    private final Recording recording;
    private final Topics topics;
    private final Codecs codecs;
    private final long to;
    private final Map<String, OutageTale> tales = new LinkedHashMap<>();
    private final Map<String, List<Timed<Receipt>>> receipts = new HashMap<>();
    private final Versions<CorrelatePart> landscape = new Versions<>();
    private final Versions<EscalatePart> staff = new Versions<>();
    private final List<Observation.Blind> blind = new ArrayList<>();
    private final List<Timed<Observation.Seen>> views = new ArrayList<>();
    private final List<Timed<Member>> members = new ArrayList<>();

    private StoryReader(Recording recording) {
        this.recording = recording;
        this.topics = recording.topics();
        this.codecs = recording.codecs();
        this.to = recording.interval().to();
    }

    /** Reads the story of a recording. */
    public static Story read(Recording recording) {
        return read(recording, true);
    }

    /**
     * Reads the story of a recording.
     *
     * @param views whether what agents saw is wanted: of a month that is much
     */
    public static Story read(Recording recording, boolean views) {
        StoryReader reader = new StoryReader(recording);
        reader.beginnings();
        reader.configuration();
        reader.outages();
        reader.pages();
        if (views) {
            reader.observations();
        }
        return reader.story();
    }

    /** What the stages remembered where the recording begins. */
    private void beginnings() {
        recording.beginning("correlate", 0).ifPresent(begun -> begun.rows().forEach(this::correlateRow));
        recording.beginning("escalate", 0).ifPresent(begun -> begun.rows().forEach(this::escalateRow));
    }

    private void correlateRow(Beginning.KeptRow kept) {
        CorrelateRow row = CorrelateRowCodec.decode(kept.store(), kept.bytes());
        if (row instanceof CorrelateRow.Part part) {
            landscape.take(new ConfigRecord.Part<>(part.version(), part.index(), part.part()));
        } else if (row instanceof CorrelateRow.InForce closing) {
            closings.add(() -> landscape.take(new ConfigRecord.InForce<>(
                    closing.version(), closing.parts(), closing.author(), closing.appliedAt())));
        } else if (row instanceof CorrelateRow.Life life) {
            outage(recording.interval().from(), life.outage());
        } else if (row instanceof CorrelateRow.Membership known
                && known.outage().isPresent()) {
            member(new Timed<>(
                    recording.interval().from(),
                    new Member(
                            known.component(),
                            known.domain(),
                            known.standing(),
                            known.outage(),
                            known.state(),
                            recording.interval().from(),
                            "")));
        }
    }

    private final List<Runnable> closings = new ArrayList<>();

    private void escalateRow(Beginning.KeptRow kept) {
        EscalateRow row = EscalateRowCodec.decode(kept.store(), kept.bytes());
        if (row instanceof EscalateRow.PartRow part) {
            staff.take(part.part());
        } else if (row instanceof EscalateRow.InForceRow closing) {
            closings.add(() -> staff.take(closing.version()));
        } else if (row instanceof EscalateRow.EscalationRow escalation) {
            escalation(
                    new Timed<>(recording.interval().from(), escalation.course().shown()));
        }
    }

    private void configuration() {
        closings.forEach(Runnable::run);
        each(topics.configCorrelate(), codecs.configCorrelate(), config -> landscape.take(config.said()));
        each(topics.configEscalate(), codecs.configEscalate(), config -> staff.take(config.said()));
    }

    private <T> void each(Topic topic, Codec<T> codec, Consumer<Timed<T>> taker) {
        for (int partition = 0; partition < recording.partitions(topic); partition++) {
            try (Records records = recording.read(topic, partition, recording.first(topic, partition))) {
                @Nullable Recorded record = records.next();
                while (record != null && record.timestamp() < to) {
                    if (record.value() != null) {
                        read(codec, record.value(), record.timestamp(), taker);
                    }
                    record = records.next();
                }
            }
        }
    }

    private static <T> void read(Codec<T> codec, byte[] value, long at, Consumer<Timed<T>> taker) {
        T said;
        try {
            said = codec.decode(value);
        } catch (UndecodableException poison) {
            return;
        }
        taker.accept(new Timed<>(at, said));
    }

    private void outages() {
        each(topics.outages(), codecs.outages(), told -> {
            if (told.said() instanceof Outage outage) {
                outage(told.at(), outage);
            }
        });
        each(topics.members(), codecs.members(), this::member);
        each(topics.escalations(), codecs.escalations(), this::escalation);
    }

    private void outage(long at, Outage outage) {
        tales.computeIfAbsent(outage.id(), OutageTale::new).add(new Timed<>(at, outage));
    }

    private void member(Timed<Member> member) {
        members.add(member);
        member.said()
                .outage()
                .ifPresent(
                        outage -> tales.computeIfAbsent(outage, OutageTale::new).addMember(member));
    }

    private void escalation(Timed<Escalation> escalation) {
        tales.computeIfAbsent(escalation.said().outage(), OutageTale::new).addEscalation(escalation);
    }

    private void pages() {
        each(
                topics.receipts(),
                codecs.receipts(),
                receipt -> receipts.computeIfAbsent(receipt.said().page(), any -> new ArrayList<>())
                        .add(receipt));
        for (Channel channel : Channel.values()) {
            each(topics.pages(channel), codecs.pages(channel), this::page);
        }
        each(topics.commandsEscalate(), codecs.commandsEscalate(), this::command);
        each(topics.commandsCorrelate(), codecs.commandsCorrelate(), this::command);
    }

    private void page(Timed<Page> page) {
        List<Timed<Receipt>> became = receipts.getOrDefault(page.said().id(), List.of());
        tales.computeIfAbsent(page.said().outage(), OutageTale::new)
                .addPage(new SentPage(page.at(), page.said(), became));
    }

    private void command(Timed<Command> command) {
        command.said().number().flatMap(this::openWith).ifPresent(tale -> tale.addCommand(command));
    }

    private Optional<OutageTale> openWith(int number) {
        return tales.values().stream()
                .filter(tale -> tale.told() && tale.last().number() == number)
                .reduce((first, second) -> second);
    }

    private void observations() {
        each(topics.observations(), codecs.observations(), observation -> {
            if (observation.said() instanceof Observation.Blind stretch
                    && stretch.to() >= recording.interval().from()) {
                blind.add(stretch);
            } else if (observation.said() instanceof Observation.Seen seen
                    && recording.interval().holds(observation.at())) {
                views.add(new Timed<>(observation.at(), seen));
            }
        });
    }

    private Story story() {
        List<OutageTale> open = tales.values().stream()
                .filter(OutageTale::told)
                .filter(this::inInterval)
                .sorted(Comparator.comparingLong(OutageTale::openedAt).thenComparing(OutageTale::id))
                .toList();
        return new Story(recording.interval(), open, blind, views, members, land(), staffing());
    }

    private boolean inInterval(OutageTale tale) {
        return tale.brokeAt() < to
                && tale.endedAt().map(end -> end >= recording.interval().from()).orElse(true);
    }

    private Story.Land land() {
        List<Component> components = new ArrayList<>();
        List<Maintenance> windows = new ArrayList<>();
        for (CorrelatePart part : landscape.inForce()) {
            if (part instanceof CorrelatePart.Declared declared) {
                components.add(declared.component());
            } else if (part instanceof CorrelatePart.Planned planned) {
                windows.add(planned.maintenance());
            }
        }
        return new Story.Land(landscape.version().orElse(""), components, windows);
    }

    private Story.Staffing staffing() {
        Map<String, Team> teams = new TreeMap<>();
        Map<String, Person> people = new TreeMap<>();
        for (EscalatePart part : staff.inForce()) {
            if (part instanceof EscalatePart.Staffed staffed) {
                teams.put(staffed.team().id(), staffed.team());
            } else if (part instanceof EscalatePart.Known known) {
                people.put(known.person().id(), known.person());
            }
        }
        return new Story.Staffing(teams, people);
    }
}
