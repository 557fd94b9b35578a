package varde.wire.state;

import java.util.Optional;
import varde.core.correlate.Severity;
import varde.core.escalate.Brief;
import varde.core.escalate.Bundle;
import varde.core.escalate.EscalateRow;
import varde.core.escalate.Ration;
import varde.core.oncall.Channel;
import varde.core.page.PageEvent;
import varde.wire.avro.escalate.EscalateBundleChannel;
import varde.wire.avro.escalate.EscalateBundlePart;
import varde.wire.avro.escalate.EscalateBundleRow;
import varde.wire.avro.escalate.EscalateRationChannel;
import varde.wire.avro.escalate.EscalateRationRow;
import varde.wire.avro.escalate.EscalateWaiting;
import varde.wire.avro.escalate.EscalateWaitingEvent;
import varde.wire.avro.escalate.EscalateWaitingPage;
import varde.wire.avro.escalate.EscalateWaitingRow;
import varde.wire.avro.escalate.EscalateWaitingRowChannel;
import varde.wire.avro.escalate.EscalateWaitingRowEvent;
import varde.wire.avro.escalate.EscalateWaitingRowSeverity;
import varde.wire.avro.escalate.EscalateWaitingSeverity;

/** What waits for somebody, and the digests that were sent, as rows. */
final class RationForm {

    private RationForm() {}

    static EscalateRationRow toAvro(EscalateRow.RationRow row) {
        Ration ration = row.ration();
        return new EscalateRationRow(
                ration.person(),
                ration.team(),
                EscalateRationChannel.valueOf(ration.channel().name()),
                ration.sent(),
                row.together().stream().map(RationForm::waiting).toList(),
                ration.dueAt());
    }

    static EscalateRow.RationRow toCore(EscalateRationRow row) {
        return new EscalateRow.RationRow(
                new Ration(
                        row.getPerson(),
                        row.getTeam(),
                        Channel.valueOf(row.getChannel().name()),
                        row.getSent(),
                        row.getDueAt()),
                row.getWaiting().stream().map(RationForm::waiting).toList());
    }

    static EscalateWaitingRow toAvro(EscalateRow.WaitingRow row) {
        Ration.Waiting page = row.page();
        Brief brief = page.brief();
        return new EscalateWaitingRow(
                row.person(),
                row.team(),
                EscalateWaitingRowChannel.valueOf(row.channel().name()),
                row.place(),
                EscalateWaitingPage.newBuilder()
                        .setOutage(page.outage())
                        .setTeam(page.team())
                        .setPage(page.page())
                        .setEvent(EscalateWaitingRowEvent.valueOf(page.event().name()))
                        .setSeverity(EscalateWaitingRowSeverity.valueOf(
                                page.severity().name()))
                        .setNotBefore(page.notBefore())
                        .setAsked(brief.asked())
                        .setTarget(brief.target())
                        .setLateBy(brief.lateBy())
                        .setBy(brief.by().orElse(null))
                        .setMovedTo(brief.movedTo().orElse(null))
                        .setUntil(brief.until().orElse(null))
                        .build());
    }

    static EscalateRow.WaitingRow toCore(EscalateWaitingRow row) {
        EscalateWaitingPage page = row.getPage();
        Brief brief = new Brief(
                page.getAsked(),
                page.getTarget(),
                page.getLateBy(),
                Optional.ofNullable(page.getBy()),
                Optional.ofNullable(page.getMovedTo()),
                Optional.ofNullable(page.getUntil()));
        return new EscalateRow.WaitingRow(
                row.getPerson(),
                row.getAsked(),
                Channel.valueOf(row.getChannel().name()),
                row.getPlace(),
                new Ration.Waiting(
                        page.getOutage(),
                        page.getTeam(),
                        page.getPage(),
                        PageEvent.valueOf(page.getEvent().name()),
                        Severity.valueOf(page.getSeverity().name()),
                        page.getNotBefore(),
                        brief));
    }

    static EscalateBundleRow toAvro(Bundle bundle) {
        return new EscalateBundleRow(
                bundle.id(),
                bundle.code(),
                bundle.person(),
                bundle.team(),
                EscalateBundleChannel.valueOf(bundle.channel().name()),
                bundle.contact(),
                bundle.at(),
                bundle.tryUntil(),
                bundle.parts().stream()
                        .map(part -> new EscalateBundlePart(part.outage(), part.team(), part.page()))
                        .toList());
    }

    static Bundle toCore(EscalateBundleRow row) {
        return new Bundle(
                row.getId(),
                row.getCode(),
                row.getPerson(),
                row.getTeam(),
                Channel.valueOf(row.getChannel().name()),
                row.getContact(),
                row.getAt(),
                row.getTryUntil(),
                row.getParts().stream()
                        .map(part -> new Bundle.Part(part.getOutage(), part.getTeam(), part.getPage()))
                        .toList());
    }

    private static EscalateWaiting waiting(Ration.Waiting page) {
        Brief brief = page.brief();
        return EscalateWaiting.newBuilder()
                .setOutage(page.outage())
                .setTeam(page.team())
                .setPage(page.page())
                .setEvent(EscalateWaitingEvent.valueOf(page.event().name()))
                .setSeverity(EscalateWaitingSeverity.valueOf(page.severity().name()))
                .setNotBefore(page.notBefore())
                .setAsked(brief.asked())
                .setTarget(brief.target())
                .setLateBy(brief.lateBy())
                .setBy(brief.by().orElse(null))
                .setMovedTo(brief.movedTo().orElse(null))
                .setUntil(brief.until().orElse(null))
                .build();
    }

    private static Ration.Waiting waiting(EscalateWaiting page) {
        return new Ration.Waiting(
                page.getOutage(),
                page.getTeam(),
                page.getPage(),
                PageEvent.valueOf(page.getEvent().name()),
                Severity.valueOf(page.getSeverity().name()),
                page.getNotBefore(),
                new Brief(
                        page.getAsked(),
                        page.getTarget(),
                        page.getLateBy(),
                        Optional.ofNullable(page.getBy()),
                        Optional.ofNullable(page.getMovedTo()),
                        Optional.ofNullable(page.getUntil())));
    }
}
