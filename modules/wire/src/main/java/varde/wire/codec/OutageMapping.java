package varde.wire.codec;

import java.util.Optional;
import java.util.TreeMap;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.correlate.Severity;
import varde.core.landscape.State;
import varde.core.route.Route;
import varde.core.stage.Reason;
import varde.wire.avro.OutageCanary;
import varde.wire.avro.OutageChange;
import varde.wire.avro.OutageCounts;
import varde.wire.avro.OutageDestination;
import varde.wire.avro.OutageHit;
import varde.wire.avro.OutageMark;
import varde.wire.avro.OutageReason;
import varde.wire.avro.OutageSeverity;
import varde.wire.avro.OutageState;
import varde.wire.avro.OutageStatus;
import varde.wire.avro.OutageTold;
import varde.wire.avro.OutageValue;

/** Outages, and CORRELATE's marks. */
final class OutageMapping implements Mapping<OutageRecord, OutageValue> {

    @Override
    public OutageValue toAvro(OutageRecord value) {
        if (value instanceof OutageRecord.Mark mark) {
            return new OutageValue(new OutageMark(mark.partition(), mark.readUpTo(), null));
        }
        if (value instanceof OutageRecord.Canary canary) {
            return new OutageValue(
                    new OutageMark(0, 0L, new OutageCanary(canary.partition(), canary.since(), canary.due())));
        }
        return new OutageValue(told((Outage) value));
    }

    private static OutageTold told(Outage value) {
        return OutageTold.newBuilder()
                .setId(value.id())
                .setNumber(value.number())
                .setRevision(value.revision())
                .setChange(Symbols.same(value.change(), OutageChange.class))
                .setStatus(Symbols.same(value.status(), OutageStatus.class))
                .setDomain(value.domain())
                .setRoot(value.root())
                .setRootName(value.rootName())
                .setKind(value.kind())
                .setState(Symbols.same(value.state(), OutageState.class))
                .setSeverity(Symbols.same(value.severity(), OutageSeverity.class))
                .setLabels(value.labels())
                .setDestinations(
                        Symbols.each(value.destinations(), to -> new OutageDestination(to.team(), to.source())))
                .setBrokeAt(value.brokeAt())
                .setOpenedAt(value.openedAt())
                .setChangedAt(value.changedAt())
                .setClosedAt(value.closedAt().orElse(null))
                .setHeld(value.held())
                .setCounts(counts(value.counts()))
                .setWeightiest(Symbols.each(value.weightiest(), OutageMapping::hit))
                .setApplications(value.applications())
                .setMergedInto(value.mergedInto().orElse(null))
                .setNotConfirmedSince(value.notConfirmedSince().orElse(null))
                .setFlapping(value.flapping())
                .setReasons(Symbols.each(value.reasons(), reason -> new OutageReason(reason.rule(), reason.text())))
                .setExplanation(ExplanationMapping.toAvro(value.explanation()))
                .build();
    }

    private static OutageCounts counts(Outage.Counts counts) {
        return new OutageCounts(counts.failed(), counts.failures(), counts.byKind(), counts.bySite());
    }

    private static OutageHit hit(Outage.Hit hit) {
        return new OutageHit(hit.component(), hit.name(), Symbols.same(hit.state(), OutageState.class));
    }

    @Override
    public OutageRecord toCore(OutageValue avro) {
        if (avro.getBody() instanceof OutageMark mark) {
            OutageCanary canary = mark.getCanary();
            return canary == null
                    ? new OutageRecord.Mark(mark.getPartition(), mark.getReadUpTo())
                    : new OutageRecord.Canary(canary.getPartition(), canary.getSince(), canary.getDue());
        }
        return outage((OutageTold) avro.getBody());
    }

    private static Outage outage(OutageTold avro) {
        return new Outage(
                avro.getId(),
                avro.getNumber(),
                avro.getRevision(),
                Symbols.same(avro.getChange(), Outage.Change.class),
                Symbols.same(avro.getStatus(), Outage.Status.class),
                avro.getDomain(),
                avro.getRoot(),
                avro.getRootName(),
                avro.getKind(),
                Symbols.same(avro.getState(), State.class),
                Symbols.same(avro.getSeverity(), Severity.class),
                new TreeMap<>(avro.getLabels()),
                Symbols.each(avro.getDestinations(), to -> new Route.Destination(to.getTeam(), to.getSource())),
                avro.getBrokeAt(),
                avro.getOpenedAt(),
                avro.getChangedAt(),
                Optional.ofNullable(avro.getClosedAt()),
                avro.getHeld(),
                counts(avro.getCounts()),
                Symbols.each(avro.getWeightiest(), OutageMapping::hit),
                avro.getApplications(),
                Optional.ofNullable(avro.getMergedInto()),
                Optional.ofNullable(avro.getNotConfirmedSince()),
                avro.getFlapping(),
                Symbols.each(avro.getReasons(), reason -> new Reason(reason.getRule(), reason.getText())),
                ExplanationMapping.toCore(avro.getExplanation()));
    }

    private static Outage.Counts counts(OutageCounts avro) {
        return new Outage.Counts(
                avro.getFailed(), avro.getFailures(), new TreeMap<>(avro.getByKind()), new TreeMap<>(avro.getBySite()));
    }

    private static Outage.Hit hit(OutageHit avro) {
        return new Outage.Hit(avro.getComponent(), avro.getName(), Symbols.same(avro.getState(), State.class));
    }
}
