package varde.replay.whatif;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import varde.core.command.Command;
import varde.core.correlate.Outage;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.page.Receipt;
import varde.replay.story.OutageTale;
import varde.replay.story.SentPage;
import varde.replay.story.Story;

/**
 * What people and providers would have done in the other world: what they did where that fits, and otherwise what they
 * usually do. A page that never was arrives after the usual time; whoever is asked about an outage that never was answers
 * after the usual time, if anybody ever answered.
 */
final class Echo {

    private static final long USUAL_RECEIPT = 1_000;

    private final Story story;
    private final Set<String> recorded = new HashSet<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final long receiptAfter;
    private final OptionalLong answerAfter;
    private int dropped;

    Echo(Story story) {
        this.story = story;
        story.outages().forEach(tale -> {
            ids.put(tale.last().number(), tale.id());
            tale.pages().forEach(sent -> recorded.add(sent.page().id()));
        });
        receiptAfter = median(story.outages().stream()
                        .flatMap(tale -> tale.pages().stream())
                        .flatMapToLong(Echo::receiptDelay))
                .orElse(USUAL_RECEIPT);
        answerAfter = median(story.outages().stream().flatMapToLong(Echo::answerDelay));
    }

    private static LongStream receiptDelay(SentPage sent) {
        return sent.receipts().stream().limit(1).mapToLong(receipt -> Math.max(0, receipt.at() - sent.at()));
    }

    private static LongStream answerDelay(OutageTale tale) {
        Optional<Long> paged = tale.firstPageAt();
        return tale.acknowledgedAt().stream()
                .filter(at -> paged.isPresent())
                .mapToLong(at -> Math.max(0, at - paged.orElse(at)));
    }

    private static OptionalLong median(LongStream values) {
        long[] sorted = values.sorted().toArray();
        return sorted.length == 0
                ? OptionalLong.empty()
                : Arrays.stream(sorted).skip(sorted.length / 2).findFirst();
    }

    boolean recordedPage(String id) {
        return recorded.contains(id);
    }

    long receiptAfter() {
        return receiptAfter;
    }

    long answerAfter() {
        return answerAfter.orElse(0);
    }

    Receipt receipt(Page page, long at) {
        return Receipt.arrived(page, "what-if", at + receiptAfter);
    }

    /** Whether this page would be answered: it asks, about something that never was, and nobody has answered yet. */
    boolean answers(Page page, Outage outage) {
        boolean asks = page.event() == PageEvent.OPENED || page.event() == PageEvent.WORSE;
        boolean was = story.outages().stream()
                .anyMatch(tale -> tale.id().equals(outage.id()) || Match.sameCause(tale, outage));
        return asks && !was && answerAfter.isPresent() && answered.add(page.outage() + "/" + page.team());
    }

    Command answer(Page page) {
        return new Command(
                "what-if/" + page.id(),
                Command.Kind.ACKNOWLEDGE,
                page.person(),
                Command.How.COMMAND_LINE,
                Optional.of(page.number()),
                Optional.of(page.team()),
                "",
                new TreeMap<>());
    }

    /** The command about what it is about in the other world; empty if that is nothing. */
    Optional<Command> command(Command command, Map<String, Outage> known) {
        if (command.number().isEmpty()) {
            return Optional.of(command);
        }
        String id = ids.get(command.number().get());
        Optional<Outage> same = Optional.ofNullable(id == null ? null : known.get(id))
                .or(() -> story.outages().stream()
                        .filter(tale -> tale.id().equals(id))
                        .flatMap(tale -> known.values().stream().filter(outage -> Match.sameCause(tale, outage)))
                        .findFirst());
        if (same.isEmpty()) {
            dropped++;
            return Optional.empty();
        }
        return Optional.of(new Command(
                command.id(),
                command.kind(),
                command.who(),
                command.how(),
                Optional.of(same.get().number()),
                command.team(),
                command.note(),
                command.values()));
    }

    /** How many commands were about nothing that exists in the other world. */
    int dropped() {
        return dropped;
    }
}
