package varde.app.steer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import varde.core.command.Command;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.MaintenancePlan;
import varde.core.landscape.Component;
import varde.core.landscape.Fleets;
import varde.core.landscape.Maintenance;
import varde.core.stage.ConfigRecord;
import varde.wire.Rejected;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** What the log says of the landscape in force and of planned maintenance. May be used by several threads. */
final class Plans {

    /** A command about maintenance, when it came, and where it stands in the log. */
    private record Said(Command command, long at, String place) {}

    private final Topics topics;
    private final Codecs codecs;
    private final Map<String, List<CorrelatePart>> versions = new HashMap<>();
    private final Map<String, Said> said = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private Optional<String> inForce = Optional.empty();

    Plans(Topics topics, Codecs codecs) {
        this.topics = topics;
        this.codecs = codecs;
    }

    /** The topics that it is told by. */
    List<Topic> sources() {
        return List.of(topics.configCorrelate(), topics.commandsCorrelate(), topics.rejected());
    }

    /** Takes in a record of one of its topics; others are passed by. */
    synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(topics.configCorrelate().name()) && record.partition() == 0) {
            take(codecs.configCorrelate().decode(record.value()));
        } else if (record.topic().equals(topics.commandsCorrelate().name())) {
            Command command = codecs.commandsCorrelate().decode(record.value());
            if (command.kind() == Command.Kind.MAINTENANCE) {
                String place = record.partition() + "/" + record.offset();
                said.putIfAbsent(command.id(), new Said(command, record.timestamp(), place));
            }
        } else if (record.topic().equals(topics.rejected().name())) {
            Rejected rejected = codecs.rejected().decode(record.value());
            if (rejected.topic().equals(topics.commandsCorrelate().name())) {
                refused.add(rejected.partition() + "/" + rejected.offset());
            }
        }
    }

    private void take(ConfigRecord<CorrelatePart> config) {
        if (config instanceof ConfigRecord.Part<CorrelatePart> part) {
            versions.computeIfAbsent(part.version(), none -> new ArrayList<>()).add(part.part());
        } else if (config instanceof ConfigRecord.InForce<CorrelatePart> closed) {
            inForce = Optional.of(closed.version());
            versions.keySet().retainAll(List.of(closed.version()));
        }
    }

    private List<CorrelatePart> parts() {
        return inForce.map(versions::get).orElse(List.of());
    }

    /** The domain of a component; empty if it is not in the landscape in force. */
    synchronized Optional<String> domain(String component) {
        for (CorrelatePart part : parts()) {
            if (part instanceof CorrelatePart.Declared declared
                    && Fleets.contains(declared.component().id(), component)) {
                return Optional.of(declared.component().domain());
            }
            if (part instanceof CorrelatePart.Listed listed
                    && listed.agent().id().equals(component)) {
                return Optional.of(Component.MAIN_DOMAIN);
            }
        }
        return Optional.empty();
    }

    /** The maintenance there is. */
    synchronized MaintenancePlan maintenance() {
        List<Maintenance> configured = parts().stream()
                .filter(CorrelatePart.Planned.class::isInstance)
                .map(part -> ((CorrelatePart.Planned) part).maintenance())
                .toList();
        MaintenancePlan plan = new MaintenancePlan(configured);
        List<Said> obeyed = said.values().stream()
                .filter(one -> !refused.contains(one.place()))
                .sorted(Comparator.comparingLong(Said::at))
                .toList();
        obeyed.forEach(one -> {
            TreeMap<String, String> values = new TreeMap<>(one.command().values());
            values.put("reason", one.command().note());
            String id = values.getOrDefault("id", one.command().id());
            plan.said(id, values, one.command().who(), one.at());
        });
        return plan;
    }
}
