package varde.app.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** What has become of one outage so far, step by step: opened, worse, merged with others, split, over. */
final class OutageHistory {

    private record Step(long at, String words) {}

    private final Topics topics;
    private final Codecs codecs;
    private final int number;
    private final List<Outage> told = new ArrayList<>();
    private final TreeMap<Integer, Outage> others = new TreeMap<>();
    private final Set<String> members = new HashSet<>();
    private final List<Member> early = new ArrayList<>();

    OutageHistory(Topics topics, Codecs codecs, int number) {
        this.topics = topics;
        this.codecs = codecs;
        this.number = number;
    }

    /** Takes in a record of the log; only {@code outages} and {@code members} matter. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(topics.outages().name())) {
            take(codecs.outages().decode(record.value()));
        } else if (record.topic().equals(topics.members().name())) {
            take(codecs.members().decode(record.value()));
        }
    }

    void take(OutageRecord record) {
        if (!(record instanceof Outage outage)) {
            return;
        }
        if (outage.number() == number) {
            told.add(outage);
        } else if (outage.change() == Outage.Change.OPENED || outage.status() == Outage.Status.MERGED) {
            others.put(outage.number(), outage);
        }
    }

    void take(Member member) {
        if (member.outage().isPresent()) {
            // The outage may be read after its members, which are in another topic.
            if (told.isEmpty()) {
                early.add(member);
            } else if (isOurs(member)) {
                members.add(member.component());
            }
        }
    }

    private boolean isOurs(Member member) {
        Optional<String> id =
                told.isEmpty() ? Optional.empty() : Optional.of(told.get(0).id());
        return id.isPresent() && member.outage().equals(id);
    }

    /** The steps, the earliest first. */
    List<String> lines(LongFunction<String> clock) {
        early.stream().filter(this::isOurs).forEach(member -> members.add(member.component()));
        List<Step> steps = new ArrayList<>();
        Optional<Outage> before = Optional.empty();
        for (Outage outage : told) {
            words(outage, before).ifPresent(words -> steps.add(new Step(outage.changedAt(), words)));
            before = Optional.of(outage);
        }
        before.ifPresent(
                now -> others.values().forEach(other -> relation(now, other).ifPresent(steps::add)));
        steps.sort(Comparator.comparingLong(Step::at));
        return steps.stream()
                .map(step -> clock.apply(step.at()) + "  " + step.words())
                .toList();
    }

    private static Optional<String> words(Outage outage, Optional<Outage> before) {
        String hit = ", " + outage.counts().failed() + " failed";
        switch (outage.change()) {
            case OPENED:
                return Optional.of("opened as " + outage.severity() + " with the cause " + outage.root() + hit);
            case REOPENED:
                return Optional.of("opened again" + hit);
            case WORSE:
                return Optional.of("worse: " + outage.severity() + ", "
                        + outage.state().name().toLowerCase(Locale.ROOT) + hit);
            case MERGED:
                return Optional.of(
                        outage.status() == Outage.Status.MERGED
                                ? "became part of another outage" + reason(outage, "merged")
                                : "the cause is " + outage.root() + " now" + reason(outage, "merged") + hit);
            case CLOSED:
                return Optional.of("over" + reason(outage, "resolved").or(reason(outage, "over")));
            case UPDATED:
                return before.filter(old -> !old.root().equals(outage.root()))
                        .map(old -> "the cause is " + outage.root() + " now" + hit);
        }
        throw new IllegalStateException("no words for " + outage.change());
    }

    private static Text reason(Outage outage, String rule) {
        return new Text(outage.reasons().stream()
                .filter(reason -> reason.rule().equals(rule))
                .map(reason -> ": " + reason.text())
                .findFirst()
                .orElse(""));
    }

    /** Words that may be none. */
    private record Text(String words) {

        Text or(Text other) {
            return words.isEmpty() ? other : this;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** What another outage has to do with this one: part of it, or split from it. */
    private Optional<Step> relation(Outage now, Outage other) {
        if (other.status() == Outage.Status.MERGED) {
            return other.mergedInto()
                    .filter(now.id()::equals)
                    .map(into -> new Step(
                            other.changedAt(),
                            "took over " + other.number() + ", " + other.rootName() + reason(other, "merged")));
        }
        boolean split = members.contains(other.root())
                && !other.root().equals(now.root())
                && other.openedAt() >= now.openedAt();
        return split
                ? Optional.of(new Step(
                        other.openedAt(),
                        "split: " + other.number() + ", " + other.rootName() + ", is on its own since"))
                : Optional.empty();
    }
}
