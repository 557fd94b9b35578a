package varde.app.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import varde.app.oncall.RosterCalendar;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.escalate.Drill;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.Escalation;
import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.core.page.LinkSigner;
import varde.core.stage.ConfigRecord;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/**
 * What is going on: the latest word on every outage, escalation and member, kept up to date from the log. May be used by
 * several threads.
 */
public final class Situation {

    private static final Comparator<Outage> WORST_FIRST = Comparator.comparing(Outage::severity)
            .thenComparing(Outage::openedAt)
            .thenComparing(Outage::number);

    private final Topics topics;
    private final Codecs codecs;
    private final Map<String, Outage> outages = new HashMap<>();
    private final Map<String, Map<String, Escalation>> escalations = new HashMap<>();
    private final Map<String, Member> members = new TreeMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Team> teams = new HashMap<>();
    private final Rosters rosters = new Rosters();
    private final Map<String, Escalation> drills = new LinkedHashMap<>();
    private final List<Consumer<Escalation>> watchers = new ArrayList<>();

    /** Nothing is known yet. */
    public Situation(Topics topics, Codecs codecs) {
        this.topics = topics;
        this.codecs = codecs;
    }

    /** The topics it is told by. */
    public List<Topic> sources() {
        return List.of(topics.configEscalate(), topics.outages(), topics.escalations(), topics.members());
    }

    /** Takes in a record of one of its topics. */
    public synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(topics.outages().name())) {
            take(codecs.outages().decode(record.value()));
        } else if (record.topic().equals(topics.escalations().name())) {
            take(codecs.escalations().decode(record.value()));
        } else if (record.topic().equals(topics.members().name())) {
            take(codecs.members().decode(record.value()));
        } else if (record.topic().equals(topics.configEscalate().name())) {
            take(codecs.configEscalate().decode(record.value()));
        }
    }

    /** Takes in a part of ESCALATE's configuration, for the names of people and teams. */
    public synchronized void take(ConfigRecord<EscalatePart> config) {
        if (config instanceof ConfigRecord.Part<EscalatePart> part) {
            if (part.part() instanceof EscalatePart.Known known) {
                people.put(known.person().id(), known.person());
            } else if (part.part() instanceof EscalatePart.Staffed staffed) {
                teams.put(staffed.team().id(), staffed.team());
            }
        }
        rosters.take(config);
    }

    /** The person of this id, if the configuration knows one. */
    public synchronized Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Everybody whom the configuration knows. */
    public synchronized List<Person> people() {
        return List.copyOf(people.values());
    }

    /** The team of this id, if the configuration knows one. */
    public synchronized Optional<Team> team(String id) {
        return Optional.ofNullable(teams.get(id));
    }

    /** The rosters in force as calendars. */
    public synchronized RosterCalendar rosters() {
        return rosters.calendar();
    }

    /** What a person is called; the id of one that nobody knows. */
    public String nameOf(String person) {
        return person(person).map(Person::name).orElse(person);
    }

    /** What a team is called; the id of one that nobody knows. */
    public String nameOfTeam(String team) {
        return team(team).map(Team::name).orElse(team);
    }

    /** Takes in a word on an outage. */
    public synchronized void take(OutageRecord record) {
        if (record instanceof Outage outage) {
            outages.put(outage.id(), outage);
        }
    }

    /** Takes in a word on an escalation. */
    public synchronized void take(Escalation escalation) {
        if (escalation.outage().startsWith(Drill.PREFIX)) {
            drills.put(escalation.outage(), escalation);
            watchers.forEach(watcher -> watcher.accept(escalation));
            Outage drill =
                    Drill.outage(escalation.outage(), escalation.number(), escalation.team(), escalation.startedAt());
            outages.put(drill.id(), drill);
            if (escalation.status() == Escalation.Status.ENDED) {
                outages.remove(drill.id());
            }
        }
        escalations.computeIfAbsent(escalation.outage(), any -> new TreeMap<>()).put(escalation.team(), escalation);
    }

    /** Tells somebody of every word on a drill's escalation from now on. */
    public synchronized void watch(Consumer<Escalation> watcher) {
        watchers.add(watcher);
    }

    /** The latest word on each drill, whether or not it is over. */
    public synchronized List<Escalation> drills() {
        return List.copyOf(drills.values());
    }

    /** Takes in a word on a member. */
    public synchronized void take(Member member) {
        members.put(member.component(), member);
    }

    /** Open outages, the worst first. */
    public synchronized List<Outage> open() {
        return outages.values().stream()
                .filter(outage -> outage.status() == Outage.Status.OPEN)
                .sorted(WORST_FIRST)
                .toList();
    }

    /** All outages that are remembered, the latest number first. */
    public synchronized List<Outage> all() {
        return outages.values().stream()
                .sorted(Comparator.comparing(Outage::number).reversed())
                .toList();
    }

    /** The outage of this number. */
    public synchronized Optional<Outage> outage(int number) {
        return outages.values().stream()
                .filter(outage -> outage.number() == number)
                .max(Comparator.comparing(Outage::openedAt));
    }

    /** The escalations of an outage, by team. */
    public synchronized List<Escalation> escalations(String outage) {
        return List.copyOf(escalations.getOrDefault(outage, Map.of()).values());
    }

    /** Members with this standing, by component. */
    public synchronized List<Member> members(Member.Standing standing) {
        return members.values().stream()
                .filter(member -> member.standing() == standing)
                .toList();
    }

    /** What the latest record of {@code members} says of a component. */
    public synchronized Optional<Member> member(String component) {
        return Optional.ofNullable(members.get(component));
    }

    /** Everybody who was paged for the outage of this number: they alone hold links. */
    public synchronized List<LinkSigner.Candidate> paged(int number) {
        List<LinkSigner.Candidate> paged = new ArrayList<>();
        outage(number)
                .ifPresent(outage -> escalations(outage.id())
                        .forEach(escalation -> escalation.pages().stream()
                                .map(page -> new LinkSigner.Candidate(outage.id(), page.person()))
                                .filter(candidate -> !paged.contains(candidate))
                                .forEach(paged::add)));
        return paged;
    }
}
