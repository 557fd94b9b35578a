package varde.replay.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.escalate.EscalateInput;
import varde.core.escalate.EscalateOutput;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.EscalateRow;
import varde.core.escalate.Escalation;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.core.stage.ConfigRecord;
import varde.replay.decide.Earlier;
import varde.replay.decide.Heard;
import varde.replay.decide.Input;
import varde.replay.decide.Inputs;
import varde.replay.decide.Keeping;
import varde.replay.decide.StageReplay;
import varde.replay.decide.StageSpecs;
import varde.replay.recording.Beginning;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.streams.StageSpec;
import varde.wire.Topic;
import varde.wire.serde.UndecodableException;

/**
 * ESCALATE over the outages that there would have been: who would have been paged. What was recorded stays where it fits:
 * an outage that is alike is read where it was read, and so are receipts and commands that are about something that exists
 * in the other world as well.
 */
final class OtherEscalate {

    /** What is told without bytes. */
    private static final byte[] NONE = {};

    private final Recording recording;
    private final StageSpecs specs;
    private final Change change;
    private final Echo echo;
    private final Worlds worlds;
    private final Set<String> alike = new HashSet<>();
    private final PriorityQueue<Input> later =
            new PriorityQueue<>(Comparator.comparingLong(input -> input.record().timestamp()));
    private final Map<String, Made<Escalation>> escalations = new LinkedHashMap<>();
    private final List<Made<Page>> pages = new ArrayList<>();
    private final Map<String, Outage> known = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Heard<EscalateInput, EscalateRow, EscalateOutput> heard = new Heard<>();
    private long time;

    /**
     * Over the outages that there would have been.
     *
     * @param worlds what both worlds are made of
     */
    OtherEscalate(Recording recording, StageSpecs specs, Change change, Worlds worlds) {
        this.recording = recording;
        this.specs = specs;
        this.change = change;
        this.worlds = worlds;
        this.echo = worlds.echo();
    }

    /**
     * What both worlds are made of.
     *
     * @param recorded keys of the outage records that there were
     * @param correlate makes the outages that there would have been
     * @param told hears of each of these
     * @param echo what people and providers would have done
     */
    record Worlds(Set<String> recorded, OtherCorrelate correlate, Consumer<Made<Outage>> told, Echo echo) {

        /** Records with the same key are alike. */
        static String key(Outage outage) {
            return outage.id() + "#" + outage.revision() + "#" + outage.hashCode();
        }
    }

    void run() {
        StageSpec<EscalateInput, EscalateRow, EscalateOutput> spec = specs.escalate(new TreeMap<>());
        Beginning beginning = Earlier.of(recording, spec, 0);
        StageReplay<EscalateInput, EscalateRow, EscalateOutput> stage = new StageReplay<>(
                given -> heard.of(specs.escalate(given)), specs.topicIds(), 0, beginning, Keeping.LIVING);
        Rewriting<EscalatePart> rewriting = new Rewriting<>(change.escalate());
        time = beginning.clock().map(varde.core.time.Now::log).orElse(0L);
        for (ConfigRecord<EscalatePart> record : BegunConfiguration.escalate(beginning.rows())) {
            rewriting.take(record).forEach(config -> take(stage, config(config, time, Optional.empty())));
        }
        try (Inputs inputs = Inputs.open(recording, spec, 0, beginning.offsets())) {
            @Nullable Input input = inputs.next();
            while (input != null && time < recording.interval().to()) {
                read(input, spec.main(), stage, rewriting);
                input = inputs.next();
            }
        }
    }

    private void read(
            Input input,
            Topic main,
            StageReplay<EscalateInput, EscalateRow, EscalateOutput> stage,
            Rewriting<EscalatePart> rewriting) {
        if (input.record().topic().equals(main.name())) {
            long until = input.record().timestamp();
            for (Made<Outage> made : worlds.correlate().upTo(until)) {
                worlds.told().accept(made);
                String key = Worlds.key(made.said());
                if (worlds.recorded().contains(key)) {
                    alike.add(key);
                } else {
                    time = Math.max(time, made.at());
                    take(stage, told(made));
                }
            }
            while (!later.isEmpty() && later.peek().record().timestamp() <= until) {
                take(stage, later.remove());
            }
            time = Math.max(time, until);
        }
        for (Input mine : readable(input, rewriting)) {
            take(stage, mine);
        }
    }

    /** What nobody can read stays as it is: the stage refuses it again. */
    private List<Input> readable(Input input, Rewriting<EscalatePart> rewriting) {
        try {
            return instead(input, rewriting);
        } catch (UndecodableException unreadable) {
            return List.of(input);
        }
    }

    /** What stands in place of a recorded input. */
    private List<Input> instead(Input input, Rewriting<EscalatePart> rewriting) {
        Recorded record = input.record();
        byte[] value = record.value();
        if (value == null) {
            return List.of(input);
        }
        String topic = record.topic();
        if (topic.equals(recording.topics().configEscalate().name())) {
            List<Input> inputs = new ArrayList<>();
            for (ConfigRecord<EscalatePart> config :
                    rewriting.take(recording.codecs().configEscalate().decode(value))) {
                inputs.add(config(config, record.timestamp(), inputs.isEmpty() ? input.start() : Optional.empty()));
            }
            return inputs;
        }
        if (topic.equals(recording.topics().outages().name())) {
            OutageRecord told = recording.codecs().outages().decode(value);
            boolean stays = !(told instanceof Outage outage) || alike.remove(Worlds.key(outage));
            if (stays && told instanceof Outage outage) {
                known.put(outage.id(), outage);
            }
            return stays ? List.of(input) : List.of();
        }
        if (topic.equals(recording.topics().receipts().name())) {
            Receipt receipt = recording.codecs().receipts().decode(value);
            return made.contains(receipt.page()) ? List.of(input) : List.of();
        }
        return echo.command(recording.codecs().commandsEscalate().decode(value), known)
                .map(command -> new Input(
                        record.with(recording.codecs().commandsEscalate().encode(command)), input.start()))
                .map(List::of)
                .orElse(List.of());
    }

    private Input told(Made<Outage> made) {
        known.put(made.said().id(), made.said());
        heard.tell(new EscalateInput.Told(made.said()));
        return input(recording.topics().outages(), made.at(), NONE);
    }

    private Input config(ConfigRecord<EscalatePart> record, long at, Optional<SortedMap<String, String>> start) {
        Input input = input(
                recording.topics().configEscalate(),
                at,
                recording.codecs().configEscalate().encode(record));
        return new Input(input.record(), start);
    }

    private static Input input(Topic topic, long at, byte[] value) {
        return new Input(new Recorded(topic.name(), 0, 0, at, null, value), Optional.empty());
    }

    private void take(StageReplay<EscalateInput, EscalateRow, EscalateOutput> stage, Input input) {
        stage.take(input);
        for (EscalateOutput said : heard.said()) {
            if (said instanceof EscalateOutput.Changed changed) {
                Escalation escalation = changed.escalation();
                escalations.put(escalation.outage() + "/" + escalation.team(), new Made<>(time, escalation));
            } else if (said instanceof EscalateOutput.Sent sent) {
                paged(sent.page());
            }
        }
    }

    /** A page that never was gets a receipt and, if it asks about an outage that never was, an answer. */
    private void paged(Page page) {
        // Without the texts: of a month they would be many.
        pages.add(new Made<>(time, page.reworded(page.address(), text -> "")));
        made.add(page.id());
        if (page.kind() == Page.Kind.PAGE && !echo.recordedPage(page.id())) {
            later.add(input(
                    recording.topics().receipts(),
                    time + echo.receiptAfter(),
                    recording.codecs().receipts().encode(echo.receipt(page, time))));
            Outage outage = known.get(page.outage());
            if (outage != null && echo.answers(page, outage)) {
                later.add(input(
                        recording.topics().commandsEscalate(),
                        time + echo.answerAfter(),
                        recording.codecs().commandsEscalate().encode(echo.answer(page))));
            }
        }
    }

    /** The last that was said of each. */
    List<Made<Escalation>> escalations() {
        return List.copyOf(escalations.values());
    }

    List<Made<Page>> pages() {
        return pages;
    }
}
